// Documents that other programs make text of: those programs, and what stands in for them.
#include "corpus/converted_document.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/pack.h"
#include "tests/support/read_sources.h"
#include "tests/support/temp_dir.h"

namespace revue {
namespace {

namespace fs = std::filesystem;
using Strings = std::vector<std::string>;

// A folder of programs, first on the PATH as long as it lives.
class Programs {
 public:
  explicit Programs(bool alone = false) {
    const std::string path = folder_.path().string();
    ::setenv("PATH", (alone ? path : path + ":" + before_).c_str(), 1);
  }
  ~Programs() { ::setenv("PATH", before_.c_str(), 1); }
  Programs(const Programs&) = delete;
  Programs& operator=(const Programs&) = delete;

  void add(const std::string& name, const std::string& script) const {
    fs::permissions(folder_.write(name, "#!/bin/sh\n" + script), fs::perms::owner_all);
  }

 private:
  const std::string before_ = std::getenv("PATH");
  const TempDir folder_;
};

bool is_there(const std::string& program) {
  return convert({program, "--version"}, "", "", {}).problem.find("not on the PATH") ==
         std::string::npos;
}

const char* const kPdf = "%PDF-1.4\n";

std::string page_of_text(const std::string& text, const std::string& title) {
  return "<html><head>\n<title>" + title +
         "</title>\n<meta name=\"Author\" content=\"eroy\"/>\n</head><body>\n<pre>\n" + text +
         "</pre>\n</body></html>\n";
}

// A fake pdftotext that gives a text for any document.
void add_pdftotext(const Programs& programs, const std::string& text,
                   const std::string& title = "doc1.docx") {
  programs.add("pdftotext", "cat >/dev/null\ncat <<'END'\n" + page_of_text(text, title) + "END\n");
}

TEST_CASE("converted documents: the program gets arguments, the bytes, and no more") {
  const Programs programs;
  programs.add("pdftotext",
               "echo '<pre>'\nfor each; do echo \"[$each]\"; done\n"
               "cat\necho \"$HOME $LC_ALL $SECRET\"\nls /proc/self/fd | wc -l\n"
               "echo '</pre>'\n");
  ::setenv("SECRET", "secret", 1);
  const TempDir folder;
  // A name that a shell would obey.
  const std::string path = folder.write("-o $(touch pwned);x.pdf", kPdf).string();
  const Outcome result = outcome({path});
  REQUIRE_EQ(result.refusals, Strings{});
  REQUIRE_EQ(result.articles.size(), 1);
  CHECK_EQ(result.articles[0].format, "pdf");
  CHECK_EQ(result.articles[0].source, path);
  const std::string& text = result.articles[0].text;
  CAPTURE(text);
  CHECK(text.find("[-htmlmeta]") != text.npos);
  CHECK(text.find("%PDF-1.4") != text.npos);
  CHECK(text.find("/nonexistent C.UTF-8") != text.npos);
  CHECK_EQ(text.find("secret"), text.npos);
  CHECK_EQ(text.find("pwned"), text.npos);
  CHECK(text.find("C.UTF-8 4\n") != text.npos);  // 0, 1, 2 and the folder that ls reads
}

TEST_CASE("converted documents: lines become paragraphs, a title is believed when it is there") {
  struct Row {
    std::string title;
    std::string text;
    std::string expected_title;
    std::string expected_text;
  };
  const std::vector<Row> rows = {
      {"doc1.docx",
       "Le sommet ouvre à Paris\nParis, le 7 février 2025\nLa ministre a dit que tout le monde\n"
       "attend le vote du mois prochain.\n\nUn autre paragraphe, a < b.\n",
       "Le sommet ouvre à Paris",
       "Le sommet ouvre à Paris\nParis, le 7 février 2025\nLa ministre a dit que tout le monde "
       "attend le vote du mois prochain.\n\nUn autre paragraphe, a < b.\n\n"},
      {"LE VOTE", "Page 1\nLe vote, enfin\n\nIl a eu lieu hier.\n", "LE VOTE",
       "Page 1\nLe vote, enfin\n\nIl a eu lieu hier.\n\n"},
  };
  for (const Row& row : rows) {
    const Programs programs;
    add_pdftotext(programs, row.text, row.title);
    const Outcome result = outcome({"-"}, kPdf);
    REQUIRE_EQ(result.articles.size(), 1);
    CHECK_EQ(result.articles[0].title, row.expected_title);
    CHECK_EQ(result.articles[0].text, row.expected_text);
    CHECK_EQ(result.articles[0].author, "");  // eroy is an account
  }
}

TEST_CASE("converted documents: a program that is missing is named with its package") {
  const Programs programs(true);
  const TempDir folder;
  const std::string in = (folder.path() / "in").string();
  for (const char* name : {"a.pdf", "b.docx", "c.odt"})
    folder.write("in/" + std::string(name), "x");
  CHECK_EQ(outcome({in}).refusals,
           Strings{in + "/a.pdf: needs the program pdftotext, which is not on the PATH; install "
                        "Debian's package poppler-utils",
                   in + "/b.docx: needs the program pandoc, which is not on the PATH; install "
                        "Debian's package pandoc",
                   in + "/c.odt: needs the program pandoc, which is not on the PATH; install "
                        "Debian's package pandoc"});
}

TEST_CASE("converted documents: what goes wrong is told in words") {
  struct Row {
    std::string script;
    std::string refusal;
  };
  const std::vector<Row> rows = {
      {"echo 'Syntax Error: no trailer' >&2\necho more >&2\nexit 1\n",
       "stdin: pdftotext cannot read it: Syntax Error: no trailer"},
      {"exit 3\n", "stdin: pdftotext cannot read it: exit code 3"},
      {"kill -SEGV $$\n", "stdin: pdftotext was ended by signal 11"},
      {"echo '<pre>'; echo '  '; echo '</pre>'\n", "stdin: holds no text; are its pages pictures?"},
      {"", "stdin: holds no text; are its pages pictures?"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.script);
    const Programs programs;
    programs.add("pdftotext", row.script);
    CHECK_EQ(outcome({"-"}, kPdf).refusals, Strings{row.refusal});
  }
  const Programs programs;
  programs.add("pdftotext", "echo 'Syntax Error: page 2' >&2\nprintf '<pre>\\nUn.\\n</pre>'\n");
  const Outcome result = outcome({"-"}, kPdf);
  CHECK_EQ(result.articles.size(), 1);
  CHECK_EQ(result.notes, Strings{"stdin: pdftotext says: Syntax Error: page 2"});
}

TEST_CASE("converted documents: time, memory and output have limits") {
  const Programs programs;
  programs.add("sleeper", "sleep 600 &\nsleep 600\n");
  programs.add("writer", "while :; do echo 1234567890; done\n");
  programs.add("eater", "exec tail -n 1 /dev/zero\n");
  ConverterLimits limits;
  limits.time = std::chrono::seconds(0);
  CHECK_EQ(convert({"sleeper"}, "", "", limits).problem, "sleeper was not done after 0 seconds");
  limits = {};
  limits.largest_output = 1000;
  CHECK_EQ(convert({"writer"}, "", "", limits).problem, "writer gave more than 1000 bytes of text");
  limits = {};
  limits.memory = std::size_t{64} << 20U;
  CHECK(convert({"eater"}, "", "", limits).problem.starts_with("eater cannot read it: tail: "));
}

TEST_CASE("converted documents: entries of archives, and what tells a format") {
  const Programs programs;
  add_pdftotext(programs, "Le vote du soir a eu lieu.\n");
  programs.add("pandoc",
               "cat >/dev/null\necho '<html><title>-</title><h1>Le titre</h1>"
               "<p>Le texte<a role=\"doc-noteref\">1</a>.</p>'\n");
  const TempDir folder;
  const std::string docx =
      packed({{"[Content_Types].xml", "x", {}}, {"word/document.xml", "y", {}}}, Packing::kZip);
  const std::string zip =
      folder
          .write("all.zip", packed({{"a.pdf", kPdf, {}}, {"b.docx", docx, {}}, {"c", docx, {}}},
                                   Packing::kZip))
          .string();
  const Outcome result = outcome({zip});
  CHECK_EQ(result.refusals, Strings{});
  CHECK_EQ(result.ids, "all.zip/a all.zip/b all.zip/c");
  REQUIRE_EQ(result.articles.size(), 3);
  CHECK_EQ(result.articles[1].title, "Le titre");
  CHECK_EQ(result.articles[1].text, "Le texte.");
  CHECK_EQ(result.articles[2].format, "docx");
  const std::string odt =
      packed({{"mimetype", "application/vnd.oasis.opendocument.text", {}}}, Packing::kZip);
  CHECK_EQ(format_of_beginning(docx), SourceFormat::kDocx);
  CHECK_EQ(format_of_beginning(packed({{"a.txt", "word/", {}}}, Packing::kZip)),
           SourceFormat::kArchive);
  CHECK_EQ(format_of_name("a/B.ODT"), SourceFormat::kOdt);
}

// One page of PDF with a line of text for each of `lines`.
std::string pdf_of(const Strings& lines) {
  std::string content = "BT /F1 12 Tf 72 700 Td 14 TL";
  for (const std::string& line : lines) content += " (" + line + ") Tj T*";
  content += " ET";
  const Strings objects = {
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
      "/Resources<</Font<</F1 5 0 R>>>>>>",
      "<</Length " + std::to_string(content.size()) + ">>stream\n" + content + "\nendstream",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"};
  std::string pdf = kPdf;
  std::string table;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    char row[32];
    std::snprintf(row, sizeof row, "%010zu 00000 n \n", pdf.size());
    table += row;
    pdf += std::to_string(i + 1) + " 0 obj " + objects[i] + " endobj\n";
  }
  const std::string size = std::to_string(objects.size() + 1);
  return pdf + "xref\n0 " + size + "\n0000000000 65535 f \n" + table + "trailer<</Size " + size +
         "/Root 1 0 R>>\nstartxref\n" + std::to_string(pdf.size()) + "\n%%EOF\n";
}

TEST_CASE("converted documents: pdftotext itself") {
  if (!is_there("pdftotext")) {
    MESSAGE("skipped: pdftotext is not on the PATH");
    return;
  }
  const Outcome result =
      outcome({"-"}, pdf_of({"Le sommet de Paris ouvre", "", "La ministre a dit que le gouverne-",
                             "ment attend le vote de demain."}));
  REQUIRE_EQ(result.articles.size(), 1);
  CHECK_EQ(result.articles[0].title, "Le sommet de Paris ouvre");
  CHECK(result.articles[0].text.find("le gouvernement attend le vote") != std::string::npos);
  CHECK_EQ(outcome({"-"}, kPdf).refusals.size(), 1);
}

TEST_CASE("converted documents: pandoc itself") {
  if (!is_there("pandoc")) {
    MESSAGE("skipped: pandoc is not on the PATH");
    return;
  }
  const auto paragraph = [](const std::string& style, const std::string& text) {
    return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr><w:r><w:t>" + text +
           "</w:t></w:r></w:p>";
  };
  const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  const std::string office = "http://schemas.openxmlformats.org/";
  const std::string docx = packed(
      {{"[Content_Types].xml",
        head + "<Types xmlns=\"" + office +
            "package/2006/content-types\"><Default Extension=\"rels\" "
            "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override "
            "PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-"
            "officedocument.wordprocessingml.document.main+xml\"/></Types>",
        {}},
       {"_rels/.rels",
        head + "<Relationships xmlns=\"" + office +
            "package/2006/relationships\"><Relationship "
            "Id=\"r\" Type=\"" +
            office +
            "officeDocument/2006/relationships/officeDocument\" "
            "Target=\"word/document.xml\"/></Relationships>",
        {}},
       {"word/document.xml",
        head + "<w:document xmlns:w=\"" + office + "wordprocessingml/2006/main\"><w:body>" +
            paragraph("Title", "Le sommet de Paris") +
            paragraph("Normal", "Il a réuni 312 personnes &amp; deux ministres.") +
            "</w:body></w:document>",
        {}}},
      Packing::kZip);
  const Outcome result = outcome({"-"}, docx);
  REQUIRE_EQ(result.refusals, Strings{});
  REQUIRE_EQ(result.articles.size(), 1);
  CHECK_EQ(result.articles[0].title, "Le sommet de Paris");
  CHECK_EQ(result.articles[0].text,
           "Le sommet de Paris\n\nIl a réuni 312 personnes & deux ministres.");
  CHECK_EQ(outcome({"-"}, docx.substr(0, 500)).refusals.size(), 1);
}

}  // namespace
}  // namespace revue
