// What a page states of its article beside the text.
//
// Pages say it several times, for search engines and for social networks. The first statement that
// can be used counts, in this order: JSON-LD (schema.org), OpenGraph, microdata, other <meta>
// elements, and what readers see.
#ifndef REVUE_CORPUS_HTML_METADATA_H_
#define REVUE_CORPUS_HTML_METADATA_H_

#include <string>
#include <string_view>

#include "corpus/html_tree.h"

namespace revue {

// Valid UTF-8, but for the body on one line; empty when the page does not state it.
struct StatedFields {
  std::string title;
  std::string date;      // as written, such that parse_date() reads it
  std::string bad_date;  // one that it does not read, for a message
  std::string author;    // several are parted by commas
  std::string outlet;
  std::string language;  // a code, with its region
  std::string url;       // with its scheme
  std::string body;      // the text itself, in lines or as HTML
};

StatedFields stated_fields(const HtmlTree& tree);

// Values that stand for a field, for the readers of one kind of statement; a field that has a value
// already keeps it.
void set_title(StatedFields& fields, std::string_view value);
void set_date(StatedFields& fields, std::string_view value);
void set_author(StatedFields& fields, std::string_view value);
void set_outlet(StatedFields& fields, std::string_view value);
void set_language(StatedFields& fields, std::string_view value);
void set_url(StatedFields& fields, std::string_view value);

// The letters and digits of a title, folded: titles with the same key are the same but for marks,
// capitals and accents.
std::string title_key(std::string_view title);

}  // namespace revue

#endif  // REVUE_CORPUS_HTML_METADATA_H_
