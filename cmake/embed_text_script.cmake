file(READ "${INPUT}" hex HEX)
string(REGEX REPLACE "(................................)" "\\1\n" hex "${hex}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
file(WRITE "${OUTPUT}" "// Made from a data file by cmake/EmbedText.cmake.
#include <cstddef>
#include <string_view>
namespace revue {
namespace {
alignas(8) constexpr unsigned char kBytes[] = {${bytes}0};
}
std::string_view ${FUNCTION}();
std::string_view ${FUNCTION}() {
  return {reinterpret_cast<const char*>(kBytes), sizeof kBytes - 1};
}
}  // namespace revue
")
