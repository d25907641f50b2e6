#include "indexer/checker.h"

#include <doctest/doctest.h>
#include <xapian.h>

#include <filesystem>
#include <functional>
#include <string>

#include "indexer/generation.h"
#include "indexer/record.h"
#include "indexer/schema.h"
#include "tests/support/build_index.h"
#include "tests/support/temp_dir.h"

namespace revue {
namespace {

namespace fs = std::filesystem;

// An index of two articles, with passages, mentions and quotes, that damage is planted in.
class PlantedIndex {
 public:
  PlantedIndex() : index_((folder_.path() / "index").string()) {
    build_index(index_, {"-"},
                "{\"id\":\"a\",\"title\":\"Le sommet de Paris\",\"lang\":\"fr\",\"text\":\"« Nous "
                "ouvrons le sommet à Paris », a déclaré Emmanuel Macron.\\n\\nLe second jour, J.D. "
                "Vance a parlé.\\n\"}\n"
                "{\"id\":\"b\",\"text\":\"Le sommet de Séoul a fini.\"}\n");
  }

  // What check() tells once `change` has been at the database.
  std::string problems_after(const std::function<void(Xapian::WritableDatabase&)>& change) {
    {
      Xapian::WritableDatabase database(current_generation(index_).string(), Xapian::DB_OPEN);
      change(database);
      database.commit();
    }
    std::string all;
    for (const std::string& problem : check(index_).problems) all += problem + "\n";
    return all;
  }

  // The same once the document of this place among those of article «a» has other data.
  template <typename Record>
  std::string problems_with(Xapian::docid place, Record (*decode)(std::string_view),
                            const std::function<void(Record&)>& change) {
    return problems_after([&](Xapian::WritableDatabase& database) {
      Xapian::Document document = database.get_document(place);
      Record record = decode(document.get_data());
      change(record);
      document.set_data(encode(record));
      database.replace_document(place, document);
    });
  }

