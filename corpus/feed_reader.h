// Feeds: RSS 2.0 and what came before it, RSS 1.0 (RDF), Atom 1.0 and 0.3.
//
// An item is an article; of its texts the whole one counts (content:encoded, content) before the
// description or summary. Markup inside a text is read like that of pages. One item is in memory at
// a time. XML that is wrong ends the reading, with a refusing notice that names the line; the items
// before it stand.
#ifndef REVUE_CORPUS_FEED_READER_H_
#define REVUE_CORPUS_FEED_READER_H_

#include <cstddef>
#include <istream>
#include <string>
#include <string_view>

#include "corpus/article.h"

namespace revue {

// Whether a document begins like a feed: with <rss>, or with <feed> or <RDF> and the namespace of
// Atom or RSS.
bool looks_like_feed(std::string_view beginning);

// An article has the source `source`:LINE, where its item begins, and as its id what the item
// states: an id that is an address or another URI, `id_stem`:ID where it is none, else its link,
// else `id_stem`:NUMBER. An item of more than `largest` bytes is refused.
void read_feed(std::istream& in, const std::string& id_stem, const std::string& source,
               const ArticleSink& sink, const NoticeSink& notice, std::size_t largest);

}  // namespace revue

#endif  // REVUE_CORPUS_FEED_READER_H_
