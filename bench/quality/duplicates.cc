// How well copies of articles are found: articles are edited by a seed, indexed, and looked up in
// their groups. bench/quality/duplicates.tsv says what must be reached.
#include "indexer/duplicates.h"

#include <unistd.h>
#include <xapian.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <span>
#include <sstream>
#include <string>
#include <vector>

#include "analyzers/error.h"
#include "analyzers/gazetteer.h"
#include "analyzers/tsv.h"
#include "corpus/source.h"
#include "indexer/builder.h"

namespace {

using namespace revue;
namespace fs = std::filesystem;
using Parts = std::vector<std::string>;
using Random = std::mt19937;

constexpr std::size_t kLeastWords = 120;  // of an article that is edited

// Parts that put end to end are the text: each ends behind the white space that follows an end.
Parts parts_of(const std::string& text, const std::string& ends) {
  Parts parts(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    parts.back() += text[i];
    const bool ended = ends.find(text[i]) != std::string::npos;
    const bool apart = ends == " " || ends == "\n" ||
                       (i + 1 < text.size() && (text[i + 1] == ' ' || text[i + 1] == '\n'));
    if (ended && apart) parts.emplace_back();
  }
  if (parts.back().empty()) parts.pop_back();
  return parts;
}
Parts words_of(const std::string& text) { return parts_of(text, " "); }
Parts sentences_of(const std::string& text) { return parts_of(text, ".!?"); }
Parts paragraphs_of(const std::string& text) { return parts_of(text, "\n"); }

std::string joined(const Parts& parts) {
  std::string text;
  for (const std::string& part : parts) text += part;
  return text;
}

// True so many times of a hundred.
bool happens(unsigned percent, Random& random) { return random() % 100 < percent; }

std::string without_sentences(const std::string& text, unsigned percent, Random& random) {
  Parts sentences = sentences_of(text);
  std::erase_if(sentences, [&](const std::string&) { return happens(percent, random); });
  return joined(sentences);
}

// Words of the same text stand for synonyms.
std::string with_other_words(const std::string& text, unsigned percent, Random& random) {
  const Parts words = words_of(text);
  Parts edited = words;
  for (std::string& word : edited) {
    if (happens(percent, random)) word = words[random() % words.size()];
  }
  return joined(edited);
}

std::string cut_to(const std::string& text, std::size_t percent) {
  Parts words = words_of(text);
  words.resize(words.size() * percent / 100);
  return joined(words);
}

std::string reordered(const std::string& text, Random& random) {
  Parts paragraphs = paragraphs_of(text);
  if (paragraphs.size() < 3) paragraphs = sentences_of(text);
  for (std::string& each : paragraphs) each += '\n';
  for (std::size_t i = paragraphs.size() - 1; i > 0; --i) {
    std::swap(paragraphs[i], paragraphs[random() % (i + 1)]);
  }
  return joined(paragraphs);
}

// Letters misread, as many of a hundred.
std::string misread(std::string text, unsigned percent, Random& random) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z' && happens(percent, random)) {
      c = static_cast<char>('a' + random() % 26);
    }
  }
  return text;
}

std::string in_another_frame(const std::string& text) {
  return "PARIS, 3 mars (Agence) — " + text +
         "\n\nAvec l’agence. Tous droits de reproduction et de représentation réservés. "
         "Suivez toute l’actualité sur notre application et recevez notre lettre du matin.";
}

// What an outlet puts around all its articles.
std::string with_standing_text(const std::string& text) {
  return "Article réservé à nos abonnés. Pour soutenir une rédaction indépendante, choisissez la "
         "formule qui vous convient le mieux.\n\n" +
         text +
         "\n\nNos journalistes enquêtent chaque jour pour vous. Vous pouvez nous écrire à "
         "l’adresse "
         "de la rédaction, nous signaler une erreur, ou réagir à cet article dans l’espace des "
         "commentaires, réservé aux lecteurs inscrits. Les messages sont lus avant d’être publiés.";
}

struct Edit {
  std::string name;
  std::function<std::string(const std::string&, Random&)> make;
};

