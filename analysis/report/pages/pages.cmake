# Makes <OUT>, the pages as C++: cmake -D NODE= -D NPM= -D SOURCE= -D MODULES= -D OUT= -D DEVELOP=
# -D REQUIRED= -P pages.cmake
#
# Packages go into MODULES, in the build folder, exactly as package-lock.json names them; no script
# of theirs is run. Where they cannot be fetched the program is built without pages and says so when
# it is asked for one; with REQUIRED that is a failure.

set(stamp ${MODULES}/node_modules/.as-locked)
file(SHA256 ${SOURCE}/package-lock.json lock)
set(lock "${lock} ${DEVELOP}")
set(installed "")
if(EXISTS ${stamp})
  file(READ ${stamp} installed)
endif()
set(result 0)
if(NOT installed STREQUAL lock)
  file(MAKE_DIRECTORY ${MODULES})
  file(COPY ${SOURCE}/package.json ${SOURCE}/package-lock.json DESTINATION ${MODULES})
  if(NOT DEVELOP)
    set(omit --omit=dev)
  endif()
  execute_process(
    COMMAND ${NPM} ci ${omit} --ignore-scripts --no-audit --no-fund --no-update-notifier
    WORKING_DIRECTORY ${MODULES} RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said)
  if(result EQUAL 0)
    file(WRITE ${stamp} "${lock}")
  endif()
endif()
if(result EQUAL 0)
  execute_process(COMMAND ${NODE} ${SOURCE}/bundle.mjs ${MODULES} ${OUT}
    RESULT_VARIABLE bundled OUTPUT_VARIABLE said ERROR_VARIABLE said)
  if(NOT bundled EQUAL 0)
    message(FATAL_ERROR "the pages cannot be bundled:\n${said}")
  endif()
elseif(REQUIRED)
  message(FATAL_ERROR "npm ci failed, and the pages need what it fetches:\n${said}")
else()
  message(WARNING "npm ci failed, so there are no pages in this build:\n${said}")
  file(COPY_FILE ${SOURCE}/none.cpp.in ${OUT})
  file(TOUCH ${OUT})
endif()
