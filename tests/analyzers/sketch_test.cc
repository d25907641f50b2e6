// What counts as a copy, against the shingles themselves.
#include "analyzers/sketch.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace revue {
namespace {

using Shingles = std::vector<std::uint64_t>;

Shingles random_text(std::size_t size, std::mt19937_64& random) {
  Shingles text(size);
  for (std::uint64_t& shingle : text) shingle = random();
  return text;
}

Shingles edited(Shingles text, double share, std::mt19937_64& random) {
  for (std::uint64_t& shingle : text) {
    if (static_cast<double>(random() % 1000) < share * 1000) shingle = random();
  }
  return text;
}

Sketch sketch(const Shingles& text) { return sketch_of({}, text); }

bool share_a_key(const Sketch& one, const Sketch& other) {
  const std::vector<std::uint64_t> keys = band_keys(one);
  const std::vector<std::uint64_t> others = band_keys(other);
  return std::any_of(keys.begin(), keys.end(), [&](std::uint64_t key) {
    return std::find(others.begin(), others.end(), key) != others.end();
  });
}

TEST_CASE("sketch: edited and cut texts are copies that share a key, others are not") {
  std::mt19937_64 random(11);
  int missed = 0;
  int wrong = 0;
  constexpr int kRounds = 1000;
  for (int round = 0; round < kRounds; ++round) {
    const Shingles text = random_text(100 + random() % 2000, random);
    const Sketch whole = sketch(text);
    const Sketch light = sketch(edited(text, 0.25, random));
    const Sketch cut =
        sketch({text.begin(), text.begin() + static_cast<long>(text.size() * 2 / 5)});
    for (const Sketch& copy : {light, cut}) {
      CHECK_EQ(are_copies(whole, copy), are_copies(copy, whole));
      missed += are_copies(whole, copy) && share_a_key(whole, copy) ? 0 : 1;
    }
    const Sketch heavy = sketch(edited(text, 0.6, random));
    const Sketch bit = sketch({text.begin(), text.begin() + static_cast<long>(text.size() / 8)});
    wrong += are_copies(whole, heavy) ? 1 : 0;
    wrong += are_copies(whole, bit) ? 1 : 0;
  }
  CHECK_LE(missed, kRounds * 2 / 50);
  CHECK_LE(wrong, kRounds * 2 / 50);
}

TEST_CASE("sketch: few words are copies only when they and the title are the same") {
  std::mt19937_64 random(12);
  const Shingles notice = random_text(12, random);
  const Shingles title = random_text(5, random);
  CHECK(are_copies(sketch_of(title, notice), sketch_of(title, notice)));
  CHECK_FALSE(are_copies(sketch_of(title, notice), sketch_of(random_text(5, random), notice)));
  Shingles other = notice;
  other.back() = random();
  CHECK_FALSE(are_copies(sketch_of(title, notice), sketch_of(title, other)));
  // Of a longer text the title does not matter.
  const Shingles text = random_text(60, random);
  CHECK(are_copies(sketch_of(title, text), sketch_of({}, text)));
}

TEST_CASE("sketch: texts without words are no copies") {
  CHECK_FALSE(are_copies(sketch({}), sketch({})));
  CHECK(band_keys(sketch({})).empty());
}

TEST_CASE("sketch: bytes and back; other bytes are no sketch") {
  std::mt19937_64 random(13);
  for (const std::size_t size : {0U, 1U, 40U, 128U, 900U}) {
    const Sketch before = sketch(random_text(size, random));
    const std::string bytes = encode(before);
    CHECK_LE(bytes.size(), 520);
    const Sketch after = decode_sketch(bytes);
    CHECK_EQ(after.whole, before.whole);
    CHECK(after.least == before.least);
  }
  for (const std::size_t size : {0U, 3U, 7U, 11U, 13U}) {
    CHECK(decode_sketch(std::string(size, 'x')).least.empty());
  }
}

}  // namespace
}  // namespace revue
