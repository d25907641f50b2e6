// Tables as bytes that are read back by copying, not by parsing. For the same program on the same
// kind of machine: numbers stand as the processor has them.
#ifndef REVUE_ANALYZERS_IMAGE_H_
#define REVUE_ANALYZERS_IMAGE_H_

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "analyzers/error.h"

namespace revue {

class ImageWriter {
 public:
  template <typename Row>
  void add(const std::vector<Row>& rows) {
    static_assert(std::has_unique_object_representations_v<Row>, "no bytes between members");
    add(std::string_view(reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(Row)));
  }

  void add(std::string_view bytes) {
    const std::uint64_t size = bytes.size();
    bytes_.append(reinterpret_cast<const char*>(&size), sizeof size);
    bytes_ += bytes;
  }

  void add(const std::vector<std::string_view>& texts) {
    std::vector<std::uint32_t> sizes;
    std::string all;
    for (const std::string_view text : texts) {
      sizes.push_back(static_cast<std::uint32_t>(text.size()));
      all += text;
    }
    add(sizes);
    add(all);
  }

  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

// Reads what ImageWriter wrote, in the same order. Sizes are checked, so that nothing is read
// outside of the image; what the numbers mean is not: whoever keeps an image where it may be
// damaged keeps a hash beside it.
class ImageReader {
 public:
  // The bytes must outlive the reader and what text() and texts() gave.
  explicit ImageReader(std::string_view bytes) : rest_(bytes) {}

  // Throws: Error when the image ends too early, as all below do.
  template <typename Row>
  std::vector<Row> rows() {
    static_assert(std::is_trivially_copyable_v<Row>);
    const std::string_view bytes = text();
    std::vector<Row> rows(bytes.size() / sizeof(Row));
    if (!rows.empty()) std::memcpy(rows.data(), bytes.data(), rows.size() * sizeof(Row));
    return rows;
  }

  std::string_view text() {
    std::uint64_t size = 0;
    if (rest_.size() < sizeof size) throw too_short();
    std::memcpy(&size, rest_.data(), sizeof size);
    rest_.remove_prefix(sizeof size);
    return take(size);
  }

  std::vector<std::string_view> texts() {
    const std::vector<std::uint32_t> sizes = rows<std::uint32_t>();
    ImageReader all(text());
    std::vector<std::string_view> texts;
    texts.reserve(sizes.size());
    for (const std::uint32_t size : sizes) texts.push_back(all.take(size));
    return texts;
  }

 private:
  static Error too_short() { return Error("table image", "ends too early"); }

  std::string_view take(std::uint64_t size) {
    if (rest_.size() < size) throw too_short();
    const std::string_view bytes = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return bytes;
  }

  std::string_view rest_;
};

}  // namespace revue

#endif  // REVUE_ANALYZERS_IMAGE_H_
