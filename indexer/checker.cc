#include "indexer/checker.h"

#include <xapian.h>

#include <algorithm>
#include <exception>
#include <map>
#include <optional>
#include <sstream>

#include "analyzers/analysis.h"
#include "analyzers/error.h"
#include "indexer/fingerprint.h"
#include "indexer/index_directory.h"
#include "indexer/index_error.h"
#include "indexer/record.h"
#include "indexer/schema.h"

namespace revue {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kMostStructureProblems = 20;  // told; one damaged block may cause thousands

// Throws: Error when there is no index or its stub is damaged; Xapian::Error when the index is.
Xapian::Database open(const fs::path& index) {
  const fs::path generation = current_generation(index);
  try {
    return Xapian::Database(index.string());
  } catch (const Xapian::Error& error) {
    if (generation != index) throw;
    throw Error(index.string(), "no index can be opened here (" + error.get_msg() +
                                    "); make one with revue-index build");
  }
}

std::uint64_t size_on_disk(const fs::path& path) {
  std::uint64_t size = 0;
  for (const auto& entry : fs::recursive_directory_iterator(path)) {
    if (entry.is_regular_file()) size += entry.file_size();
  }
  return size;
}

std::string iso(const std::string& day) {
  return day.empty() ? day : day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6, 2);
}

// All that a document says, independent of its number.
std::string dump(const Xapian::Document& document) {
  std::string out = document.get_data();
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    out += '\n' + *term + '*' + std::to_string(term.get_wdf());
    for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at) {
      out += ',' + std::to_string(*at);
    }
  }
  for (auto value = document.values_begin(); value != document.values_end(); ++value) {
    out += '\n' + std::to_string(value.get_valueno()) + '=' + *value;
  }
  return out;
}

// The passages and quotes of one article against its article document.
class ArticleCheck {
 public:
  ArticleCheck(const ArticleRecord& article, std::vector<std::string>& problems)
      : article_(article), problems_(problems) {}

  void passage(const PassageRecord& passage) {
    const std::string where = "passage " + std::to_string(passage.ordinal);
    if (passage.ordinal != next_++) problem(where + " is out of order");
    if (passage.article != article_.id) problem(where + " belongs to «" + passage.article + "»");
    if (passage.span.begin != text_.size() + passage.gap.size()) {
      problem(where + " does not begin where its text does");
    }
    text_ += passage.gap + passage.text;
    mentions(passage.mentions, passage.text, where);
  }
  // Passages stand before quotes.
  bool expects_passage() const { return next_ < article_.passages; }
  void quote(const QuoteRecord& quote) {
    const std::string where = "quote " + std::to_string(quote.ordinal);
    if (quote.ordinal != quotes_++) problem(where + " is out of order");
    if (quote.article != article_.id) problem(where + " belongs to «" + quote.article + "»");
    if (quote.span.begin > text_.size() ||
        text_.compare(quote.span.begin, quote.text.size(), quote.text) != 0) {
      problem(where + " does not say what the article says there");
    }
  }
  void finish() {
    text_ += article_.tail;
    if (quotes_ != article_.quotes) {
      problem("has " + std::to_string(quotes_) + " quotes, not " + std::to_string(article_.quotes));
    }
    if (next_ != article_.passages) {
      problem("has " + std::to_string(next_) + " passages, not " +
              std::to_string(article_.passages));
    }
    if (text_.size() != article_.bytes) {
      problem("has " + std::to_string(text_.size()) + " bytes of text, not " +
              std::to_string(article_.bytes));
    }
    mentions(article_.title_mentions, article_.title, "title");
  }

 private:
  void mentions(const std::vector<MentionRecord>& all, const std::string& text,
                const std::string& where) {
    const auto inside = [&](std::size_t at) {
      return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    };
    for (const MentionRecord& mention : all) {
      if (mention.span.end > text.size() || mention.span.empty() || !inside(mention.span.begin) ||
          !inside(mention.span.end)) {
        problem(where + " has a mention of " + mention.entity + " outside its text");
      }
    }
  }
  void problem(const std::string& what) {
    problems_.push_back("article «" + article_.id + "» " + what);
  }

  const ArticleRecord& article_;
  std::vector<std::string>& problems_;
  std::uint64_t next_ = 0;
  std::uint64_t quotes_ = 0;
  std::string text_;
};

void check_copy(const Xapian::Database& database, const std::string& id, const std::string& of,
                CheckResult& result) {
  if (of.empty()) return;
  const std::string term = article_term(of);
  const auto first = database.postlist_begin(term);
  if (first == database.postlist_end(term)) {
    result.problems.push_back("article «" + id + "» is a copy of «" + of +
                              "», which the index does not hold");
  } else if (!database.get_document(*first).get_value(kSlotCopyOf).empty()) {
    result.problems.push_back("article «" + id + "» is a copy of «" + of + "», a copy itself");
  }
}