std::vector<Edit> edits() {
  std::vector<Edit> all = {
      {"exact", [](const std::string& text, Random&) { return text; }},
      {"frame", [](const std::string& text, Random&) { return in_another_frame(text); }},
      {"sentences -20 %",
       [](const std::string& text, Random& random) { return without_sentences(text, 20, random); }},
      {"reordered", reordered},
      {"letters 1 %",
       [](const std::string& text, Random& random) { return misread(text, 1, random); }},
      {"frame, cut to 60 %, words 2 %", [](const std::string& text, Random& random) {
         return with_other_words(in_another_frame(cut_to(text, 60)), 2, random);
       }}};
  for (const unsigned percent : {2U, 5U, 10U}) {
    all.push_back({"words " + std::to_string(percent) + " %",
                   [percent](const std::string& text, Random& random) {
                     return with_other_words(text, percent, random);
                   }});
  }
  for (const unsigned percent : {80U, 60U, 40U}) {
    all.push_back({"cut to " + std::to_string(percent) + " %",
                   [percent](const std::string& text, Random&) { return cut_to(text, percent); }});
  }
  return all;
}

std::vector<std::string> sample_texts() {
  std::vector<std::string> texts;
  read_sources(
      {std::string(REVUE_SOURCE_DIR) + "/corpus/sample"}, std::cin, {},
      [&](Article&& article) { texts.push_back(std::move(article.text)); },
      [](const Notice& notice) { throw Error(notice.where, notice.message); });
  return texts;
}

void add_lines(const fs::path& path, std::vector<std::string>& texts) {
  std::ifstream in(path);
  if (!in) throw Error(path.string(), "cannot be read");
  for (std::string line; std::getline(in, line);) {
    texts.push_back(nlohmann::json::parse(line)["text"]);
  }
}

std::vector<std::string> shared_texts(const fs::path& data) {
  std::vector<std::string> texts = sample_texts();
  std::ifstream pages(data / "html/ground-truth.json");
  for (const auto& page : nlohmann::json::parse(pages)) texts.push_back(page["articleBody"]);
  for (const char* file :
       {"quotes/news-fr-dev.jsonl", "quotes/polnear-dev-parts.jsonl", "scale/press-10mb.jsonl"}) {
    add_lines(data / file, texts);
  }
  return texts;
}

struct Case {
  std::string id;
  std::string text;
  std::string date;
  std::string of;    // id of the original; empty when it is no copy
  std::string edit;  // name of the edit, else of the kind
};

std::vector<Case> make_cases(std::vector<std::string> texts, Random& random) {
  std::erase_if(texts, [](const std::string& text) { return words_of(text).size() < kLeastWords; });
  std::vector<Case> cases;
  for (std::size_t i = 0; i + 1 < texts.size(); i += 2) {
    const std::string id = "original-" + std::to_string(i);
    cases.push_back({id, texts[i], "2025-01-01", {}, "original"});
    for (const Edit& edit : edits()) {
      cases.push_back({"copy-" + std::to_string(cases.size()), edit.make(texts[i], random),
                       "2025-02-01", id, edit.name});
    }
    Case other{"other-" + std::to_string(i), texts[i + 1], "2025-03-01", {}, "quoting"};
    if (i % 4 == 0) {
      other.text += "\n\n" + cut_to(texts[i], 25);
    } else {
      other.text = with_standing_text(other.text);
      other.edit = "standing text";
    }
    cases.push_back(std::move(other));
  }
  return cases;
}

