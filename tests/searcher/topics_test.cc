// Files of topics, whatever they hold: every topic in is a topic out.
#include "searcher/topics.h"

#include <doctest/doctest.h>

#include <atomic>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "searcher/batch.h"
#include "tests/support/sample_index.h"

namespace revue {
namespace {

using namespace std::string_literals;

struct Hostile {
  std::string what;
  std::string bytes;
  std::string format;
  // A topic each: "id|query", with a + in front when it is repaired and a ! when it is refused.
  std::vector<std::string> topics;
};

std::string utf16(const std::string& ascii, bool big_endian) {
  std::string bytes = big_endian ? "\xFE\xFF" : "\xFF\xFE";
  for (const char c : ascii) {
    if (big_endian) bytes += '\0';
    bytes += c;
    if (!big_endian) bytes += '\0';
  }
  return bytes;
}

const std::vector<Hostile>& hostile_files() {
  static const std::vector<Hostile> files = {
      // Queries by lines.
      {"nothing", "", "lines", {}},
      {"blank lines and comments", "\n  \n# a comment\n\t\n#\n", "lines", {}},
      {"one query", "sommet", "lines", {"1|sommet"}},
      {"no line end", "sommet\nVance", "lines", {"1|sommet", "2|Vance"}},
      {"Windows line ends", "sommet\r\nVance\r\n", "lines", {"1|sommet", "2|Vance"}},
      {"old Mac line ends", "sommet\rVance\r", "lines", {"1|sommet", "2|Vance"}},
      {"all line ends", "a1\r\nb2\rc3\nd4", "lines", {"1|a1", "2|b2", "3|c3", "4|d4"}},
      {"byte order mark", "\uFEFFsommet\n", "lines", {"1|sommet"}},
      {"UTF-16, little end first",
       utf16("sommet\r\nVance\r\n", false),
       "lines",
       {"1|sommet", "2|Vance"}},
      {"UTF-16, big end first",
       utf16("1\tsommet\n2\tVance\n", true),
       "tsv",
       {"1|sommet", "2|Vance"}},
      {"Windows-1252", "r\xE9gulation de l\x92IA\n", "lines", {"1|régulation de l’IA"}},
      {"UTF-8 and Windows-1252 in one file",
       "régulation\nr\xE9gulation\n",
       "lines",
       {"1|régulation", "+2|régulation"}},
      {"spaces around", "  sommet  \n\u00A0Vance\u00A0\n", "lines", {"1|sommet", "2|Vance"}},
      {"hash that is no comment", "#IA\n#metoo IA\n# note\n", "lines", {"1|#IA", "2|#metoo IA"}},
      {"unclosed quotation mark",
       "\"AI Act\n«la Quadrature\n",
       "lines",
       {"1|\"AI Act", "2|«la Quadrature"}},
      {"curly quotation marks",
       "“AI Act”\n„AI Act“\n‘AI Act’\n",
       "lines",
       {"1|“AI Act”", "2|„AI Act“", "3|‘AI Act’"}},
      {"operators alone",
       "AND\nOR\nNOT\n()\n*\n\"\"\n-\n+\n",
       "lines",
       {"1|AND", "2|OR", "3|NOT", "4|()", "5|*", "6|\"\"", "7|-", "8|+"}},
      {"a query that looks like TREC", "<3 l'IA\n", "lines", {"1|<3 l'IA"}},
      {"a query that looks like JSON", "{sommet}\n", "lines", {"1|{sommet}"}},
      {"a comma is no table",
       "Macron, Vance\nsommet, Paris\n",
       "lines",
       {"1|Macron, Vance", "2|sommet, Paris"}},
      {"the same query twice", "IA\nIA\n", "lines", {"1|IA", "2|IA"}},
      {"a zero byte", "som\0met\n"s, "lines", {"1|som met"}},
      // Labels.
      {"a label that later queries hold",
       "ia# IA OR AI\n[ia] sommet\n",
       "lines",
       {"ia|IA OR AI", "2|(IA OR AI) sommet"}},
      {"a label given later", "[ia] sommet\nia# IA\n", "lines", {"+1|[ia] sommet", "ia|IA"}},
      {"a label in itself", "ia# [ia] sommet\n", "lines", {"+ia|[ia] sommet"}},
      {"labels in labels",
       "a1# IA\nb1# [a1] sommet\n[b1] Paris\n",
       "lines",
       {"a1|IA", "b1|(IA) sommet", "3|((IA) sommet) Paris"}},
      {"labels that would grow without end",
       [] {
         std::string text = "x0# intelligence artificielle\n";
         for (int i = 1; i < 20; ++i) {
           const std::string before = "[x" + std::to_string(i - 1) + "] ";
           text += "x" + std::to_string(i) + "# " + before + before + before + "\n";
         }
         return text;
       }(),
       "lines",
       {}},
      {"an unknown label", "[nowhere] sommet\n", "lines", {"1|[nowhere] sommet"}},
      {"a language, not a label", "C# developers\n", "lines", {"1|C# developers"}},
      {"a label twice", "ia# IA\nia# AI\n", "lines", {"ia|IA", "+ia~2|AI"}},
      // id, tab, query.
      {"ids and queries", "q1\tsommet\nq2\tVance\n", "tsv", {"q1|sommet", "q2|Vance"}},
      {"an id twice", "q1\tsommet\nq1\tVance\n", "tsv", {"q1|sommet", "+q1~2|Vance"}},
      {"an id of another's copy",
       "q1\ta1\nq1~2\tb2\nq1\tc3\n",
       "tsv",
       {"q1|a1", "q1~2|b2", "+q1~3|c3"}},
      {"no id", "\tsommet\nq2\tVance\n", "tsv", {"+1|sommet", "q2|Vance"}},
      {"no query", "q1\t\nq2\tVance\n", "tsv", {"!q1|", "q2|Vance"}},
      {"no tab", "q1\tsommet\nVance\nq3\tIA\n", "tsv", {"q1|sommet", "+2|Vance", "q3|IA"}},
      {"tabs in a query",
       "q1\tsommet\tParis\nq2\tVance\n",
       "tsv",
       {"+q1|sommet Paris", "q2|Vance"}},
      {"spaces in an id",
       "topic 1\tsommet\ntopic 2\tVance\n",
       "tsv",
       {"topic 1|sommet", "topic 2|Vance"}},
      {"a header", "id\tquery\tlang\nq1\tsommet\tfr\n", "tsv", {"q1|sommet"}},
      // Tables.
      {"commas", "id,query\nq1,sommet\nq2,Vance\n", "csv", {"q1|sommet", "q2|Vance"}},
      {"semicolons", "id;query\nq1;sommet\n", "csv", {"q1|sommet"}},
      {"Excel's first line", "sep=;\nid;query\nq1;sommet\n", "csv", {"q1|sommet"}},
      {"French columns", "Id;REQUÊTE;Langue\nq1;sommet;xx\n", "csv", {"!q1|sommet"}},
      {"commas in quotation marks",
       "id,query\nq1,\"Macron, Vance\"\n",
       "csv",
       {"q1|Macron, Vance"}},
      {"doubled quotation marks",
       "id,query\nq1,\"\"\"AI Act\"\" sommet\"\n",
       "csv",
       {"q1|\"AI Act\" sommet"}},
      {"a line end in a cell",
       "id,query\nq1,\"sommet\nParis\"\nq2,Vance\n",
       "csv",
       {"+q1|sommet Paris", "q2|Vance"}},
      {"quotation marks that are the query's",
       "id,query\nq1,\"AI Act\" sommet\n",
       "csv",
       {"+q1|\"AI Act\" sommet"}},
      {"an unclosed cell",
       "id,query\nq1,\"AI Act\nq2,Vance\n",
       "csv",
       {"+q1|\"AI Act", "q2|Vance"}},
      {"commas without quotation marks",
       "id,query\nq1,Macron, Vance\n",
       "csv",
       {"+q1|Macron, Vance"}},
      {"too many cells before the last column",
       "id,query,lang\nq1,Macron, Vance,fr\n",
       "csv",
       {"!q1|Macron"}},
      {"too few cells", "id,query,lang\nq1,sommet\n", "csv", {"q1|sommet"}},
      {"a column unknown", "id,query,colour\nq1,sommet,red\n", "csv", {"q1|sommet"}},
      {"a language unknown", "id,query,lang\nq1,sommet,klingon\n", "csv", {"!q1|sommet"}},
      {"a date that is none", "id,query,from\nq1,sommet,2025-02-30\n", "csv", {"!q1|sommet"}},
      {"a limit that is none", "id,query,limit\nq1,sommet,-3\n", "csv", {"!q1|sommet"}},
      {"empty rows of a spreadsheet", "id,query\nq1,sommet\n,\n,\n", "csv", {"q1|sommet"}},
      {"a header alone", "id,query\n", "csv", {}},
      {"quotes without a query", "id,query,quotes_by\nq1,,vance\n", "csv", {"q1|"}},
      // JSON.
      {"JSON Lines",
       "{\"id\":\"q1\",\"query\":\"sommet\"}\n{\"id\":2,\"query\":\"Vance\"}\n",
       "jsonl",
       {"q1|sommet", "2|Vance"}},
      {"a broken line",
       "{\"id\":\"q1\",\"query\":\"sommet\"}\n{\"id\":\"q2\",\n",
       "jsonl",
       {"q1|sommet", "!2|"}},
      {"a query that is no text", "{\"id\":\"q1\",\"query\":{\"a\":1}}\n", "jsonl", {"!q1|"}},
      {"an array",
       "[{\"query\":\"sommet\"},{\"query\":\"Vance\"}]",
       "jsonl",
       {"1|sommet", "2|Vance"}},
      {"deep JSON", "{\"query\":" + std::string(100000, '[') + "\n", "jsonl", {"!1|"}},
      {"not an object", "{\"query\":\"sommet\"}\n17\n", "jsonl", {"1|sommet", "!2|"}},
      // TREC.
      {"classic topics",
       "<top>\n<num> Number: 301\n<title> sommet de Paris\n<desc> Description:\nwords\n</top>\n",
       "trec",
       {"301|sommet de Paris"}},
      {"topics as XML",
       "<?xml version=\"1.0\"?><topics><topic number=\"7\"><query>AI &amp; law</query></topic>"
       "</topics>",
       "trec",
       {"7|AI & law"}},
      {"a topic that does not end",
       "<top>\n<num>1\n<title>sommet\n<top>\n<num>2\n<title>Vance\n</top>\n",
       "trec",
       {"1|sommet", "2|Vance"}},
      {"a topic without a title", "<top>\n<num>1\n</top>\n", "trec", {"!1|"}},
      {"references that mean nothing",
       "<top><num>1<title>a &#0; &#x110000; &zz; b</top>",
       "trec",
       {"1|a &#0; &#x110000; &zz; b"}},
  };
  return files;
}

std::string shown(const Topic& topic) {
  return std::string(!topic.refusal.empty()   ? "!"
                     : !topic.repairs.empty() ? "+"
                                              : "") +
         topic.id + "|" + topic.query;
}

TEST_CASE("topics: hostile files hold as many topics as a reader sees in them") {
  CHECK_GE(hostile_files().size(), 60);
  for (const Hostile& file : hostile_files()) {
    CAPTURE(file.what);
    const TopicFile read = read_topics(file.bytes, "topics");
    CHECK_EQ(name_of(read.format), file.format);
    if (file.topics.empty() && !read.topics.empty()) continue;  // only that it ends
    std::string topics;
    for (const Topic& topic : read.topics) topics += shown(topic) + "\n";
    std::string expected;
    for (const std::string& topic : file.topics) expected += topic + "\n";
    CHECK_EQ(topics, expected);
  }
}

// The answers to all topics of a file, with the outcome of each.
std::string answers(const std::vector<Topic>& topics, unsigned jobs, BatchCounts& counts) {
  static const TempDir folder;
  static const std::string index = [] {
    const std::string path = (folder.path() / "index").string();
    build_index(path, {std::string(REVUE_SOURCE_DIR) + "/corpus/sample"});
    return path;
  }();
  BatchOptions options;
  options.index = index;
  options.search.limit = 5;
  options.jobs = jobs;
  std::string all;
  std::size_t next = 0;
  const std::atomic<bool> stop = false;
  run_batch(
      options, topics, 0,
      [](const Topic& topic, const TopicAnswer& answer) {
        std::string bytes = topic.id + " " + std::string(name_of(answer.outcome.outcome));
        for (const Hit& hit : answer.found.hits) {
          bytes += " " + hit.article.id + "#" + std::to_string(hit.passage.ordinal);
        }
        return bytes + "\n";
      },
      [&](BatchStep&& step) {
        CHECK_EQ(step.topic, next++);
        counts.add(step.outcome);
        all += step.bytes;
      },
      stop);
  return all;
}

TEST_CASE("batch: every topic has its outcome, in order, whatever the number of threads") {
  std::vector<Topic> topics;
  for (const Hostile& file : hostile_files()) {
    for (Topic& topic : read_topics(file.bytes, "topics").topics)
      topics.push_back(std::move(topic));
  }
  BatchCounts counts;
  const std::string alone = answers(topics, 1, counts);
  CHECK_EQ(counts.topics, topics.size());
  CHECK_EQ(counts.ok + counts.empty + counts.repaired + counts.refused, topics.size());
  CHECK_GT(counts.refused, 0);
  CHECK_GT(counts.repaired, 0);
  CHECK_GT(counts.ok, 0);
  for (const unsigned jobs : {2U, 7U}) {
    BatchCounts others;
    CHECK_EQ(answers(topics, jobs, others), alone);
  }
}

TEST_CASE("topics: ids are unique and never empty, whatever the bytes") {
  const std::vector<std::string> atoms = {"id",
                                          ",",
                                          "\t",
                                          "\n",
                                          "\r\n",
                                          "\"",
                                          "query",
                                          "q1",
                                          "#",
                                          "[q1]",
                                          "q1# ",
                                          "{",
                                          "}",
                                          "\"id\":",
                                          "<top>",
                                          "<num>",
                                          "1",
                                          "<title>",
                                          " ",
                                          "sommet",
                                          "sep=;",
                                          "\xEF\xBB\xBF",
                                          "\xE9",
                                          "\0"s,
                                          ";",
                                          "lang",
                                          "limit",
                                          "</top>",
                                          "[",
                                          "]",
                                          "<topic number=\"",
                                          "<query>",
                                          "&amp;",
                                          "\\",
                                          "é"};
  std::mt19937 random(20251126);
  for (int round = 0; round < 20000; ++round) {
    std::string bytes;
    for (std::size_t i = random() % 30; i > 0; --i) bytes += atoms[random() % atoms.size()];
    CAPTURE(bytes);
    const TopicFile file = read_topics(bytes, "topics");
    std::set<std::string> ids;
    for (const Topic& topic : file.topics) {
      REQUIRE_FALSE(topic.id.empty());
      REQUIRE(ids.insert(topic.id).second);
      REQUIRE((!topic.query.empty() || topic.quotes || !topic.refusal.empty()));
    }
  }
}

}  // namespace
}  // namespace revue