void check_articles(const Xapian::Database& database, CheckResult& result) {
  std::map<std::string, std::string> contents;  // article id → hash of its documents
  std::uint64_t documents = 0;
  const std::string kind = kind_term(kKindArticle);
  for (auto it = database.postlist_begin(kind); it != database.postlist_end(kind); ++it) {
    const ArticleRecord article = decode_article(database.get_document(*it).get_data());
    ArticleCheck check(article, result.problems);
    std::string content;
    const std::string member = member_term(article.id);
    for (auto at = database.postlist_begin(member); at != database.postlist_end(member); ++at) {
      const Xapian::Document document = database.get_document(*at);
      content += hash(dump(document));
      ++documents;
      if (*at == *it) continue;
      if (check.expects_passage()) {
        check.passage(decode_passage(document.get_data()));
      } else {
        check.quote(decode_quote(document.get_data()));
      }
    }
    check.finish();
    check_copy(database, article.id, database.get_document(*it).get_value(kSlotCopyOf), result);
    if (!contents.emplace(article.id, hash(content)).second) {
      result.problems.push_back("article «" + article.id + "» stands in the index twice");
    }
  }
  if (documents != database.get_doccount()) {
    result.problems.push_back(std::to_string(database.get_doccount() - documents) +
                              " documents belong to no article");
  }
  std::string all;
  for (const auto& [id, content] : contents) all += id + '\n' + content + '\n';
  result.content = hash(all);
}

// Xapian's own check of every table.
void check_structure(const fs::path& generation, CheckResult& result) {
  std::ostringstream report;
  const std::size_t errors = Xapian::Database::check(generation.string(), 0, &report);
  if (errors == 0) return;
  result.problems.push_back("Xapian: " + std::to_string(errors) + " errors");
  std::istringstream lines(report.str());
  std::size_t told = 0;
  for (std::string line; std::getline(lines, line) && told < kMostStructureProblems;) {
    if (line.empty()) continue;
    result.problems.push_back("Xapian: " + line);
    ++told;
  }
}

void check_mark(const Xapian::Database& database, CheckResult& result) {
  if (database.get_metadata(std::string(kMetaFingerprint)) == "mixed") {
    result.problems.emplace_back(
        "articles were analysed by different rules; run revue-index build on all sources again");
  }
}

void add_problem(const Xapian::Error& error, CheckResult& result) {
  result.problems.push_back("Xapian: " + std::string(error.get_type()) + ": " + error.get_msg());
}

// One part of the check; what cannot be read at all is a finding too.
template <typename Work>
void attempt(const Work& work, CheckResult& result) {
  try {
    work();
  } catch (const Xapian::Error& error) {
    add_problem(error, result);
  } catch (const std::exception& error) {  // a damaged size may ask for any memory
    result.problems.emplace_back(error.what());
  }
}

IndexFacts facts_of(const fs::path& index, const Xapian::Database& database) {
  IndexFacts facts;
  facts.articles = database.get_termfreq(kind_term(kKindArticle));
  facts.passages = database.get_termfreq(kind_term(kKindPassage));
  facts.quotes = database.get_termfreq(kind_term(kKindQuote)) -
                 database.get_termfreq(quote_type_term(QuoteType::kScare));
  facts.bytes_on_disk = size_on_disk(index);
  facts.first_date = iso(database.get_value_lower_bound(kSlotFirstDay));
  facts.last_date = iso(database.get_value_upper_bound(kSlotLastDay));
  std::map<std::string, std::uint64_t> languages;
  const std::string kind = kind_term(kKindArticle);
  for (auto it = database.postlist_begin(kind); it != database.postlist_end(kind); ++it) {
    const Xapian::Document document = database.get_document(*it);
    const ArticleRecord article = decode_article(document.get_data());
    facts.bytes_of_text += article.bytes;
    facts.copies += document.get_value(kSlotCopyOf).empty() ? 0U : 1U;
    ++languages[std::string(code(article.language))];
  }
  facts.languages.assign(languages.begin(), languages.end());
  facts.format = database.get_metadata(std::string(kMetaFormat));
  facts.fingerprint = database.get_metadata(std::string(kMetaFingerprint));
  facts.program = database.get_metadata(std::string(kMetaProgram));
  facts.libraries = database.get_metadata(std::string(kMetaLibraries));
  const std::string gazetteer = database.get_metadata(std::string(kMetaGazetteer));
  facts.own_gazetteer = !gazetteer.empty();
  facts.own_glossary = !database.get_metadata(std::string(kMetaGlossary)).empty();
  facts.dictionaries = database.get_metadata(std::string(kMetaDictionaries));
  const std::string keys(kMetaLexiconKey);
  for (auto it = database.metadata_keys_begin(keys); it != database.metadata_keys_end(keys); ++it) {
    ++facts.lexicon_keys;
  }
  facts.expected_fingerprint = fingerprint(
      analysis_hash(), gazetteer.empty() ? default_gazetteer() : std::string_view(gazetteer));
  return facts;
}

}  // namespace

IndexFacts read_facts(const fs::path& index) {
  try {
    return facts_of(index, open(index));
  } catch (const Xapian::Error& error) {
    throw index_error(index, error);
  }
}

OwnTables read_own_tables(const fs::path& index) {
  if (!fs::exists(index)) return {};
  try {
    const Xapian::Database database = open(index);
    return {database.get_metadata(std::string(kMetaGazetteer)),
            database.get_metadata(std::string(kMetaGlossary))};
  } catch (const Xapian::Error& error) {
    throw index_error(index, error);
  }
}

CheckResult check(const fs::path& index) {
  CheckResult result;
  std::optional<Xapian::Database> database;
  try {
    database = open(index);
  } catch (const Xapian::Error& error) {
    add_problem(error, result);
  }
  attempt([&] { check_structure(current_generation(index), result); }, result);
  if (!database) return result;
  attempt([&] { check_articles(*database, result); }, result);
  attempt([&] { check_mark(*database, result); }, result);
  return result;
}

}  // namespace revue
