#include "searcher/search.h"

#include <algorithm>

#include "analyzers/error.h"
#include "analyzers/fold.h"
#include "indexer/fingerprint.h"
#include "indexer/schema.h"
#include "searcher/precomputed.h"

namespace revue {
namespace {

// What title: asks for, as leaves that can be marked.
void add_title_words(const ClauseList& list, std::vector<QueryNode>& out) {
  for (const auto* nodes : {&list.may, &list.must}) {
    for (const QueryNode& node : *nodes) {
      if (const auto& restriction = node.leaf.restriction) {
        QueryNode words;
        words.leaf.terms = restriction->title_words;
        if (!restriction->title_row.empty()) words.leaf.phrases.push_back(restriction->title_row);
        out.push_back(std::move(words));
      }
      add_title_words(node.list, out);
    }
  }
}

}  // namespace

Searcher::Searcher(const std::filesystem::path& index)
    : reader_(index, [this](const Xapian::Database& database) { adopt(database); }) {}

void Searcher::adopt(const Xapian::Database& database) {
  const std::string path = reader_.path().string();
  const std::string build = "revue-index build -i " + path;
  const std::string format = database.get_metadata(std::string(kMetaFormat));
  if (format != std::to_string(kFormatVersion)) {
    throw Error(path, format.empty()
                          ? "is a Xapian database but no revue index; name another with --index"
                          : "has index format " + format + ", this program reads " +
                                std::to_string(kFormatVersion) +
                                "; delete the directory and build it again with " + build +
                                " SOURCE");
  }
  const std::string own = database.get_metadata(std::string(kMetaGazetteer));
  const std::string_view tsv = own.empty() ? default_gazetteer() : std::string_view(own);
  if (database.get_metadata(std::string(kMetaFingerprint)) !=
      fingerprint(precomputed_analysis_hash(), tsv)) {
    throw Error(path,
                "was analysed by other rules than this program's, so that words would "
                "be missed; bring it up to date with " +
                    build + " and all its sources");
  }
  if (gazetteer_ == nullptr) {
    std::vector<TableProblem> reported_when_built;
    gazetteer_ = std::make_shared<const Gazetteer>(
        own.empty() ? Gazetteer::open(precomputed_gazetteer())
                    : Gazetteer::parse(own, path, reported_when_built));
    own_gazetteer_ = own;
  } else if (own != own_gazetteer_) {
    throw Error(path, "was given another gazetteer meanwhile; run the same command again");
  }
  articles_.emplace(database);
  vocabulary_.emplace(database, tokenizer_);
}

Query Searcher::analyze(const std::string& query, const SearchOptions& options) {
  return analyze_query(options.literal ? parse_literally(query) : parse_query(query), options.match,
                       tokenizer_, *gazetteer_, &*vocabulary_, options.cross_language);
}

SearchResult Searcher::search(const std::string& text, const SearchOptions& options) {
  return reader_.read([&] {
    const Query query = analyze(text, options);
    SearchResult result;
    if (!query.empty()) result = run(query, options);
    result.notes = query.notes;
    if (options.spelling == Spelling::kOff) return result;
    const std::vector<Misspelling> misspellings = find_misspellings(query, *vocabulary_);
    for (const Misspelling& word : misspellings) {
      result.notes.push_back({word.column, "no passage holds «" + word.typed + "»; did you mean «" +
                                               word.suggestion + "»?"});
    }
    if (options.spelling == Spelling::kAuto && result.total == 0 && !misspellings.empty()) {
      const std::string other = corrected(text, misspellings);
      result.notes.push_back({1, "nothing was found; searched for «" + other + "» instead"});
      std::vector<QueryNote> notes = std::move(result.notes);
      result = run(analyze(other, options), options);
      result.notes = std::move(notes);
    }
    return result;
  });
}

Explanation Searcher::explain(const std::string& text, const SearchOptions& options) {
  return reader_.read([&] {
    return explain_query(database(), analyze(text, options), options, *gazetteer_, *vocabulary_);
  });
}

std::vector<RankedArticle> Searcher::rank_articles(const std::string& text,
                                                   const SearchOptions& options) {
  SearchOptions one_each = options;
  one_each.per_article = 1;
  return reader_.read([&] {
    std::vector<RankedArticle> ranked;
    const Query query = analyze(text, options);
    if (query.empty()) return ranked;
    for (const RankedPassage& best :
         find_matches(database(), query, one_each, *articles_, *vocabulary_).passages) {
      ranked.push_back({articles_->id(best.article), best.score});
    }
    return ranked;
  });
}

SearchResult Searcher::run(const Query& query, const SearchOptions& options) {
  const Matches matches = find_matches(database(), query, options, *articles_, *vocabulary_);
  SearchResult result;
  result.total = matches.total;
  if (!options.facets.empty()) {
    result.facets =
        count_facets(database(), matches.query, options.facets, options.facet_values, *gazetteer_);
  }
  for (const RankedPassage& passage : matches.passages) {
    Hit hit = load(passage, query, options.detail);
    hit.rank = options.offset + result.hits.size() + 1;
    result.hits.push_back(std::move(hit));
  }
  return result;
}

Hit Searcher::load(const RankedPassage& match, const Query& query, Detail detail) {
  Hit hit;
  hit.score = match.score;
  if (detail == Detail::kIds) {
    hit.article.id = hit.passage.article = articles_->id(match.article);
    return hit;
  }
  hit.passage = decode_passage(database().get_document(match.document).get_data());
  hit.article = article_of(hit.passage);
  if (detail == Detail::kRecords) return hit;
  hit.highlights = mark_passage(hit.passage, query);
  hit.title_highlights = mark_title(hit.article, query);
  for (const Xapian::docid copy : match.copies) {
    const PassageRecord passage = decode_passage(database().get_document(copy).get_data());
    hit.copies.push_back({article_of(passage), passage.ordinal});
  }
  return hit;
}

ArticleRecord Searcher::article_of(const PassageRecord& passage) const {
  const std::string term = article_term(passage.article);
  const auto posting = database().postlist_begin(term);
  if (posting == database().postlist_end(term)) {
    throw Error(reader_.path().string(), "lacks the article «" + passage.article +
                                             "» of one of its passages; see revue-index check");
  }
  return decode_article(database().get_document(*posting).get_data());
}

std::vector<Highlight> Searcher::mark_passage(const PassageRecord& passage, const Query& query) {
  if (query.said_by.empty()) {
    return highlights(passage.text, passage.language, query, passage.mentions, tokenizer_,
                      *gazetteer_);
  }
  const std::vector<ByteSpan> said = said_in(passage, query);
  return highlights(passage.text, passage.language, query, passage.mentions, tokenizer_,
                    *gazetteer_, &said);
}

// What the speakers of the query say in the passage, spans of its text.
std::vector<ByteSpan> Searcher::said_in(const PassageRecord& passage, const Query& query) {
  std::vector<ByteSpan> spans;
  const std::string member = member_term(passage.article);
  for (const std::string& id : query.said_by) {
    Xapian::Enquire enquire(database());
    enquire.set_query(
        {Xapian::Query::OP_AND, Xapian::Query(member), Xapian::Query(said_by_term(id))});
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    const Xapian::MSet found = enquire.get_mset(0, database().get_doccount());
    for (auto match = found.begin(); match != found.end(); ++match) {
      const QuoteRecord quote = decode_quote(match.get_document().get_data());
      if (!quote.span.overlaps(passage.span)) continue;
      const std::size_t begin = std::max(quote.span.begin, passage.span.begin);
      const std::size_t end = std::min(quote.span.end, passage.span.end);
      spans.push_back({begin - passage.span.begin, end - passage.span.begin});
    }
  }
  return spans;
}

std::vector<Highlight> Searcher::mark_title(const ArticleRecord& article, const Query& query) {
  const std::vector<ByteSpan> nothing;  // said: asks of texts, not of titles
  Query of_title = query;
  add_title_words(query, of_title.may);
  return highlights(article.title, article.title_language, of_title, article.title_mentions,
                    tokenizer_, *gazetteer_, query.said_by.empty() ? nullptr : &nothing);
}

MarkedArticle Searcher::marked(StoredArticle stored, const std::string& query) {
  MarkedArticle article;
  const Query read = reader_.read([&] { return analyze(query, {}); });
  article.title_marks = mark_title(stored.article, read);
  for (const PassageRecord& passage : stored.passages) {
    article.marks.push_back(mark_passage(passage, read));
  }
  article.stored = std::move(stored);
  return article;
}

std::optional<StoredArticle> Searcher::article(const std::string& id) {
  return reader_.read([&]() -> std::optional<StoredArticle> {
    const std::string own = article_term(id);
    const auto posting = database().postlist_begin(own);
    if (posting == database().postlist_end(own)) return std::nullopt;
    StoredArticle stored;
    stored.article = decode_article(database().get_document(*posting).get_data());
    const std::string member = member_term(id);
    for (auto it = database().postlist_begin(member); it != database().postlist_end(member); ++it) {
      if (*it == *posting) continue;
      if (stored.passages.size() == stored.article.passages) {
        stored.quotes.push_back(decode_quote(database().get_document(*it).get_data()));
        continue;
      }
      PassageRecord passage = decode_passage(database().get_document(*it).get_data());
      stored.text += passage.gap + passage.text;
      stored.passages.push_back(std::move(passage));
    }
    stored.text += stored.article.tail;
    return stored;
  });
}

ActorChoice Searcher::choose(const std::string& name) {
  return reader_.read([&] { return choose_actor(name, *gazetteer_, tokenizer_, &*vocabulary_); });
}

ActorList Searcher::actors(const ActorOptions& options) {
  return reader_.read([&] { return list_actors(database(), *gazetteer_, options); });
}

ActorProfile Searcher::actor(const std::string& id, const ActorOptions& options) {
  return reader_.read([&] { return profile_actor(database(), *gazetteer_, id, options); });
}

std::vector<Occurrence> Searcher::occurrences(const StoredArticle& stored, const std::string& id) {
  const ArticleRecord& article = stored.article;
  Analyzer analyzer(*gazetteer_);
  return find_occurrences(stored.text, article.title, article.language, article.date, id, analyzer);
}

std::vector<std::string> Searcher::articles_naming(const std::string& id, std::size_t most) {
  return reader_.read([&] {
    std::vector<std::string> articles;
    const std::string term = actor_term(id);
    for (auto it = database().postlist_begin(term); it != database().postlist_end(term); ++it) {
      if (articles.size() == most) break;
      articles.push_back(database().get_document(*it).get_value(kSlotArticle));
    }
    return articles;
  });
}

QuoteResult Searcher::quotes(const std::string& text, const QuoteOptions& options, Match match,
                             bool cross_language, bool literal) {
  return reader_.read([&] {
    Query query;
    if (!text.empty()) {
      SearchOptions reading;
      reading.match = match;
      reading.cross_language = cross_language;
      reading.literal = literal;
      query = analyze(text, reading);
    }
    QuoteResult result = find_quotes(database(), query, options, *gazetteer_, tokenizer_);
    result.notes = query.notes;
    return result;
  });
}

Coverage Searcher::coverage(const Filters& filters) {
  return reader_.read([&] {
    Coverage coverage;
    Xapian::Enquire enquire(database());
    enquire.set_query(articles_with(Xapian::Query(kind_term(kKindArticle)), filters));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    Xapian::ValueCountMatchSpy days(kSlotFirstDay);
    Xapian::ValueCountMatchSpy outlets(kSlotOutlet);
    enquire.add_matchspy(&days);
    enquire.add_matchspy(&outlets);
    coverage.articles = enquire.get_mset(0, 0, database().get_doccount()).get_matches_lower_bound();
    const auto iso = [](const std::string& day) {
      return day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6, 2);
    };
    for (auto day = days.values_begin(); day != days.values_end(); ++day) {
      if ((*day).size() != 8) continue;
      if (coverage.first_date.empty()) coverage.first_date = iso(*day);
      coverage.last_date = iso(*day);
    }
    for (auto outlet = outlets.values_begin(); outlet != outlets.values_end(); ++outlet) {
      coverage.outlets += (*outlet).empty() ? 0U : 1U;
    }
    return coverage;
  });
}

