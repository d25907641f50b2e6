#include "corpus/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cerrno>
#include <clocale>
#include <memory>
#include <new>
#include <optional>
#include <streambuf>
#include <utility>
#include <vector>

#include "analyzers/encoding.h"
#include "corpus/gzip_stream.h"

namespace revue {
namespace {

constexpr std::size_t kBlock = std::size_t{64} << 10U;  // bytes

constexpr int kGzipBegin = 0x1F;

// What libarchive reads from; what gzip has packed is unpacked before.
struct Input {
  explicit Input(std::istream& source) : file(source) {
    if (source.peek() == kGzipBegin) in.rdbuf(&gzip.emplace(source));
    source.clear();
  }

  // What is wrong with the packed file, as far as it was read; else empty.
  std::string problem() const { return gzip ? gzip->problem() : std::string(); }

  std::istream& file;
  std::optional<GzipBuffer> gzip;
  std::istream in{file.rdbuf()};
  std::vector<char> block = std::vector<char>(kBlock);
  std::size_t in_block = 0;
  std::uint64_t given = 0;  // to libarchive, of all blocks
};

la_ssize_t on_read(struct archive* archive, void* data, const void** block) {
  Input& input = *static_cast<Input*>(data);
  *block = input.block.data();
  input.in_block = 0;
  if (input.in.good()) {
    input.in.read(input.block.data(), static_cast<std::streamsize>(input.block.size()));
    if (input.in.bad()) {
      archive_set_error(archive, EIO, "cannot be read to its end");
      return ARCHIVE_FATAL;
    }
    input.in_block = static_cast<std::size_t>(input.in.gcount());
  }
  input.given += input.in_block;
  return static_cast<la_ssize_t>(input.in_block);
}

la_int64_t on_seek(struct archive* /*archive*/, void* data, la_int64_t offset, int whence) {
  Input& input = *static_cast<Input*>(data);
  input.in.clear();
  input.in.seekg(offset, whence == SEEK_SET   ? std::ios::beg
                         : whence == SEEK_CUR ? std::ios::cur
                                              : std::ios::end);
  return input.in.good() ? static_cast<la_int64_t>(input.in.tellg()) : ARCHIVE_FATAL;
}

// A name as a name: «/etc/../a.txt» is etc/a.txt.
std::string plain_name(std::string_view name) {
  std::string out;
  while (!name.empty()) {
    const std::size_t slash = std::min(name.find('/'), name.size());
    const std::string_view part = name.substr(0, slash);
    if (!part.empty() && part != "." && part != "..") {
      if (!out.empty()) out += '/';
      out += part;
    }
    name.remove_prefix(std::min(slash + 1, name.size()));
  }
  return out;
}

bool is_hidden(std::string_view name) {
  return name.starts_with('.') || name.find("/.") != std::string_view::npos ||
         name.starts_with("__MACOSX/");
}

// An entry cannot be read on, which has been said. No std::exception: readers of lines take those
// of streams for an end.
struct EntryFailure {};

// Names that an archive says to be UTF-8 are given in the encoding of the thread's locale, and not
// at all where that has no such letters.
class Utf8Names {
 public:
  Utf8Names() { before_ = uselocale(utf8()); }
  ~Utf8Names() { uselocale(before_); }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;

 private:
  // Null, which changes nothing, where the system lacks it. Made once.
  static locale_t utf8() {
    static const locale_t made = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return made;
  }
  locale_t before_ = nullptr;
};

class Archive;

// The bytes of the entry at which an archive stands.
class EntryBuffer : public std::streambuf {
 public:
  explicit EntryBuffer(Archive& archive) : archive_(archive), block_(kBlock) {}

  std::string_view beginning() {
    if (gptr() == egptr()) underflow();
    return {gptr(), static_cast<std::size_t>(egptr() - gptr())};
  }

 protected:
  int_type underflow() override;

 private:
  Archive& archive_;
  std::vector<char> block_;
};

class Archive {
 public:
  Archive(std::istream& in, std::string source, const ArchiveLimits& limits,
          const NoticeSink& notice)
      : input_{in}, source_(std::move(source)), limits_(limits), notice_(notice) {
    if (archive_ == nullptr) throw std::bad_alloc();
    archive_read_support_filter_xz(archive_.get());
    archive_read_support_filter_zstd(archive_.get());
    archive_read_support_format_zip(archive_.get());
    archive_read_support_format_tar(archive_.get());
    archive_read_support_format_raw(archive_.get());
    // `cat a.tar b.tar`
    archive_read_set_format_option(archive_.get(), "tar", "read_concatenated_archives", "1");
    archive_read_set_read_callback(archive_.get(), on_read);
    if (!input_.gzip && in.tellg() != std::istream::pos_type(-1)) {
      archive_read_set_seek_callback(archive_.get(), on_seek);
    }
    in.clear();
    archive_read_set_callback_data(archive_.get(), &input_);
  }

