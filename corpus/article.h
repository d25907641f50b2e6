// One press text with its metadata, as the readers hand it to analysis.
#ifndef REVUE_CORPUS_ARTICLE_H_
#define REVUE_CORPUS_ARTICLE_H_

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analyzers/language.h"

namespace revue {

// A date as precise as the source gave it: "2025", "2025-02" or "2025-02-11" (ISO 8601, always a
// real calendar date); empty when unknown.
using IsoDate = std::string;

// `text` is valid UTF-8 and otherwise exactly what the source holds (line ends and normalisation
// form included); spans count in it. Every other field is valid UTF-8 too.
struct Article {
  std::string id;  // unique within a corpus; never empty
  std::string text;
  std::string title;  // empty when there is none
  std::string outlet;
  IsoDate date;
  // What stated the date, when there is one: "field date", "line 3", "JSON-LD datePublished"
  // (docs/input-formats.md lists all).
  std::string date_source{};
  std::string url;
  std::string author;
  std::optional<Language> lang;  // as stated by the source; analysis decides otherwise
  // Fields of the input that revue does not know, in input order: name and JSON value.
  std::vector<std::pair<std::string, std::string>> extra;
  std::string source;     // "path" or "path:line" for messages and for tracing a hit
  std::string format{};   // it was read as, by its name (format.h)
  std::string columns{};  // of its table, as told by map_text() (document_reader.h)
};

// Something a person should know about one input; the run goes on.
struct Notice {
  enum class Kind {
    kNote,     // the article was read; something in it was mended or ignored
    kRefused,  // the input could not be read as an article; nothing was indexed from it
    kLeftOut,  // a file of a folder or archive that is in no format that is read; a kNote sums up
  };
  Kind kind = Kind::kNote;
  std::string where;     // "path", "path:line" or "path:byte 123"
  std::string message;   // what is wrong, and what was done or is to be done
  std::string format{};  // of the input, by its name (source.h); empty when it is not known
};

using ArticleSink = std::function<void(Article&&)>;
using NoticeSink = std::function<void(const Notice&)>;

}  // namespace revue

#endif  // REVUE_CORPUS_ARTICLE_H_