 private:
  TempDir folder_;
  std::string index_;
};

// Documents of the article «a».
constexpr Xapian::docid kArticle = 1;
constexpr Xapian::docid kPassage = 2;
constexpr Xapian::docid kQuote = 3;

bool tells(const std::string& problems, const std::string& wanted) {
  INFO("problems:\n", problems);
  const bool found = problems.find(wanted) != std::string::npos;
  CHECK_MESSAGE(found, wanted);
  return found;
}

TEST_CASE(
    "check: a sound index has no problem, and its content is the same after writing it anew") {
  PlantedIndex index;
  CHECK_EQ(index.problems_after([](Xapian::WritableDatabase&) {}), "");
}

TEST_CASE("check: spans beyond their text") {
  const auto passage = [](const std::function<void(PassageRecord&)>& change) {
    return PlantedIndex().problems_with<PassageRecord>(kPassage, decode_passage, change);
  };
  const auto quote = [](const std::function<void(QuoteRecord&)>& change) {
    return PlantedIndex().problems_with<QuoteRecord>(kQuote, decode_quote, change);
  };
  tells(passage([](PassageRecord& r) { r.mentions.at(0).span.end = r.text.size() + 1; }),
        "article «a» document 2: index: a stored record is damaged");
  tells(passage([](PassageRecord& r) { r.mentions.at(0).span.begin = 1; }), "outside its text");
  tells(passage([](PassageRecord& r) { r.span.begin += 5; }),
        "passage 0 does not begin where its text does");
  tells(passage([](PassageRecord& r) { ++r.begin_code_point; }),
        "passage 0 does not begin at the character that it says");
  tells(quote([](QuoteRecord& r) {
          r.span = {9000, 9000 + r.text.size()};
        }),
        "quote 0 does not say what the article says there");
  tells(quote([](QuoteRecord& r) { r.place.end = 9000; }), "quote 0 lies outside its text");
  tells(quote([](QuoteRecord& r) {
          r.speaker = {9000, 9005};
        }),
        "the speaker of quote 0 lies outside its text");
  tells(quote([](QuoteRecord& r) {
          r.cue = {0, 2};
        }),
        "the cue of quote 0 is not where it is said to be");
  tells(quote([](QuoteRecord& r) { r.sentence_place.end = ~std::uint64_t{0} >> 1U; }),
        "the sentence of quote 0 lies outside its text");
  tells(PlantedIndex().problems_with<ArticleRecord>(
            kArticle, decode_article,
            [](ArticleRecord& r) {
              r.title_mentions.push_back({{90, 95}, "paris", {}});
            }),
        "document 1: index: a stored record is damaged");
}

TEST_CASE("check: a passage without its article") {
  const std::string problems = PlantedIndex().problems_after(
      [](Xapian::WritableDatabase& database) { database.delete_document(kArticle); });
  tells(problems, "document 2 belongs to the article «a», which is missing");
  tells(problems, "documents, its articles 2");
}

TEST_CASE("check: an article without one of its passages or quotes") {
  const auto without = [](Xapian::docid document) {
    return PlantedIndex().problems_after(
        [&](Xapian::WritableDatabase& database) { database.delete_document(document); });
  };
  tells(without(kQuote), "article «a» has 0 quotes, not 1");
  tells(without(kQuote), "article «a» has passages that name a quote which is missing");
  // The quote, which stands in the place of the passage, is none.
  CHECK_NE(without(kPassage), "");
}

TEST_CASE("check: a quote without its passage") {
  const std::string moved =
      PlantedIndex().problems_with<QuoteRecord>(kQuote, decode_quote, [](QuoteRecord& r) {
        r.span = {300, 300};
      });
  tells(moved, "quote 0 stands in no passage");
  const std::string unnamed = PlantedIndex().problems_after([](Xapian::WritableDatabase& database) {
    Xapian::Document passage = database.get_document(kPassage);
    passage.remove_term(quote_link_term("a", 0));
    database.replace_document(kPassage, passage);
  });
  tells(unnamed, "article «a» quote 0 is not named by the passages that it stands in");
  const std::string foreign = PlantedIndex().problems_with<QuoteRecord>(
      kQuote, decode_quote, [](QuoteRecord& r) { r.article = "b"; });
  tells(foreign, "article «a» quote 0 belongs to «b»");
}

TEST_CASE("check: counts that disagree") {
  const auto article = [](const std::function<void(ArticleRecord&)>& change) {
    return PlantedIndex().problems_with<ArticleRecord>(kArticle, decode_article, change);
  };
  tells(article([](ArticleRecord& r) { ++r.quotes; }), "has 1 quotes, not 2");
  tells(article([](ArticleRecord& r) { ++r.bytes; }), "bytes of text, not ");
  tells(article([](ArticleRecord& r) { ++r.code_points; }), "characters, not ");
  const std::string kinds = PlantedIndex().problems_after([](Xapian::WritableDatabase& database) {
    Xapian::Document passage = database.get_document(kPassage);
    passage.remove_term(kind_term(kKindPassage));
    database.replace_document(kPassage, passage);
  });
  tells(kinds, "the index counts 1 documents of the kind passage, not 2");
}

TEST_CASE("check: a text that is not what was read, though all else fits") {
  tells(PlantedIndex().problems_with<PassageRecord>(kPassage, decode_passage,
                                                    [](PassageRecord& r) { r.text[2] = '!'; }),
        "article «a» does not say what was read (its hash differs)");
  tells(PlantedIndex().problems_with<ArticleRecord>(kArticle, decode_article,
                                                    [](ArticleRecord& r) { r.outlet = "X"; }),
        "article «a» does not say what was read (its hash differs)");
}

TEST_CASE("check: a fingerprint that articles or the format do not agree with") {
  tells(PlantedIndex().problems_after([](Xapian::WritableDatabase& database) {
    database.set_metadata(std::string(kMetaFingerprint), "0123456789abcdef");
  }),
        "2 articles were analysed by other rules than the index says "
        "(fingerprint 0123456789abcdef)");
  tells(PlantedIndex().problems_after([](Xapian::WritableDatabase& database) {
    database.set_metadata(std::string(kMetaFormat), "7");
  }),
        "the index format is «7», not " + std::to_string(kFormatVersion));
}

TEST_CASE("check: an article that stands twice, or apart from its passages") {
  const auto copied = [](Xapian::docid document) {
    return PlantedIndex().problems_after([&](Xapian::WritableDatabase& database) {
      database.add_document(database.get_document(document));
    });
  };
  tells(copied(kQuote), "article «a» has its document ");
  CHECK_NE(copied(kArticle), "");
}

TEST_CASE("check: damage to Xapian's tables is told as Xapian tells it") {
  const TempDir folder;
  const std::string index = (folder.path() / "index").string();
  build_index(index, {std::string(REVUE_SOURCE_DIR) + "/corpus/sample/fr"});
  const fs::path table = current_generation(index) / "postlist.glass";
  fs::resize_file(table, fs::file_size(table) / 2);
  std::string problems;
  for (const std::string& problem : check(index).problems) problems += problem + "\n";
  tells(problems, "Xapian: ");
}

}  // namespace
}  // namespace revue