  void read(const std::function<void(const ArchiveEntry&)>& take) {
    const Utf8Names utf8_names;
    int status = archive_read_open1(archive_.get());
    struct archive_entry* header = nullptr;
    while (!failed_ && status >= ARCHIVE_WARN) {
      status = archive_read_next_header(archive_.get(), &header);
      unread_ = {};
      fault_.clear();
      if (status == ARCHIVE_EOF) return refuse_rest();
      if (status < ARCHIVE_WARN) break;
      if (status == ARCHIVE_RETRY) {
        if (!lost_entry()) break;
        continue;
      }
      in_damage_ = false;
      if (is_uncompressed_raw()) return refuse("is no archive that can be read");
      if (++entries_ > limits_.most_entries) {
        return refuse("holds more than " + std::to_string(limits_.most_entries) +
                      " entries; the rest of it is not read");
      }
      entry(header, take);
    }
    if (failed_) return;
    if (!input_.problem().empty()) return refuse(input_.problem());
    refuse(input_.given == 0 ? "is empty" : "is damaged from here on: " + error());
  }

  std::uint64_t unpacked() const { return unpacked_; }

  // The next bytes of the entry, what can be read before damage among them; 0 at its end.
  std::size_t read_data(char* to, std::size_t size) {
    std::size_t got = 0;
    while (got < size && (!unread_.empty() || next_block())) {
      const std::size_t part = std::min(size - got, unread_.size());
      std::copy_n(unread_.data(), part, to + got);
      unread_.remove_prefix(part);
      got += part;
    }
    if (got == 0 && !fault_.empty()) fail(std::exchange(fault_, {}));
    unpacked_ += got;
    check_limits();
    return got;
  }

 private:
  bool is_raw() const { return archive_format(archive_.get()) == ARCHIVE_FORMAT_RAW; }

  // Raw bytes are taken for an archive of one entry.
  bool is_uncompressed_raw() const {
    return is_raw() && !input_.gzip && archive_filter_count(archive_.get()) <= 1;
  }

  // What stands here is no entry: the search for the next one goes on, which is said once. False
  // when it gets no further.
  bool lost_entry() {
    if (!std::exchange(in_damage_, true)) {
      refuse("is damaged: an entry behind " + (at_.empty() ? "the beginning" : "«" + at_ + "»") +
             " cannot be read: " + error());
    }
    const la_int64_t at = archive_filter_bytes(archive_.get(), 0);
    return std::exchange(damaged_at_, at) != at;
  }

  // False at the end of the entry, or where it is damaged.
  bool next_block() {
    if (!fault_.empty()) return false;
    const void* block = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int status = archive_read_data_block(archive_.get(), &block, &size, &offset);
    if (status == ARCHIVE_EOF) {
      // What gzip found is no matter of libarchive's.
      if (is_raw()) fault_ = input_.problem();
    } else if (status < ARCHIVE_OK) {
      fault_ = input_.problem().empty() ? "is damaged: " + error() : input_.problem();
    }
    if (!fault_.empty()) {
      // What stands behind an entry that cannot be unpacked often can.
      failed_ = status == ARCHIVE_FATAL || status == ARCHIVE_EOF;
    }
    if (status < ARCHIVE_WARN || status == ARCHIVE_EOF) return false;
    unread_ = {static_cast<const char*>(block), size};
    return true;
  }

  void entry(struct archive_entry* header, const std::function<void(const ArchiveEntry&)>& take) {
    const char* const given = archive_entry_pathname(header);
    const std::string name = is_raw() || given == nullptr ? "" : plain_name(given);
    at_ = name.empty() ? source_ : source_ + "/" + decode("/" + name).text.substr(1);
    const auto type = archive_entry_filetype(header);
    const bool link =
        archive_entry_hardlink(header) != nullptr || archive_entry_symlink(header) != nullptr;
    if (type == AE_IFDIR || is_hidden(name)) return skip();
    if (link) return skip("is a link; not followed");
    if (!is_raw() && type != AE_IFREG) return skip("is no regular file; not read");
    if (archive_entry_is_encrypted(header) != 0) {
      return notice_({Notice::Kind::kRefused, at_, "is encrypted; unpack it and give the files"});
    }
    if (!is_raw() && name.empty()) {
      refuse("an entry has no name; not read");
      return skip();
    }
    try {
      EntryBuffer buffer(*this);
      std::istream in(&buffer);
      take({name, buffer.beginning(), in});
    } catch (const EntryFailure&) {
      // The next one may be whole.
    }
    // Damage that nobody read up to is told too.
    if (!failed_ || !fault_.empty()) skip();
  }

