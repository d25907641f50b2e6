// Tables as bytes that are used where they stand, without being read first. For the same program on
// the same kind of machine: numbers are as the processor has them.
#ifndef REVUE_ANALYZERS_IMAGE_H_
#define REVUE_ANALYZERS_IMAGE_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "analyzers/error.h"

namespace revue {

// Each part of an image begins at a multiple of so many bytes.
inline constexpr std::size_t kImageAlignment = 8;

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
    bytes_.resize((bytes_.size() + kImageAlignment - 1) / kImageAlignment * kImageAlignment);
  }

  void add(const std::vector<std::string_view>& texts) {
    std::vector<std::uint32_t> ends;
    std::string all;
    for (const std::string_view text : texts) {
      all += text;
      ends.push_back(static_cast<std::uint32_t>(all.size()));
    }
    add(ends);
    add(all);
  }

  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Texts one behind the other.
struct TextTable {
  std::span<const std::uint32_t> ends;
  std::string_view all;

  std::size_t size() const { return ends.size(); }
  std::string_view operator[](std::size_t text) const {
    const std::size_t begin = text == 0 ? 0 : ends[text - 1];
    return all.substr(begin, ends[text] - begin);
  }
};

// Lists one behind the other.
template <typename Item>
struct ListTable {
  std::span<const std::uint32_t> ends;
  std::span<const Item> all;

  std::span<const Item> operator[](std::size_t list) const {
    const std::size_t begin = list == 0 ? 0 : ends[list - 1];
    return all.subspan(begin, ends[list] - begin);
  }
};

// Gives the parts that ImageWriter wrote, in the same order, as views of the image. Sizes are
// checked; what the numbers mean is not.
class ImageReader {
 public:
  // Requires: the bytes stand at a multiple of kImageAlignment and outlive all views.
  explicit ImageReader(std::string_view bytes) : rest_(bytes) {}

  // Throws: Error when the image ends too early, as all below do.
  template <typename Row>
  std::span<const Row> rows() {
    static_assert(alignof(Row) <= kImageAlignment);
    const std::string_view bytes = text();
    return {reinterpret_cast<const Row*>(bytes.data()), bytes.size() / sizeof(Row)};
  }

  std::string_view text() {
    std::uint64_t size = 0;
    if (rest_.size() < sizeof size) throw too_short();
    std::memcpy(&size, rest_.data(), sizeof size);
    rest_.remove_prefix(sizeof size);
    if (rest_.size() < size) throw too_short();
    const std::string_view bytes = rest_.substr(0, size);
    const std::uint64_t padded = (size + kImageAlignment - 1) / kImageAlignment * kImageAlignment;
    rest_.remove_prefix(std::min<std::uint64_t>(padded, rest_.size()));
    return bytes;
  }

  TextTable texts() {
    const auto ends = rows<std::uint32_t>();
    return {ends, text()};
  }

  template <typename Item>
  ListTable<Item> lists() {
    const auto ends = rows<std::uint32_t>();
    return {ends, rows<Item>()};
  }

 private:
  static Error too_short() { return Error("table image", "ends too early"); }

  std::string_view rest_;
};

}  // namespace revue

#endif  // REVUE_ANALYZERS_IMAGE_H_
