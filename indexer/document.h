// An analysed article as the documents that stand for it in the index.
#ifndef REVUE_INDEXER_DOCUMENT_H_
#define REVUE_INDEXER_DOCUMENT_H_

#include <xapian.h>

#include <string>
#include <vector>

#include "analyzers/analysis.h"
#include "corpus/article.h"

namespace revue {

// The article document first, then its passages and its quotes, in order, each as
// Xapian::Document::serialise() writes it, which takes a tenth of the document's memory. What was
// analysed is given back passage by passage, so that an article and its documents are not both in
// memory as a whole. Depends on the arguments alone; thread-safe.
std::vector<std::string> make_documents(const Article& article, Analysis analysis,
                                        const Gazetteer& gazetteer);

// Hash of everything of an article that gets into the index; equal hashes need no new analysis.
std::string content_hash(const Article& article);

}  // namespace revue

#endif  // REVUE_INDEXER_DOCUMENT_H_
