// Tables of articles, whatever spreadsheets make of them.
#include "corpus/table_reader.h"

#include <doctest/doctest.h>

#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace revue {
namespace {

// "id|title|date|text" of each article, then "!where: message" of each refusal, parted by lines.
std::string read(const std::string& bytes, const TableOptions& options = {}) {
  std::istringstream in(bytes);
  std::string out;
  std::string refusals;
  read_table(
      in, options, "t", "t.csv",
      [&](Article&& article) {
        out += article.id + "|" + article.title + "|" + article.date + "|" + article.text + "\n";
      },
      [&](const Notice& notice) {
        if (notice.kind == Notice::Kind::kRefused) {
          refusals += "!" + notice.where + ": " + notice.message + "\n";
        }
      });
  return out + refusals;
}

TEST_CASE("tables: separators, quotation marks, line ends, encodings") {
  struct Row {
    std::string bytes;
    std::string expected;
  };
  const std::vector<Row> rows = {
      {"", "!t.csv:1: is empty, or holds empty lines alone\n"},
      {"id,title,date,text\na,T,2025-02-11,Le sommet.\n", "a|T|2025-02-11|Le sommet.\n"},
      {"id;titre;date;texte\r\na;T;11/02/2025;Le sommet, à Paris.\r\n",
       "a|T|2025-02-11|Le sommet, à Paris.\n"},
      {"id\ttitle\ttext\na\tT\tLe sommet.\n", "a|T||Le sommet.\n"},
      {"\xEF\xBB\xBFTexte\nLe sommet.\n", "t:2|||Le sommet.\n"},
      {"Text,Title\n\"Un \"\"sommet\"\",\nà Paris.\",T\nDeux,U\n",
       "t:2|T||Un \"sommet\",\nà Paris.\nt:4|U||Deux\n"},
      {"text\nr\xE9gulation\n", "t:2|||régulation\n"},
      {"text,title\n\nLe sommet.,T\n\n", "t:3|T||Le sommet.\n"},
      {"text,title\nLe sommet.\n", "t:2|||Le sommet.\n"},
      {"text,title\n ,T\nDeux,U\n",
       "t:3|U||Deux\n!t.csv:2: the cell of the text is empty; nothing to index\n"},
      {"a,b\n1,2\n",
       "!t.csv:1: no column holds a text; name it with --map text=COLUMN; its columns are: a, b\n"},
      {"text,title\n\"Le sommet.,T\n", "t:2|||Le sommet.,T\n\n"},
      // Marks of the text are no quotation of a cell, in the header neither.
      {"title\ttext\nA\t\"Bonjour\" dit-il.\n", "t:2|A||\"Bonjour\" dit-il.\n"},
      {"titre;taille (\");texte\nA;3;\"Le sommet, hier, fut long.\"\n",
       "t:2|A||Le sommet, hier, fut long.\n"},
      // Excel's first line, its empty rows.
      {"\"sep=;\"\n;;\ntexte;titre\nLe sommet;T\n;;\n", "t:4|T||Le sommet\n"},
      {"sep=\t\ntexte\ttitre\nLe sommet\tT\n", "t:3|T||Le sommet\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    CHECK_EQ(read(row.bytes), row.expected);
  }
}

TEST_CASE("tables: columns by --map, and of two of one meaning the one asked for") {
  TableOptions options;
  options.columns = {{"text", "Chapô"}, {"title", "Intitulé"}};
  CHECK_EQ(read("Intitulé,Titre,Texte,Chapô\nA,B,C,D\n", options), "t:2|A||D\n");
  CHECK_EQ(read("Titre,Texte\nB,C\n", options),
           "!t.csv:1: has no column «Chapô» for text; its columns are: Titre, Texte\n");
}

TEST_CASE("tables: the header stands behind empty lines and what Excel says of the separator") {
  const std::string table = "titre;texte\nA, B, C;D\n";
  CHECK_EQ(read(table), "t:2|A, B, C||D\n");
  CHECK_EQ(read("\r\n\n" + table), "t:4|A, B, C||D\n");
  CHECK_EQ(read("sep=;\r\n" + table), "t:3|A, B, C||D\n");
  CHECK_EQ(read("\uFEFFsep=|\ntitre|texte\nA;B|C\n"), "t:3|A;B||C\n");
}

TEST_CASE("tables: what is wrong with the encoding of many cells is told once, and counted") {
  std::istringstream in("titre,texte\n\xC9t\xE9,\xC9t\xE9\n\xC9t\xE9,x\n");
  std::vector<std::string> notes;
  read_table(
      in, {}, "t", "t.csv", [](Article&&) {},
      [&](const Notice& notice) { notes.push_back(notice.where + ": " + notice.message); });
  REQUIRE_EQ(notes.size(), 2);
  CHECK(notes[0].starts_with("t.csv:2: "));
  CHECK(notes[1].starts_with("t.csv: "));
  CHECK(notes[1].ends_with("; so in 2 other cells"));
}

TEST_CASE("tables: a row that is too long is refused, and the rest is read") {
  TableOptions options;
  options.longest_row = 20;
  CHECK_EQ(read("text\n" + std::string(30, 'a') + "\nb\n", options),
           "t:3|||b\n!t.csv:2: the row is 31 bytes, more than the 20 that one article may take\n");
}

TEST_CASE("tables: every row is an article or a refusal, whatever the bytes") {
  const std::vector<std::string> atoms = {"\"", ",",    ";",  "\n", "\r\n",
                                          "a",  "text", "\t", "é",  "\xE9"};
  std::mt19937 random(11);
  for (int round = 0; round < 5000; ++round) {
    std::string bytes = "text,title\n";
    std::size_t rows = 0;
    for (int row = 0; row < 3; ++row) {
      bytes += "x";
      for (std::size_t i = random() % 8; i > 0; --i) {
        const std::string& atom = atoms[random() % atoms.size()];
        if (atom.find('\n') == std::string::npos && atom != "\"") bytes += atom;
      }
      bytes += "\n";
      ++rows;
    }
    CAPTURE(bytes);
    std::istringstream in(bytes);
    std::size_t told = 0;
    read_table(
        in, {}, "t", "t", [&](Article&&) { ++told; },
        [&](const Notice& notice) { told += notice.kind == Notice::Kind::kRefused ? 1U : 0U; });
    CHECK_EQ(told, rows);
  }
}

}  // namespace
}  // namespace revue
