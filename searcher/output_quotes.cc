#include <cstdio>
#include <nlohmann/json.hpp>

#include "analyzers/utf8.h"
#include "searcher/output.h"
#include "searcher/output_parts.h"

namespace revue {
namespace {

std::string confidence(const QuoteRecord& quote) {
  char text[16];
  std::snprintf(text, sizeof text, "%.2f", quote.confidence);
  return text;
}

// "fr/05-discours-vance:1234-1300": the article and the place in its text, in code points.
std::string citation(const QuoteRecord& quote) {
  return quote.article + ":" + std::to_string(quote.place.begin) + "-" +
         std::to_string(quote.place.end);
}

// "Macron, «il», said: direct, 0.95"
std::string speaker_line(const QuoteRecord& quote) {
  if (quote.type == QuoteType::kScare) return "nobody's words (scare)";
  std::string line = quote.name.empty() ? "speaker not told" : quote.name;
  if (!quote.speaker_text.empty() && quote.speaker_text != quote.name) {
    line += " («" + quote.speaker_text + "»)";
  }
  if (!quote.cue_text.empty()) line += ", " + quote.cue_text;
  return line + "; " + std::string(name_of(quote.type)) + ", " + confidence(quote);
}

Json place_json(const CodePointSpan& place) {
  return place.empty() ? Json() : Json{place.begin, place.end};
}

// The sentence with the quote marked in it, or the quote where it is longer than its sentence.
void add_sentence(Wrapper& wrapper, const FoundQuote& found, const TextStyle& style) {
  const QuoteRecord& quote = found.quote;
  const std::size_t at = quote.sentence.find(quote.text);
  if (at == std::string::npos) {
    add_marked(wrapper, quote.text, found.highlights, style);
    return;
  }
  const std::string_view sentence = quote.sentence;
  wrapper.add(styled(style, kFaintColor), displayable_lines(sentence.substr(0, at)),
              styled(style, kReset));
  add_marked(wrapper, quote.text, found.highlights, style);
  wrapper.add(styled(style, kFaintColor),
              displayable_lines(sentence.substr(at + quote.text.size())), styled(style, kReset));
}

void write_found_text(std::ostream& out, const FoundQuote& found, const TextStyle& style) {
  const std::string facts = facts_in_words(found.article, found.quote.language);
  Wrapper head(out, "", style);
  head.add(styled(style, kTitleColor), facts.empty() ? "(no date)" : facts, styled(style, kReset));
  if (!found.article.title.empty()) head.add("", ": " + displayable(found.article.title), "");
  head.add(styled(style, kFaintColor), "  [" + displayable(citation(found.quote)) + "]",
           styled(style, kReset));
  head.finish();
  Wrapper sentence(out, "   ", style);
  add_sentence(sentence, found, style);
  sentence.finish();
  Wrapper line(out, "   ", style);
  line.add(styled(style, kFaintColor), "— " + displayable(speaker_line(found.quote)),
           styled(style, kReset));
  line.finish();
  for (const FoundQuote& other : found.repeats) {
    Wrapper again(out, "   ", style);
    again.add(styled(style, kFaintColor),
              "= " + displayable(facts_in_words(other.article, other.quote.language)) + "  [" +
                  displayable(citation(other.quote)) + "]",
              styled(style, kReset));
    again.finish();
  }
  out << '\n';
}

std::string searched(const Coverage& coverage) {
  std::string text =
      counted(coverage.articles, "article") + " of " + counted(coverage.outlets, "outlet");
  if (!coverage.first_date.empty()) {
    text += ", " + coverage.first_date + " to " + coverage.last_date;
  }
  return text;
}

void add_found(const FoundQuote& found, Json& to) {
  add_quote(found.quote, to);
  to["article"] = article_json(found.article);
  to["highlights"] = highlights_json(found.quote.text, found.highlights);
}

}  // namespace

void add_found_quote(const FoundQuote& found, Json& line) {
  add_found(found, line);
  line["score"] = found.score;
  line["repeats"] = Json::array();
  for (const FoundQuote& other : found.repeats) {
    add_found(other, line["repeats"].emplace_back());
  }
}

void add_quote(const QuoteRecord& quote, Json& entry) {
  entry["quote"] = quote.text;
  entry["span"] = {quote.place.begin, quote.place.end};
  entry["type"] = name_of(quote.type);
  entry["lang"] = code(quote.language);
  Json& speaker = entry["speaker"];
  speaker["entity"] = text_or_null(quote.entity);
  speaker["name"] = text_or_null(quote.name);
  speaker["text"] = text_or_null(quote.speaker_text);
  speaker["span"] = place_json(quote.speaker);
  Json& cue = entry["cue"];
  if (!quote.cue.empty()) {
    cue["text"] = quote.cue_text;
    cue["span"] = place_json(quote.cue);
  }
  entry["sentence"] = quote.sentence;
  entry["confidence"] = quote.confidence;
  entry["rule"] = name_of(quote.rule);
  entry["speaker_rule"] = name_of(quote.speaker_rule);
}

std::string not_found(const AskedQuotes& asked) {
  std::string text = "No quote";
  if (!asked.speaker.empty()) text += " by " + displayable(asked.speaker);
  if (!asked.query.empty()) text += " with «" + displayable(asked.query) + "»";
  text += " found in " + searched(asked.coverage);
  if (asked.without_query > 0) {
    text += "; " + std::to_string(asked.without_query) + " without these words";
  }
  return text;
}

void write_quotes_text(std::ostream& out, const QuoteResult& result, const AskedQuotes& asked,
                       const TextStyle& style) {
  for (const FoundQuote& found : result.quotes) write_found_text(out, found, style);
  const std::string by = asked.speaker.empty() ? "" : " by " + displayable(asked.speaker);
  if (result.total == 0) {
    out << not_found(asked) << ".\n";
    if (!asked.last_mention.empty()) {
      out << "Last mention: " << displayable(asked.last_mention) << "\n";
    }
    return;
  }
  if (result.quotes.empty()) {
    out << "No more: " << counted(result.total, "quote") << by << " in all.\n";
    return;
  }
  if (result.quotes.size() == result.total) {
    out << counted(result.total, "quote") << by;
  } else {
    out << "Quotes " << asked.offset + 1 << " to " << asked.offset + result.quotes.size() << " of "
        << result.total << by;
  }
  if (result.quotes_in_all > result.total) {
    out << " (" << result.quotes_in_all << " with their repetitions)";
  }
  out << ", in " << searched(asked.coverage)
      << (result.quotes.size() == result.total ? ".\n" : "; more with --limit and --offset.\n");
}

void write_quotes_jsonl(std::ostream& out, const QuoteResult& result) {
  for (const FoundQuote& found : result.quotes) {
    Json line;
    line["v"] = 1;
    add_found_quote(found, line);
    line["total"] = result.total;
    write_json_line(out, line);
  }
}

void write_quotes_csv(std::ostream& out, const QuoteResult& result, CsvForm form) {
  CsvTable table(out, form,
                 "speaker,name,speaker_text,cue,quote,type,confidence,rule,speaker_rule,article,"
                 "begin,end,title,outlet,date,url,lang,sentence,repeats,repeat_of");
  const auto row = [&](const FoundQuote& found, const std::string& repeat_of) {
    const QuoteRecord& quote = found.quote;
    table.add_row({quote.entity,
                   quote.name,
                   quote.speaker_text,
                   quote.cue_text,
                   quote.text,
                   std::string(name_of(quote.type)),
                   confidence(quote),
                   std::string(name_of(quote.rule)),
                   std::string(name_of(quote.speaker_rule)),
                   quote.article,
                   std::to_string(quote.place.begin),
                   std::to_string(quote.place.end),
                   found.article.title,
                   found.article.outlet,
                   found.article.date,
                   found.article.url,
                   std::string(code(quote.language)),
                   quote.sentence,
                   std::to_string(found.repeats.size()),
                   repeat_of});
  };
  for (const FoundQuote& found : result.quotes) {
    row(found, {});
    for (const FoundQuote& other : found.repeats) row(other, citation(found.quote));
  }
}

void write_quotes_html(std::ostream& out, const QuoteResult& result, const AskedQuotes& asked) {
  const std::string title =
      asked.speaker.empty() ? (asked.query.empty() ? "Quotes" : asked.query) : asked.speaker;
  write_html_head(out, title + " - revue");
  out << "<header>\n<h1>" << html_escaped(title) << "</h1>\n<div>" << counted(result.total, "quote")
      << " in " << html_escaped(searched(asked.coverage)) << "</div>\n";
  if (!asked.speaker.empty() && !asked.query.empty()) {
    out << "<div>" << html_escaped(asked.query) << "</div>\n";
  }
  if (!asked.filters.empty()) out << "<div>" << html_escaped(asked.filters) << "</div>\n";
  if (result.total == 0) out << "<div>" << html_escaped(not_found(asked)) << ".</div>\n";
  if (result.total == 0 && !asked.last_mention.empty()) {
    out << "<div>Last mention: " << html_escaped(asked.last_mention) << "</div>\n";
  }
  out << "</header>\n<main>\n";
  for (const FoundQuote& found : result.quotes) {
    const QuoteRecord& quote = found.quote;
    out << "<article lang=\"" << code(quote.language) << "\">\n<div class=\"facts\">"
        << html_facts(found.article) << ':' << quote.place.begin << '-' << quote.place.end
        << "</div>\n";
    if (!found.article.title.empty()) {
      out << "<h2>" << html_escaped(found.article.title) << "</h2>\n";
    }
    const std::size_t at = quote.sentence.find(quote.text);
    const bool within = at != std::string::npos;
    const std::string_view sentence = quote.sentence;
    out << "<p>" << (within ? html_escaped(sentence.substr(0, at)) : "") << "<q data-speaker=\""
        << html_escaped(quote.entity) << "\">" << html_marked(quote.text, found.highlights)
        << "</q>" << (within ? html_escaped(sentence.substr(at + quote.text.size())) : "")
        << "</p>\n<div class=\"facts\">— " << html_escaped(speaker_line(quote)) << "</div>\n";
    for (const FoundQuote& other : found.repeats) {
      out << "<div class=\"facts\">= " << html_facts(other.article) << "</div>\n";
    }
    out << "</article>\n";
  }
  out << "</main>\n</body>\n</html>\n";
}

}  // namespace revue
