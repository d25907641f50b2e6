// An analysed article as the documents that stand for it in the index.
#ifndef REVUE_INDEXER_DOCUMENT_H_
#define REVUE_INDEXER_DOCUMENT_H_

#include <xapian.h>

#include <string>
#include <vector>

#include "analyzers/analysis.h"
#include "corpus/article.h"

namespace revue {

// The article document first, then its passages in order. Depends on the arguments alone.
// Thread-safe as long as no document is shared between threads.
std::vector<Xapian::Document> make_documents(const Article& article, const Analysis& analysis,
                                             const Gazetteer& gazetteer);

// Hash of everything of an article that gets into the index; equal hashes need no new analysis.
std::string content_hash(const Article& article);

}  // namespace revue

#endif  // REVUE_INDEXER_DOCUMENT_H_
