// Any bytes as a run and as its manifest: they are read, or refused in words.
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>

#include "analyzers/error.h"
#include "searcher/manifest.h"
#include "searcher/run_reader.h"
#include "tests/support/temp_dir.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace revue;
  static const TempDir folder;
  const auto path = folder.path() / "run";
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  for (const bool articles : {false, true}) {
    try {
      const ReadRun run = read_run(path, articles);
      for (const RunTopic& topic : run.topics) {
        if (topic.id.empty()) std::abort();
      }
    } catch (const Error&) {
    }
  }
  try {
    read_manifest(path);
  } catch (const Error&) {
  }
  return 0;
}
