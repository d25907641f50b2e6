#include "indexer/article_check.h"

#include <algorithm>
#include <array>
#include <optional>

#include "analyzers/utf8.h"
#include "corpus/article.h"
#include "indexer/document.h"
#include "indexer/schema.h"

namespace revue {
namespace {

bool begins_character(const std::string& text, std::size_t at) {
  return at == text.size() || starts_character(text[at]);
}

}  // namespace

ArticleCheck::ArticleCheck(const Xapian::Document& article, std::vector<std::string>& problems)
    : article_(decode_article(article.get_data())),
      content_(article.get_value(kSlotContent)),
      problems_(problems) {}

void ArticleCheck::add(const Xapian::Document& document) {
  if (next_ < article_.passages) {
    passage(document);
    if (next_ == article_.passages) {
      text_ += article_.tail;
      for (std::size_t i = 0; i <= text_.size(); ++i) {
        if (begins_character(text_, i)) characters_.push_back(i);
      }
    }
  } else {
    quote(decode_quote(document.get_data()));
  }
}

void ArticleCheck::passage(const Xapian::Document& document) {
  const PassageRecord passage = decode_passage(document.get_data());
  const std::string where = "passage " + std::to_string(passage.ordinal);
  if (passage.ordinal != next_++) problem(where + " is out of order");
  if (passage.article != article_.id) problem(where + " belongs to «" + passage.article + "»");
  text_ += passage.gap;
  code_points_ += CodePointIndex(passage.gap).size();
  if (passage.span.begin != text_.size()) {
    problem(where + " does not begin where its text does");
  } else if (passage.begin_code_point != code_points_) {
    problem(where + " does not begin at the character that it says");
  }
  text_ += passage.text;
  code_points_ += CodePointIndex(passage.text).size();
  const std::string prefix(kQuoteLinkPrefix);
  auto term = document.termlist_begin();
  for (term.skip_to(prefix); term != document.termlist_end() && (*term).starts_with(prefix);
       ++term) {
    links_[*term].push_back(passages_.size());
  }
  passages_.push_back(passage.span);
  mentions(passage.mentions, passage.text, where);
}

void ArticleCheck::quote(const QuoteRecord& quote) {
  const std::string where = "quote " + std::to_string(quote.ordinal);
  if (quote.ordinal != quotes_++) problem(where + " is out of order");
  if (quote.article != article_.id) problem(where + " belongs to «" + quote.article + "»");
  if (quote.span.begin > text_.size() ||
      text_.compare(quote.span.begin, quote.span.size(), quote.text) != 0) {
    problem(where + " does not say what the article says there");
  }
  stands(quote.place, quote.text, where);
  stands(quote.speaker, quote.speaker_text, "the speaker of " + where);
  stands(quote.cue, quote.cue_text, "the cue of " + where);
  stands(quote.sentence_place, quote.sentence, "the sentence of " + where);
  std::vector<std::size_t> around;
  auto passage = std::partition_point(passages_.begin(), passages_.end(),
                                      [&](ByteSpan span) { return span.end <= quote.span.begin; });
  for (; passage != passages_.end() && passage->begin < quote.span.end; ++passage) {
    around.push_back(static_cast<std::size_t>(passage - passages_.begin()));
  }
  const auto link = links_.find(quote_link_term(article_.id, quote.ordinal));
  if (around.empty()) {
    problem(where + " stands in no passage");
  } else if (link == links_.end() || link->second != around) {
    problem(where + " is not named by the passages that it stands in");
  }
  if (link != links_.end()) links_.erase(link);
}

// Whether this part of the article's text is as the record says.
void ArticleCheck::stands(CodePointSpan span, const std::string& text, const std::string& what) {
  if (span.empty() && text.empty()) return;
  if (span.begin > span.end || span.end >= characters_.size()) {
    problem(what + " lies outside its text");
  } else if (text_.compare(characters_[span.begin], characters_[span.end] - characters_[span.begin],
                           text) != 0) {
    problem(what + " is not where it is said to be");
  }
}

void ArticleCheck::finish() {
  if (article_.passages == 0) text_ += article_.tail;
  const auto differs = [&](std::uint64_t found, std::uint64_t said, const std::string& of_what) {
    if (found == said) return;
    problem("has " + std::to_string(found) + " " + of_what + ", not " + std::to_string(said));
  };
  differs(quotes_, article_.quotes, "quotes");
  differs(next_, article_.passages, "passages");
  differs(text_.size(), article_.bytes, "bytes of text");
  differs(code_points_ + CodePointIndex(article_.tail).size(), article_.code_points, "characters");
  if (!links_.empty()) problem("has passages that name a quote which is missing");
  mentions(article_.title_mentions, article_.title, "title");
  if (!says_what_was_read()) problem("does not say what was read (its hash differs)");
}

// The language that the source states is not stored as such.
bool ArticleCheck::says_what_was_read() const {
  Article article;
  article.id = article_.id;
  article.text = text_;
  article.title = article_.title;
  article.outlet = article_.outlet;
  article.date = article_.date;
  article.date_source = article_.date_source;
  article.url = article_.url;
  article.author = article_.author;
  article.format = article_.format;
  article.columns = article_.columns;
  article.extra = article_.extra;
  const std::array<std::optional<Language>, 3> stated = {std::nullopt, Language::kFrench,
                                                         Language::kEnglish};
  for (const std::optional<Language>& language : stated) {
    article.lang = language;
    if (content_.starts_with(content_hash(article))) return true;
  }
  return false;
}

void ArticleCheck::mentions(const std::vector<MentionRecord>& all, const std::string& text,
                            const std::string& where) {
  for (const MentionRecord& mention : all) {
    if (mention.span.end > text.size() || mention.span.begin >= mention.span.end ||
        !begins_character(text, mention.span.begin) || !begins_character(text, mention.span.end)) {
      problem(where + " has a mention of " + mention.entity + " outside its text");
    }
  }
}

void ArticleCheck::problem(const std::string& what) {
  problems_.push_back("article «" + article_.id + "» " + what);
}

}  // namespace revue
