// An analysed article as the documents that stand for it in the index.
#ifndef REVUE_INDEXER_DOCUMENT_H_
#define REVUE_INDEXER_DOCUMENT_H_

#include <xapian.h>

#include <functional>
#include <string>

#include "analyzers/analysis.h"
#include "corpus/article.h"

namespace revue {

// Gives `use` the article document first, then those of its passages and its quotes, in order. What
// was analysed is given back passage by passage, and of the documents only those of quotes wait,
// serialised, so that an article and its documents are not both in memory as a whole. Depends on
// the arguments alone; thread-safe.
void make_documents(const Article& article, Analysis analysis, const Gazetteer& gazetteer,
                    const std::function<void(Xapian::Document&)>& use);

// Hash of everything of an article that gets into the index; equal hashes need no new analysis.
std::string content_hash(const Article& article);

}  // namespace revue

#endif  // REVUE_INDEXER_DOCUMENT_H_
