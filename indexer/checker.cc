#include "indexer/checker.h"

#include <xapian.h>

#include <algorithm>
#include <exception>
#include <map>
#include <optional>
#include <sstream>
#include <system_error>

#include "analyzers/analysis.h"
#include "analyzers/error.h"
#include "indexer/article_check.h"
#include "indexer/fingerprint.h"
#include "indexer/generation.h"
#include "indexer/index_reader.h"
#include "indexer/record.h"
#include "indexer/schema.h"

namespace revue {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kMostTold = 20;  // problems of a kind; one damaged block may cause thousands

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
    if (value.get_valueno() == kSlotCopyOf) continue;  // says nothing of the article itself
    out += '\n' + std::to_string(value.get_valueno()) + '=' + *value;
  }
  return out;
}

void add_problem(const Xapian::Error& error, const std::string& where, CheckResult& result) {
  result.problems.push_back(where + "Xapian: " + error.get_type() + ": " + error.get_msg());
}

// One part of the check; what cannot be read at all is a finding too. `where` is put before it.
template <typename Work>
void attempt(const Work& work, CheckResult& result, const std::string& where = {}) {
  try {
    work();
  } catch (const Xapian::Error& error) {
    add_problem(error, where, result);
  } catch (const std::exception& error) {  // a damaged size may ask for any memory
    result.problems.push_back(where + error.what());
  }
}

// What the index says of itself as a whole, against what its documents are.
class IndexCheck {
 public:
  IndexCheck(const Xapian::Database& database, CheckResult& result)
      : database_(database),
        result_(result),
        fingerprint_(database.get_metadata(std::string(kMetaFingerprint))) {}

  void run() {
    const std::string kind = kind_term(kKindArticle);
    const auto end = database_.postlist_end(kind);
    for (auto it = database_.postlist_begin(kind); it != end; ++it) {
      const Xapian::docid document = *it;
      attempt([&] { article(document); }, result_, "document " + std::to_string(document) + ": ");
    }
    strangers();
    counts();
    std::string all;
    for (const auto& [id, content] : result_.articles) all += id + '\n' + content + '\n';
    for (const auto& [id, of] : result_.copies) all += id + '\n' + of + '\n';
    result_.content = hash(all);
  }

 private:
  void article(Xapian::docid number) {
    ++articles_;
    const Xapian::Document document = database_.get_document(number);
    ArticleCheck check(document, result_.problems);
    const auto [known, is_new] = result_.articles.try_emplace(check.id());
    if (!is_new) problem("article «" + check.id() + "» stands in the index twice");
    std::string content;
    Xapian::docid expected = number;  // since those of an article follow one another
    const std::string member = member_term(check.id());
    const auto end = database_.postlist_end(member);
    for (auto at = database_.postlist_begin(member); at != end; ++at) {
      if (*at != expected++) {
        problem("article «" + check.id() + "» has its document " + std::to_string(*at) +
                " apart from the others");
        expected = *at + 1;
      }
      const Xapian::Document each = *at == number ? document : database_.get_document(*at);
      content += hash(dump(each));
      ++documents_;
      if (*at == number) continue;
      attempt([&] { check.add(each); }, result_,
              "article «" + check.id() + "» document " + std::to_string(*at) + ": ");
    }
    check.finish();
    if (const std::string of = document.get_value(kSlotCopyOf); !of.empty()) {
      check_copy(of, check.id());
      result_.copies[check.id()] = of;
    }
    passages_ += check.passages();
    quotes_ += check.quotes();
    stale_ += check.is_of(fingerprint_) ? 0U : 1U;
    known->second = hash(content);
  }

  // `of` is what the article is said to be a copy of.
  void check_copy(const std::string& of, const std::string& id) {
    const std::string term = article_term(of);
    const auto first = database_.postlist_begin(term);
    if (first == database_.postlist_end(term)) {
      problem("article «" + id + "» is a copy of «" + of + "», which the index does not hold");
    } else if (!database_.get_document(*first).get_value(kSlotCopyOf).empty()) {
      problem("article «" + id + "» is a copy of «" + of + "», a copy itself");
    }
  }

