// What a gzip file holds (RFC 1952), all its members one behind the other, each checked by its
// CRC-32 and its length: libarchive's own filter does not look at these.
#ifndef REVUE_CORPUS_GZIP_STREAM_H_
#define REVUE_CORPUS_GZIP_STREAM_H_

#include <cstdint>
#include <istream>
#include <memory>
#include <streambuf>
#include <string>
#include <vector>

struct z_stream_s;  // zlib's

namespace revue {

// Ends where the file ends or is damaged; all that can be unpacked before the damage is given.
class GzipBuffer : public std::streambuf {
 public:
  // `packed` must outlive the buffer.
  explicit GzipBuffer(std::istream& packed);
  ~GzipBuffer() override;
  GzipBuffer(const GzipBuffer&) = delete;
  GzipBuffer& operator=(const GzipBuffer&) = delete;

  // What is wrong with the file, where reading has come to it; else empty.
  const std::string& problem() const { return problem_; }
  // Of the packed file, looked at so far.
  std::uint64_t packed_bytes() const;

 protected:
  int_type underflow() override;

 private:
  bool fill();
  bool begins_member();
  void unpack_some();
  void damaged(const std::string& message);

  std::istream& packed_;
  const std::unique_ptr<z_stream_s> stream_;
  std::vector<char> in_;
  std::vector<char> out_;
  std::uint64_t taken_ = 0;  // bytes of `packed_`
  bool in_member_ = false;
  bool ended_ = false;
  std::string problem_;
};

}  // namespace revue

#endif  // REVUE_CORPUS_GZIP_STREAM_H_
