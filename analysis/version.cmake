# Writes the header HEADER with the version of the sources in SOURCE; called at each build, see
# CMakeLists.txt beside this file. Leaves the header alone when nothing changed.

set(commit "")
if(GIT AND EXISTS ${SOURCE}/.git)
  execute_process(
    COMMAND ${GIT} -C ${SOURCE} describe --always --abbrev=12 --exclude=* --dirty=+changes
    OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
endif()
if(NOT commit)
  set(commit "unknown")
endif()

file(CONFIGURE OUTPUT ${HEADER} @ONLY CONTENT [[
#pragma once

// Written by analysis/version.cmake at each build.

#include <string_view>

namespace backchannel {

inline constexpr std::string_view kVersion = "@VERSION@";
inline constexpr std::string_view kCommit = "@commit@";  // "+changes": with uncommitted changes
inline constexpr std::string_view kCompiler = "@COMPILER@";
inline constexpr std::string_view kBuildType = "@BUILD_TYPE@";

}  // namespace backchannel
]])
