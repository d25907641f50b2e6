// A content hash made piece by piece: XXH3 of 64 bits, as `xxhsum -H3` prints it.
#ifndef REVUE_INDEXER_HASHER_H_
#define REVUE_INDEXER_HASHER_H_

#include <memory>
#include <string>
#include <string_view>

namespace revue {

class Hasher {
 public:
  Hasher();
  ~Hasher();
  Hasher(Hasher&&) noexcept;
  Hasher& operator=(Hasher&&) noexcept;

  void add(std::string_view bytes);
  // Of all that was added; 16 hex digits, those of hash() in schema.h of the same bytes.
  std::string value() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace revue

#endif  // REVUE_INDEXER_HASHER_H_
