#include "indexer/generation.h"

#include <charconv>
#include <fstream>
#include <system_error>

#include "analyzers/error.h"

namespace revue {
namespace fs = std::filesystem;

std::string generation_name(unsigned generation) { return "g" + std::to_string(generation); }

std::optional<unsigned> generation_number(std::string_view name) {
  unsigned number = 0;
  const char* const end = name.data() + name.size();
  if (name.size() < 2 || name[0] != 'g' || name[1] == '0') return std::nullopt;
  const auto [behind, failure] = std::from_chars(name.data() + 1, end, number);
  if (failure != std::errc() || behind != end) return std::nullopt;
  return number;
}

std::optional<unsigned> named_generation(const fs::path& index) {
  std::ifstream stub(index / kStub);
  std::string word;
  std::string name;
  std::string more;
  if (!(stub >> word >> name) || word != "auto" || stub >> more) return std::nullopt;
  return generation_number(name);
}

bool holds_database(const fs::path& generation) { return fs::exists(generation / "iamglass"); }

fs::path current_generation(const fs::path& index) {
  if (!fs::exists(index / kStub)) return index;
  for (;;) {
    const auto generation = named_generation(index);
    if (!generation) {
      throw Error(index.string(), std::string("is damaged: its file ") + kStub +
                                      " does not name a generation" + std::string(kRebuild));
    }
    const fs::path path = index / generation_name(*generation);
    if (holds_database(path)) return path;
    // Unless a writer has published the next one meanwhile.
    if (named_generation(index) == generation) {
      throw Error(index.string(), std::string("is damaged: its file ") + kStub + " names " +
                                      generation_name(*generation) + ", where no database is" +
                                      std::string(kRebuild));
    }
  }
}

}  // namespace revue
