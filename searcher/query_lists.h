// Lists of the parts of a query: how they are made, and what stands in them apart from the words.
#ifndef REVUE_SEARCHER_QUERY_LISTS_H_
#define REVUE_SEARCHER_QUERY_LISTS_H_

#include <vector>

#include "searcher/query.h"

namespace revue {

// A list as a node; its leaf holds but what was typed, when a clause is given.
QueryNode list_node(ClauseList list, const Clause* clause = nullptr);

// One node that asks for all of these, of which there is at least one.
QueryNode all_of(std::vector<QueryNode> nodes);

// date:2019 retraites: a filter beside words is no other word that may stand for them, it must
// hold, and one of the words with it.
void set_filters_apart(ClauseList& list);

// Stop words beside other words decide nothing.
void set_stop_words_aside(ClauseList& list);

}  // namespace revue

#endif  // REVUE_SEARCHER_QUERY_LISTS_H_