// Ids of the copies and of what they are grouped under, in an index of the cases.
std::map<std::string, std::string> grouped(const std::vector<Case>& cases) {
  std::string name = (fs::temp_directory_path() / "revue-duplicates-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw Error(name, "cannot be made");
  const fs::path folder(name);
  BuildOptions options;
  options.index = (folder / "index").string();
  options.sources = {"-"};
  options.gazetteer = default_gazetteer();
  options.jobs = 2;
  std::stringstream lines;
  for (const Case& each : cases) {
    lines << nlohmann::json{{"id", each.id}, {"date", each.date}, {"text", each.text}}.dump(
                 -1, ' ', false, nlohmann::json::error_handler_t::replace)
          << '\n';
  }
  const std::atomic<bool> stop = false;
  build(
      options, lines, [](const Notice&) {}, [](const BuildCounts&) {}, stop);
  std::map<std::string, std::string> of;
  for (const CopiedArticle& copy : find_copied_articles(Xapian::Database(options.index))) {
    of[copy.id] = copy.of;
  }
  fs::remove_all(folder);
  return of;
}

struct Share {
  double right = 0;
  double all = 0;
  double value() const { return all > 0 ? right / all : 0; }
};

// By the measures' names.
std::map<std::string, Share> measure(const std::vector<std::string>& texts, bool details) {
  Random random(7);
  const std::vector<Case> cases = make_cases(texts, random);
  const std::map<std::string, std::string> of = grouped(cases);
  // Originals may be copies of one another in truth, which is shown with the details.
  std::map<std::string, Share> shares;
  for (const Case& each : cases) {
    const auto found = of.find(each.id);
    const std::string under = found == of.end() ? std::string() : found->second;
    if (!each.of.empty()) {
      Share& share = shares["recall, " + each.edit];
      share.all += 1;
      share.right += under == each.of ? 1 : 0;
    }
    if (each.of.empty() && each.edit != "original") {
      Share& share = shares["left apart, " + each.edit];
      share.all += 1;
      share.right += under.empty() ? 1 : 0;
    }
    if (under.empty()) continue;
    Share& precision = shares["precision"];
    precision.all += 1;
    precision.right += under == each.of ? 1 : 0;
    if (details && under != each.of) {
      std::cout << "  wrong: " << each.id << " (" << each.edit << ") under " << under << '\n';
    }
  }
  return shares;
}

using Floors = std::map<std::pair<std::string, std::string>, double>;  // by set and measure

Floors read_floors(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw Error(path, "cannot be read");
  const std::string tsv{std::istreambuf_iterator<char>(in), {}};
  constexpr std::array<std::string_view, 3> kColumns = {"set", "measure", "floor"};
  Floors floors;
  std::vector<TableProblem> problems;
  read_table(tsv, path, kColumns, {}, problems, [&](std::span<const std::string_view> cells) {
    floors[{std::string(cells[0]), std::string(cells[1])}] = std::stod(std::string(cells[2]));
    return std::string();
  });
  if (!problems.empty()) throw Error(path, problems.front().message);
  return floors;
}

int run(const std::string& floors, bool details, bool sample_only) {
  std::map<std::string, std::vector<std::string>> sets = {{"sample", sample_texts()}};
  const char* shared = std::getenv("REVUE_SHARED");
  if (shared != nullptr && !sample_only) sets["shared"] = shared_texts(fs::path(shared) / "data");
  Floors least;
  if (!floors.empty()) least = read_floors(floors);
  bool reached = true;
  for (const auto& [set, texts] : sets) {
    std::map<std::string, Share> shares = measure(texts, details);
    for (const auto& [key, floor] : least) {
      if (key.first == set) shares[key.second];  // of none it is below its floor
    }
    for (const auto& [name, share] : shares) {
      const auto floor = least.find({set, name});
      const bool below = floor != least.end() && share.value() < floor->second;
      std::printf("%-8s%-42s%6.0f of %6.0f  %.3f%s\n", set.c_str(), name.c_str(), share.right,
                  share.all, share.value(), below ? "  below its floor" : "");
      reached = reached && !below;
    }
  }
  return reached ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  std::string floors;
  bool details = false;
  bool sample_only = false;
  CLI::App app{"Measures how well copies of articles are found"};
  app.add_option("--floors", floors, "TSV of what must be reached");
  app.add_flag("--details", details, "Name what is grouped wrongly");
  app.add_flag("--sample", sample_only, "Only the sample corpus");
  CLI11_PARSE(app, argc, argv);
  try {
    return run(floors, details, sample_only);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
}
