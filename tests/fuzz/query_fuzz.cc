// Any bytes as a query: it is read, run and its highlights stay inside their text.
#include <cstdint>
#include <cstdlib>

#include "searcher/search.h"
#include "tests/support/build_index.h"
#include "tests/support/temp_dir.h"

namespace {

constexpr const char* kArticles =
    "{\"id\":\"a\",\"title\":\"Sommet de l’IA\",\"text\":\"L’Élysée et J.D. Vance : «Il faut "
    "accélérer», "
    "dit Emmanuel Macron. Les citoyen·nes de 1 200 vice-présidences.\"}\n"
    "{\"id\":\"b\",\"text\":\"The U.S. company's AI Act plan, said Meredith Whittaker of "
    "Signal.\"}\n";

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace revue;
  static const TempDir folder;
  static Searcher searcher = [] {
    const std::string index = (folder.path() / "index").string();
    build_index(index, {"-"}, kArticles);
    return Searcher(index);
  }();
  if (size > 4096) size = 4096;
  const std::string query(reinterpret_cast<const char*>(data), size);
  for (const Match match : {Match::kAny, Match::kAll}) {
    SearchOptions options;
    options.match = match;
    const SearchResult result = searcher.search(query, options);
    require(result.total <= 2);
    for (const Hit& hit : result.hits) {
      for (const Highlight& mark : hit.highlights) {
        require(mark.span.begin < mark.span.end && mark.span.end <= hit.passage.text.size());
      }
    }
  }
  return 0;
}
