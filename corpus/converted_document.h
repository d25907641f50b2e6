// Documents of PDF, Word and OpenDocument, as articles: other programs make text of them.
//
// pdftotext (Debian's poppler-utils) reads PDF: it keeps the order of reading and joins words that
// lines part. pandoc reads .docx and .odt: one program for both, which knows headings, lists and
// notes, and promises to touch no other file (--sandbox).
#ifndef REVUE_CORPUS_CONVERTED_DOCUMENT_H_
#define REVUE_CORPUS_CONVERTED_DOCUMENT_H_

#include <optional>
#include <string>

#include "corpus/article.h"
#include "corpus/converter.h"
#include "corpus/format.h"

namespace revue {

// Requires: is_converted(format). `id` is that of the article, `source` for messages. Nothing, with
// a refusing notice, when the program is missing or cannot read it, or when it holds no text, as a
// scanned page does. The title of a PDF is believed when the text has it too.
std::optional<Article> read_converted(const std::string& bytes, SourceFormat format,
                                      const std::string& id, const std::string& source,
                                      const NoticeSink& notice, const ConverterLimits& limits = {});

// The article in what the program printed. `output` is any bytes.
std::optional<Article> read_conversion(std::string output, SourceFormat format,
                                       const std::string& id, const std::string& source,
                                       const NoticeSink& notice);

}  // namespace revue

#endif  // REVUE_CORPUS_CONVERTED_DOCUMENT_H_