std::vector<std::string> Searcher::telling_words(const StoredArticle& stored, std::size_t most) {
  return reader_.read([&] {
    return revue::telling_words(database(), stored.article, stored.passages, tokenizer_, most);
  });
}

std::vector<std::string> Searcher::words_of_name(const std::string& name) {
  std::vector<std::string> words;
  const TokenList tokens = tokenizer_.tokens(name, Language::kFrench);
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::kWord && !token.stop) words.emplace_back(token.folded);
  }
  return words;
}

std::vector<std::string> Searcher::find_outlets(std::vector<std::string>& names) {
  return reader_.read([&] {
    std::vector<std::string> found;
    std::vector<std::string> unknown;
    for (const std::string& name : names) {
      std::vector<std::string> outlets = outlets_called(name, *vocabulary_);
      if (outlets.empty()) {
        unknown.push_back(name);
        outlets.push_back(name);
      }
      found.insert(found.end(), outlets.begin(), outlets.end());
    }
    names = std::move(found);
    return unknown;
  });
}

std::vector<std::string> Searcher::similar_ids(const std::string& id) {
  return reader_.read([&] {
    std::vector<std::string> similar;
    const std::string wanted = fold(id);
    for (auto it = database().allterms_begin("Q"); it != database().allterms_end("Q"); ++it) {
      const std::string known = (*it).substr(1);
      if (fold(known).find(wanted) != std::string::npos) similar.push_back(known);
      if (similar.size() == 5) break;
    }
    return similar;
  });
}

}  // namespace revue
