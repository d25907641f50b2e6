// The files inside an archive (zip, tar) or a compressed file (gzip, xz, zstd), one after the
// other.
//
// Nothing is unpacked to a disk: an entry is a stream of bytes, and its name is a name alone.
#ifndef REVUE_CORPUS_ARCHIVE_H_
#define REVUE_CORPUS_ARCHIVE_H_

#include <cstdint>
#include <functional>
#include <istream>
#include <string>
#include <string_view>

#include "corpus/article.h"

namespace revue {

// Against archives that are small and unpack to more than any disk holds.
struct ArchiveLimits {
  std::uint64_t largest_total = std::uint64_t{64} << 30U;  // bytes unpacked
  // Unpacked bytes for one of the archive, where more than `ratio_from` are unpacked. Texts come to
  // some 10.
  std::uint64_t largest_ratio = 200;
  std::uint64_t ratio_from = std::uint64_t{64} << 20U;
  std::uint64_t most_entries = 10'000'000;
};

struct ArchiveEntry {
  // Parted by slashes, without a leading one and without «.» and «..»; of a compressed file that is
  // no archive, empty. Bytes, not always UTF-8.
  std::string name;
  std::string_view beginning;  // the first bytes, which `in` gives again
  // Its buffer throws where the archive is damaged or beyond its limits, through `take` to
  // read_archive(), which says so.
  std::istream& in;
};

// Hands on the regular files of `in` in the order of their bytes there. Hidden ones (of a name that
// begins with a dot, and what macOS keeps in __MACOSX) are left out; links, devices, encrypted and
// damaged entries are reported at `source`/NAME. At damage of the archive itself and at a limit
// the reading ends with a refusing notice; what `take` got until then stands. Returns the bytes
// unpacked. Memory: some MB.
std::uint64_t read_archive(std::istream& in, const std::string& source, const ArchiveLimits& limits,
                           const std::function<void(const ArchiveEntry&)>& take,
                           const NoticeSink& notice);

}  // namespace revue

#endif  // REVUE_CORPUS_ARCHIVE_H_
