# Writes the dictionaries as C++: cmake -D SOURCE=<folder of ar.json, fa.json> -D OUT=<file>.cpp -P

set(text "// Made of the dictionaries by embed.cmake.\n\n")
string(APPEND text "#include \"analysis/language/dictionaries.hpp\"\n\nnamespace backchannel {\n")
foreach(pair IN ITEMS "ar arabic" "fa persian")
  separate_arguments(pair)
  list(GET pair 0 code)
  list(GET pair 1 name)
  file(READ ${SOURCE}/${code}.json lines)
  string(STRIP "${lines}" lines)
  string(REPLACE "\n" ")~\",\n    R\"~(" lines "${lines}")
  string(APPEND text "\nstd::span<const char* const> ${name}_lines() {\n"
    "  static constexpr const char* kLines[] = {\n    R\"~(${lines})~\"};\n"
    "  return kLines;\n}\n")
endforeach()
string(APPEND text "\n}  // namespace backchannel\n")
file(WRITE ${OUT} "${text}")
