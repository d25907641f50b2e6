// Many short lists in one piece of memory.
#ifndef REVUE_ANALYZERS_LISTS_H_
#define REVUE_ANALYZERS_LISTS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace revue {

// Thread-safe once filled.
template <typename Item>
class Lists {
 public:
  Lists() = default;
  explicit Lists(const std::vector<std::vector<Item>>& lists) {
    for (const std::vector<Item>& list : lists) {
      items_.insert(items_.end(), list.begin(), list.end());
      ends_.push_back(static_cast<std::uint32_t>(items_.size()));
    }
  }
  // As ends() and items() gave them.
  Lists(std::vector<std::uint32_t> ends, std::vector<Item> items)
      : ends_(std::move(ends)), items_(std::move(items)) {}

  std::span<const Item> operator[](std::size_t list) const {
    const std::size_t begin = list == 0 ? 0 : ends_[list - 1];
    return std::span(items_).subspan(begin, ends_[list] - begin);
  }

  const std::vector<std::uint32_t>& ends() const { return ends_; }
  const std::vector<Item>& items() const { return items_; }

 private:
  std::vector<std::uint32_t> ends_;  // in items_, of each list
  std::vector<Item> items_;
};

}  // namespace revue

#endif  // REVUE_ANALYZERS_LISTS_H_
