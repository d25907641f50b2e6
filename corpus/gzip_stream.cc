#include "corpus/gzip_stream.h"

#include <zlib.h>

#include <algorithm>
#include <new>
#include <string_view>

namespace revue {
namespace {

constexpr std::size_t kBlock = std::size_t{64} << 10U;  // bytes
constexpr int kGzipWindow = 15 + 16;                    // zlib's: the largest, with gzip's frame

}  // namespace

GzipBuffer::GzipBuffer(std::istream& packed)
    : packed_(packed), stream_(std::make_unique<z_stream>()), in_(kBlock), out_(kBlock) {
  if (inflateInit2(stream_.get(), kGzipWindow) != Z_OK) throw std::bad_alloc();
}

GzipBuffer::~GzipBuffer() { inflateEnd(stream_.get()); }

std::uint64_t GzipBuffer::packed_bytes() const { return taken_ - stream_->avail_in; }

// Whether there are packed bytes to look at.
bool GzipBuffer::fill() {
  if (stream_->avail_in > 0) return true;
  if (!packed_.good()) return false;
  packed_.read(in_.data(), static_cast<std::streamsize>(in_.size()));
  stream_->next_in = reinterpret_cast<Bytef*>(in_.data());
  stream_->avail_in = static_cast<uInt>(packed_.gcount());
  taken_ += stream_->avail_in;
  if (packed_.bad()) damaged("cannot be read to its end");
  return stream_->avail_in > 0;
}

void GzipBuffer::damaged(const std::string& message) {
  if (problem_.empty()) problem_ = message;
  ended_ = true;
}

// Whether another member begins. Zeros between and behind members are what tapes and block devices
// add.
bool GzipBuffer::begins_member() {
  const std::uint64_t begin = packed_bytes();
  while (fill()) {
    if (*stream_->next_in != 0) break;
    ++stream_->next_in;
    --stream_->avail_in;
  }
  if (ended_ || stream_->avail_in == 0) return false;
  if (*stream_->next_in == 0x1F) return inflateReset(stream_.get()) == Z_OK;
  damaged("is damaged at byte " + std::to_string(begin) +
          ", where no compressed data go on; nothing is read behind it");
  return false;
}

void GzipBuffer::unpack_some() {
  if (!in_member_) {
    in_member_ = begins_member();
    if (!in_member_) {
      ended_ = true;
      return;
    }
  }
  if (!fill()) return damaged("is cut off at its end; read as far as it goes");
  const int status = inflate(stream_.get(), Z_NO_FLUSH);
  if (status == Z_STREAM_END) {
    in_member_ = false;
  } else if (status != Z_OK && status != Z_BUF_ERROR) {
    const std::string_view why = stream_->msg == nullptr ? "" : stream_->msg;
    const bool check = why == "incorrect data check" || why == "incorrect length check";
    damaged("is damaged " + std::string(check ? "before" : "at") + " byte " +
            std::to_string(packed_bytes()) +
            (check ? ": what was unpacked is not what its checksum says"
                   : ", where it cannot be unpacked; nothing is read behind it"));
  }
}

GzipBuffer::int_type GzipBuffer::underflow() {
  stream_->next_out = reinterpret_cast<Bytef*>(out_.data());
  stream_->avail_out = static_cast<uInt>(out_.size());
  while (!ended_ && stream_->avail_out == out_.size()) unpack_some();
  const std::size_t size = out_.size() - stream_->avail_out;
  setg(out_.data(), out_.data(), out_.data() + size);
  return size == 0 ? traits_type::eof() : traits_type::to_int_type(out_.front());
}

}  // namespace revue