  // Passes over what is left of an entry.
  void skip(const char* message = nullptr) {
    if (message != nullptr) notice_({Notice::Kind::kNote, at_, message});
    try {
      std::vector<char> block(kBlock);
      while (read_data(block.data(), block.size()) > 0) {
      }
    } catch (const EntryFailure&) {
    }
  }

  // libarchive takes what is no further member of a compressed file for its end. Zeros are what
  // tapes and block devices add.
  void refuse_rest() {
    if (failed_) return;
    if (input_.gzip) return check_rest_of_gzip();
    const auto used = static_cast<std::uint64_t>(archive_filter_bytes(archive_.get(), -1));
    if (!is_raw() || used >= input_.given) return;
    const std::uint64_t rest = std::min<std::uint64_t>(input_.given - used, input_.in_block);
    const std::string_view read(input_.block.data(), input_.in_block);
    if (read.find_first_not_of('\0', input_.in_block - rest) == std::string_view::npos) return;
    refuse("is damaged at byte " + std::to_string(used) +
           ", where no compressed data go on; nothing is read behind it");
  }

  // A tar ends before the file does.
  void check_rest_of_gzip() {
    try {
      at_ = source_;
      for (;;) {
        input_.in.read(input_.block.data(), static_cast<std::streamsize>(input_.block.size()));
        if (input_.in.gcount() == 0) break;
        unpacked_ += static_cast<std::uint64_t>(input_.in.gcount());
        check_limits();
      }
      if (!input_.problem().empty()) refuse(input_.problem());
    } catch (const EntryFailure&) {
    }
  }

  void check_limits() {
    const auto packed = std::max<std::uint64_t>(
        1, input_.gzip ? input_.gzip->packed_bytes()
                       : static_cast<std::uint64_t>(archive_filter_bytes(archive_.get(), -1)));
    if (unpacked_ > limits_.largest_total) {
      failed_ = true;
      fail("unpacks to more than " + std::to_string(limits_.largest_total) +
           " bytes; the rest of it is not read");
    }
    if (unpacked_ > limits_.ratio_from && unpacked_ / packed > limits_.largest_ratio) {
      failed_ = true;
      fail("unpacks to more than " + std::to_string(limits_.largest_ratio) +
           " times its size, as no text does; the rest of it is not read");
    }
  }

  std::string error() const {
    const char* const message = archive_error_string(archive_.get());
    return message == nullptr ? "it cannot be unpacked" : decode(message).text;
  }

  [[noreturn]] void fail(const std::string& message) {
    notice_({Notice::Kind::kRefused, at_, message});
    throw EntryFailure();
  }

  void refuse(const std::string& message) { notice_({Notice::Kind::kRefused, source_, message}); }

  Input input_;
  const std::string source_;
  const ArchiveLimits& limits_;
  const NoticeSink& notice_;
  const std::unique_ptr<struct archive, int (*)(struct archive*)> archive_{archive_read_new(),
                                                                           archive_read_free};
  std::string at_;           // the entry, for messages
  std::string_view unread_;  // of the block of the entry that libarchive gave last
  std::string fault_;        // of the entry, behind what is unread; empty when there is none
  std::uint64_t unpacked_ = 0;
  std::uint64_t entries_ = 0;
  bool failed_ = false;         // nothing more can be read
  bool in_damage_ = false;      // no entry was found since the last one
  la_int64_t damaged_at_ = -1;  // where the search for one stands
};

EntryBuffer::int_type EntryBuffer::underflow() {
  const std::size_t size = archive_.read_data(block_.data(), block_.size());
  setg(block_.data(), block_.data(), block_.data() + size);
  return size == 0 ? traits_type::eof() : traits_type::to_int_type(block_.front());
}

}  // namespace

std::uint64_t read_archive(std::istream& in, const std::string& source, const ArchiveLimits& limits,
                           const std::function<void(const ArchiveEntry&)>& take,
                           const NoticeSink& notice) {
  Archive archive(in, source, limits, notice);
  archive.read(take);
  return archive.unpacked();
}

}  // namespace revue
