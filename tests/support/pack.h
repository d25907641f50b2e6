// Archives and compressed bytes, made in memory for tests.
#ifndef REVUE_TESTS_SUPPORT_PACK_H_
#define REVUE_TESTS_SUPPORT_PACK_H_

#include <archive.h>
#include <archive_entry.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace revue {

struct PackedFile {
  std::string name;
  std::string content;
  std::string link;  // where a symbolic link goes; empty for a file
};

enum class Packing { kZip, kTar, kTarGzip, kTarXz, kTarZstd, kGzip, kEncryptedZip };

// kGzip holds the content of the first file alone.
inline std::string packed(const std::vector<PackedFile>& files, Packing packing) {
  const auto require = [](int status) {
    if (status < ARCHIVE_WARN) throw std::runtime_error("libarchive cannot write");
  };
  struct archive* const out = archive_write_new();
  if (packing == Packing::kZip || packing == Packing::kEncryptedZip) {
    require(archive_write_set_format_zip(out));
  } else if (packing == Packing::kGzip) {
    require(archive_write_set_format_raw(out));
  } else {
    require(archive_write_set_format_pax_restricted(out));
  }
  if (packing == Packing::kTarGzip || packing == Packing::kGzip) {
    require(archive_write_add_filter_gzip(out));
  }
  if (packing == Packing::kTarXz) require(archive_write_add_filter_xz(out));
  if (packing == Packing::kTarZstd) require(archive_write_add_filter_zstd(out));
  if (packing == Packing::kEncryptedZip) {
    require(archive_write_set_options(out, "zip:encryption=zipcrypt"));
    require(archive_write_set_passphrase(out, "x"));
  }
  std::string bytes;
  const auto on_write = [](struct archive*, void* to, const void* data, std::size_t size) {
    static_cast<std::string*>(to)->append(static_cast<const char*>(data), size);
    return static_cast<la_ssize_t>(size);
  };
  archive_write_set_bytes_in_last_block(out, 1);
  require(archive_write_open(out, &bytes, nullptr, on_write, nullptr));
  for (const PackedFile& file : files) {
    struct archive_entry* const entry = archive_entry_new();
    archive_entry_set_pathname(entry, file.name.c_str());
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_filetype(entry, file.link.empty() ? AE_IFREG : AE_IFLNK);
    archive_entry_set_size(entry, static_cast<la_int64_t>(file.content.size()));
    if (!file.link.empty()) archive_entry_set_symlink(entry, file.link.c_str());
    require(archive_write_header(out, entry));
    if (archive_write_data(out, file.content.data(), file.content.size()) < 0) {
      throw std::runtime_error("libarchive cannot write");
    }
    archive_entry_free(entry);
    if (packing == Packing::kGzip) break;
  }
  require(archive_write_close(out));
  archive_write_free(out);
  return bytes;
}

}  // namespace revue

#endif  // REVUE_TESTS_SUPPORT_PACK_H_
