// A hash table of numbers whose keys the owner keeps. Flat, so that it can be written as bytes and
// read back without being made again.
#ifndef REVUE_ANALYZERS_HASH_INDEX_H_
#define REVUE_ANALYZERS_HASH_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace revue {

// A view of the table's slots, which may stand in an image.
class HashIndexView {
 public:
  struct Slot {
    std::uint32_t hash = 0;  // its last bits
    std::uint32_t number = kFree;
  };
  static constexpr std::uint32_t kFree = 0xFFFFFFFF;

  HashIndexView() = default;
  // Their number must be a power of two, or 0; one at least must be free.
  explicit HashIndexView(std::span<const Slot> slots) : slots_(slots) {}

  // The number added with this hash for which `is(number)` holds.
  template <typename Is>
  std::optional<std::uint32_t> find(std::uint64_t hash, const Is& is) const {
    if (slots_.empty()) return std::nullopt;
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
      const Slot& slot = slots_[at];
      if (slot.number == kFree) return std::nullopt;
      if (slot.hash == static_cast<std::uint32_t>(hash) && is(slot.number)) return slot.number;
    }
  }

 private:
  std::span<const Slot> slots_;
};

// Thread-safe once filled.
class HashIndex {
 public:
  using Slot = HashIndexView::Slot;

  // Adds a number that is not there.
  void add(std::uint64_t hash, std::uint32_t number) {
    if (2 * (size_ + 1) > slots_.size()) grow();
    put({static_cast<std::uint32_t>(hash), number});
    ++size_;
  }

  HashIndexView view() const { return HashIndexView(slots_); }
  const std::vector<Slot>& slots() const { return slots_; }

 private:
  static constexpr std::size_t kFewest = 16;  // a power of two, as all sizes are

  void put(Slot slot) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = slot.hash & mask;
    while (slots_[at].number != HashIndexView::kFree) at = (at + 1) & mask;
    slots_[at] = slot;
  }

  void grow() {
    std::vector<Slot> old(slots_.empty() ? kFewest : 2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.number != HashIndexView::kFree) put(slot);
    }
  }

  std::vector<Slot> slots_;
  std::size_t size_ = 0;
};

}  // namespace revue

#endif  // REVUE_ANALYZERS_HASH_INDEX_H_
