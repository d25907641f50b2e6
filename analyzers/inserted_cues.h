// A verb of saying and its subject between commas inside the marks: «Le juge, explique la
// directrice de l’institut, tranchera.», “It protects nobody, said Ms Ngo. It will fall.”
#ifndef REVUE_ANALYZERS_INSERTED_CUES_H_
#define REVUE_ANALYZERS_INSERTED_CUES_H_

#include "analyzers/article_words.h"
#include "analyzers/cues.h"
#include "analyzers/speech_sentence.h"

namespace revue {

// The first in this stretch of the article; the speaker is Attribution::inside. Linear in the size
// of the stretch.
Attribution inserted_cue(const ArticleWords& article, const Cues& cues, ByteSpan inside);

}  // namespace revue

#endif  // REVUE_ANALYZERS_INSERTED_CUES_H_
