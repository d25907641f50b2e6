// Any bytes as a stored record: it is read or refused, and what is read is written back the same.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "analyzers/error.h"
#include "indexer/record.h"

namespace {

template <typename Decode>
void try_as(std::string_view data, const Decode& decode) {
  std::string written;
  try {
    written = encode(decode(data));
  } catch (const revue::Error&) {
    return;
  }
  if (encode(decode(written)) != written) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try_as(bytes, revue::decode_article);
  try_as(bytes, revue::decode_passage);
  try_as(bytes, revue::decode_quote);
  return 0;
}
