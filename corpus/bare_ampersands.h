// Ampersands that stand in XML for themselves, as XML forbids and feeds do: “R&D”, ?a=1&b=2.
#ifndef REVUE_CORPUS_BARE_AMPERSANDS_H_
#define REVUE_CORPUS_BARE_AMPERSANDS_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace revue {

// Writes &amp; for each that begins no reference, but in comments, in processing instructions and
// in CDATA sections, where it is itself; and a space for each control character that XML does not
// know, and for each reference to one. For bytes of an encoding that holds ASCII.
class BareAmpersands {
 public:
  // The next bytes of a document, in any pieces; what cannot be told yet waits for the next, a few
  // bytes. `last` when there are no more.
  std::string mended(std::string_view bytes, bool last);
  // What was mended so far.
  std::size_t count() const { return count_; }

 private:
  std::string waiting_;
  std::string_view end_;  // of the section that is being passed over; empty outside of one
  std::size_t count_ = 0;
};

}  // namespace revue

#endif  // REVUE_CORPUS_BARE_AMPERSANDS_H_