  // Documents of articles that are not there.
  void strangers() {
    if (documents_ == database_.get_doccount()) return;
    std::size_t told = 0;
    const auto end = database_.postlist_end("");
    for (auto it = database_.postlist_begin(""); it != end && told < kMostTold; ++it) {
      const std::string id = database_.get_document(*it).get_value(kSlotArticle);
      if (result_.articles.count(id) > 0) continue;
      problem("document " + std::to_string(*it) + " belongs to the article «" + id +
              "», which is missing");
      ++told;
    }
    problem("the index has " + std::to_string(database_.get_doccount()) +
            " documents, its articles " + std::to_string(documents_));
  }

  void counts() {
    const auto agree = [&](std::string_view kind, std::uint64_t found) {
      const std::uint64_t said = database_.get_termfreq(kind_term(kind));
      if (said == found) return;
      problem("the index counts " + std::to_string(said) + " documents of the kind " +
              std::string(kind) + ", not " + std::to_string(found));
    };
    agree(kKindArticle, articles_);
    agree(kKindPassage, passages_);
    agree(kKindQuote, quotes_);
    if (fingerprint_ == "mixed") {
      problem(
          "articles were analysed by different rules; run revue-index build on all sources again");
    } else if (stale_ > 0) {
      problem(std::to_string(stale_) +
              " articles were analysed by other rules than the index says (fingerprint " +
              fingerprint_ + ")");
    }
    const std::string format = database_.get_metadata(std::string(kMetaFormat));
    if (format != std::to_string(kFormatVersion)) {
      problem("the index format is «" + format + "», not " + std::to_string(kFormatVersion));
    }
  }

  void problem(std::string what) { result_.problems.push_back(std::move(what)); }

  const Xapian::Database& database_;
  CheckResult& result_;
  const std::string fingerprint_;
  std::uint64_t articles_ = 0;
  std::uint64_t passages_ = 0;
  std::uint64_t quotes_ = 0;
  std::uint64_t documents_ = 0;
  std::uint64_t stale_ = 0;  // articles
};

// Xapian's own check of every table.
void check_structure(const fs::path& generation, CheckResult& result) {
  std::ostringstream report;
  const std::size_t errors = Xapian::Database::check(generation.string(), 0, &report);
  if (errors == 0) return;
  result.problems.push_back("Xapian: " + std::to_string(errors) + " errors");
  std::istringstream lines(report.str());
  std::size_t told = 0;
  for (std::string line; std::getline(lines, line) && told < kMostTold;) {
    if (line.empty()) continue;
    result.problems.push_back("Xapian: " + line);
    ++told;
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

std::uint64_t size_on_disk(const fs::path& folder) {
  std::uint64_t size = 0;
  std::error_code end;  // of a walk through what is gone or may not be entered
  fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied,
                                         end);
  while (!end && entry != fs::recursive_directory_iterator()) {
    std::error_code gone;
    const std::uintmax_t of_file = entry->is_regular_file(gone) ? entry->file_size(gone) : 0;
    if (!gone) size += of_file;
    entry.increment(end);
  }
  return size;
}

IndexFacts read_facts(const fs::path& index) {
  IndexReader reader(index);
  return reader.read([&] { return facts_of(index, reader.database()); });
}

OwnTables read_own_tables(const fs::path& index) {
  if (!fs::exists(index / kStub)) return {};
  IndexReader reader(index);
  return reader.read([&]() -> OwnTables {
    return {reader.database().get_metadata(std::string(kMetaGazetteer)),
            reader.database().get_metadata(std::string(kMetaGlossary))};
  });
}

CheckResult check(const fs::path& index) {
  CheckResult result;
  std::optional<Xapian::Database> database;
  attempt([&] { check_structure(current_generation(index), result); }, result);
  try {
    database = open_index(index);
  } catch (const Xapian::Error& error) {
    add_problem(error, {}, result);
  }
  if (database) attempt([&] { IndexCheck(*database, result).run(); }, result);
  return result;
}

}  // namespace revue
