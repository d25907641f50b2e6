// The generations of an index: which databases its directory holds, and which one counts
// (index_directory.h).
#ifndef REVUE_INDEXER_GENERATION_H_
#define REVUE_INDEXER_GENERATION_H_

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace revue {

inline constexpr const char* kStub = "XAPIANDB";
inline constexpr std::string_view kRebuild =
    "; delete the directory and build it again from its sources";

// "g12".
std::string generation_name(unsigned generation);
// The number in "g12"; nothing for other names.
std::optional<unsigned> generation_number(std::string_view name);

// The generation that the stub of an index names; nothing when there is no stub, or it is not as
// IndexDirectory writes it.
std::optional<unsigned> named_generation(const std::filesystem::path& index);

bool holds_database(const std::filesystem::path& generation);

// The database that an index directory shows to readers; the directory itself when there is no
// stub. Throws: Error when the stub names no database: the index is damaged.
std::filesystem::path current_generation(const std::filesystem::path& index);

}  // namespace revue

#endif  // REVUE_INDEXER_GENERATION_H_
