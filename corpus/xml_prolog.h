// What XML and HTML may have before their first element.
#ifndef REVUE_CORPUS_XML_PROLOG_H_
#define REVUE_CORPUS_XML_PROLOG_H_

#include <string_view>

namespace revue {

// `bytes` behind a byte order mark, white space, declarations <?xml … ?> and comments; nothing when
// one of these does not end.
std::string_view behind_prolog(std::string_view bytes);

}  // namespace revue

#endif  // REVUE_CORPUS_XML_PROLOG_H_
