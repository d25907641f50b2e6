// What is kept of an article's text to find its copies: agencies' dispatches in many papers, edited
// or cut.
//
// A sketch holds the 128 least hashes of the text's shingles of three words (minhash.h; Broder
// 1997). Below the lesser of two sketches' greatest hashes both are whole, a sample of either text
// drawn alike: what share of the shorter text stands in the longer is read there, within 0.06 (one
// standard deviation) at worst.
#ifndef REVUE_ANALYZERS_SKETCH_H_
#define REVUE_ANALYZERS_SKETCH_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace revue {

struct Sketch {
  std::uint64_t whole = 0;           // hash of all words in their order: equal in exact copies
  std::vector<std::uint32_t> least;  // ascending, each once; empty for a text without words
};

// Of a text's shingles (shingles_of) and its title's. The title counts where the text alone would
// be too short to tell: notices such as "for subscribers only" are no copies of one another.
Sketch sketch_of(const std::vector<std::uint64_t>& title, std::vector<std::uint64_t> text);

// As bytes, at most 520, and back. Bytes of another length are no sketch, and give an empty one.
std::string encode(const Sketch& sketch);
Sketch decode_sketch(std::string_view bytes);

// Whether one of two texts is a copy of the other, its words the same or edited here and there, or
// cut: six tenths of the shorter's shingles stand in the longer, which is at most four times as
// long. Less than thirty shingles must be the same.
bool are_copies(const Sketch& one, const Sketch& other);

// Keys that copies are likely to share and other texts are not (banding, Leskovec, Rajaraman and
// Ullman 2014, 3.4): two texts that have the share s of their shingles in common share one of some
// fifty of them with a probability of 1 - (1 - s²)⁵⁰, more than 0.99 for s = 0.3. Exact copies
// share all.
std::vector<std::uint64_t> band_keys(const Sketch& sketch);

}  // namespace revue

#endif  // REVUE_ANALYZERS_SKETCH_H_
