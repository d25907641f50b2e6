// Ids as one column of a TREC run, which white space parts.
//
// White space (ASCII's and Unicode's, since readers in Python split at both), control characters
// become %20, %C2%A0 …; a % becomes %25 where it would else be read as one of these. All other ids
// stand as they are, so that they meet those of judgements: https://example.org/l%C3%A9on does.
#ifndef REVUE_SEARCHER_TREC_IDS_H_
#define REVUE_SEARCHER_TREC_IDS_H_

#include <string>
#include <string_view>

namespace revue {

// Two ids never become the same.
std::string trec_id(std::string_view id);
// The id again.
std::string id_of_trec(std::string_view written);

}  // namespace revue

#endif  // REVUE_SEARCHER_TREC_IDS_H_
