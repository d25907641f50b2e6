#include "indexer/fingerprint.h"

#include <array>
#include <string>

#include "analyzers/analysis.h"
#include "analyzers/cues.h"
#include "analyzers/name_lists.h"
#include "indexer/schema.h"

namespace revue {
namespace {

// Exercises every rule of the analysis once; a change of any rule changes the fingerprint.
constexpr std::string_view kProbeText =
    "L’Élysée et J.D. Vance, aujourd’hui : «Il faut accélérer», a-t-il dit. Les citoyen·nes de "
    "1 200 vice-présidences, 97,4 œuvres, 6.000 lois… M. Macron et l’ONU sur "
    "https://revue.invalid/a "
    "#IA @revue. Lorsqu’elles s’opposent, qu’importe l’État ?\n\n"
    "Un intertitre\n\n"
    "The U.S. company's 1,200 workers don't agree with Mr. O'Brien. AI-generated centres of data; "
    "“regulation” at AT&T, said Meredith Whittaker of Signal.\n\n"
    "Mme Dupré préside l’agence. Olivier Dupré, lui, n’en est pas ; Martin-Dupré non plus. «LE HIC "
    "EST LÀ», dit-elle du HIC, la coalition de trente-deux associations. Dupré répondra.\n\n"
    "Lucie Garnier, juriste, et Xhoa Tenbri, 41 ans, ont saisi l’Agence nationale du test (ANT). "
    "M. "
    "Garnier ? L’ANT n’a rien dit à Mme Garnier ; le chef du test non plus. (Photo Jean Rolla / "
    "AFP)"
    "\n\n";
// Paragraphs that are joined, left whole and cut into two.
constexpr std::array<std::size_t, 4> kProbeParagraphs = {300, 400, 1150, 1450};  // bytes, at least
constexpr std::string_view kProbeSentence =
    "Le texte prévoit des contrôles, un registre public et un comité de suivi. ";
constexpr std::string_view kProbeTitle = "Dupré préside";
constexpr std::string_view kProbeGazetteer =
    "id\ttype\tfr\ten\taliases\tweak\tcontext\troles\n"
    "dupre\tperson\tAnne Dupré\tAnne Dupré\tDupré\t\t\tchef du test@2020..\n"
    "hic\torganisation\tHIC\tHIC\t\tHIC\tcoalition\t\n";
constexpr std::string_view kProbeFirstNames = "name\tgender\tword\nLucie\tf\t\nJean\tm\t\n";
constexpr std::string_view kProbeWords =
    "word\tkind\tlang\tgender\nM.\ttitle\tfr\tm\nMme\ttitle\tfr\tf\njuriste\trole\tfr\tmf\n"
    "Agence\torg_head\tfr\tf\n";
constexpr std::string_view kProbeCommonWords = "word\tlang\ntest\tfr\n";

void add(const TokenList& tokens, std::string& facts) {
  for (const Token& token : tokens) {
    facts += std::to_string(token.span.begin) + "-" + std::to_string(token.span.end) + "@" +
             std::to_string(token.position) + "+" + std::to_string(token.width) +
             (token.stop ? "." : "");
    for (const std::string_view form : {token.exact, token.folded, token.stem, token.bare}) {
      facts += "/" + std::string(form);
    }
  }
}

void add(const std::vector<Mention>& mentions, std::string& facts) {
  for (const Mention& mention : mentions) {
    facts.append("\n").append(mention.entity->id).append(" ");
    facts += std::to_string(mention.span.begin) + "-" + std::to_string(mention.span.end);
  }
}

void add(const std::vector<Quote>& quotes, std::string& facts) {
  for (const Quote& quote : quotes) {
    facts += "\n" + std::to_string(quote.span.begin) + "-" + std::to_string(quote.span.end) +
             std::string(name_of(quote.type)) + std::string(name_of(quote.rule)) +
             std::string(name_of(quote.speaker_rule)) +
             std::string(quote.who == nullptr ? "" : quote.who->id);
  }
}

}  // namespace

std::string analysis_facts(const PassageSizes& sizes) {
  std::string text(kProbeText);
  for (const std::size_t size : kProbeParagraphs) {
    for (const std::size_t end = text.size() + size; text.size() < end;) text += kProbeSentence;
    text += "\n\n";
  }
  std::vector<TableProblem> ignored;
  const Gazetteer gazetteer = Gazetteer::parse(kProbeGazetteer, "", ignored);
  // The shipped lists take long to read; analysis_hash() has their bytes.
  const NameLists lists(kProbeFirstNames, kProbeWords, kProbeCommonWords, ignored);
  Analyzer analyzer(gazetteer, sizes, lists);
  std::string facts = std::to_string(kFormatVersion);
  for (const std::size_t size : {sizes.join_below, sizes.target, sizes.longest}) {
    facts += " " + std::to_string(size);
  }
  for (const Language language : kLanguages) {
    // Lists too long for the probe text.
    const LanguageTable& row = table(language);
    for (const auto& words : {row.stop_words, row.titles, row.hints, row.organisation_adjectives,
                              row.organisation_joints, row.complement_joints, row.joint_articles,
                              row.definite_determiners, row.credit_words, row.byline_words,
                              row.interview_words, row.agencies}) {
      for (const std::string_view word : words) facts += " " + std::string(word);
    }
    add(analyzer.tokenizer().tokens(kProbeText, language), facts);
    const Analysis analysis = analyzer.analyze(text, kProbeTitle, language);
    add(analysis.title_mentions, facts);
    for (const AnalyzedPassage& passage : analysis.passages) {
      facts += "\n|" + std::to_string(passage.span.begin) + "-" + std::to_string(passage.span.end) +
               std::string(code(passage.language)) + (passage.heading ? "h" : "");
      for (const std::size_t sentence : passage.breaks.sentences) {
        facts += " " + std::to_string(sentence);
      }
      add(passage.mentions, facts);
    }
    add(analysis.quotes, facts);
  }
  return facts;
}

std::string analysis_hash() {
  return hash(analysis_facts() + hash(shipped_first_names()) + hash(shipped_name_words()) +
              hash(shipped_common_words()) + hash(shipped_cues()));
}

std::string fingerprint(std::string_view analysis_hash, std::string_view gazetteer_tsv) {
  return hash(std::string(analysis_hash) + hash(gazetteer_tsv));
}

}  // namespace revue
