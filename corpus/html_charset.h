// The bytes of a page as UTF-8.
#ifndef REVUE_CORPUS_HTML_CHARSET_H_
#define REVUE_CORPUS_HTML_CHARSET_H_

#include <string>
#include <string_view>

#include "analyzers/encoding.h"

namespace revue {

// The encoding that a page declares in its beginning: <meta charset>, http-equiv, or encoding= of
// an XML declaration; as it stands there. Empty when there is none.
std::string_view declared_charset(std::string_view page);

// In this order: a byte order mark; UTF-8 when the bytes are valid, whatever the page declares,
// since other encodings hardly ever look like it; the encoding that was `stated` with the page, by
// HTTP, or else the declared one (those of the Encoding Standard,
// <https://encoding.spec.whatwg.org/#names-and-labels>, but UTF-16); else as decode(). Linear.
Decoded decode_html(std::string bytes, std::string_view stated = {});

}  // namespace revue

#endif  // REVUE_CORPUS_HTML_CHARSET_H_
