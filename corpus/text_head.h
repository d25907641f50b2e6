// What the first lines of a plain text say of it: its title, its date, its byline.
#ifndef REVUE_CORPUS_TEXT_HEAD_H_
#define REVUE_CORPUS_TEXT_HEAD_H_

#include <cstddef>

#include "corpus/article.h"

namespace revue {

// Sets title, date and author from the first lines of the article's text where they are not set.
// The text begins behind `lines_before` lines of its file.
void read_text_head(Article& article, std::size_t lines_before, const NoticeSink& notice);

}  // namespace revue

#endif  // REVUE_CORPUS_TEXT_HEAD_H_
