// What is known of each word of a text, and what joins it to the one before it.
#include <unicode/uchar.h>

#include <algorithm>

#include "analyzers/names.h"
#include "analyzers/utf8.h"

namespace revue {
namespace {

bool is_space(UChar32 c) { return u_isUWhiteSpace(c) != 0; }

bool is_apostrophe(UChar32 c) { return c == '\'' || c == 0x2019 || c == 0x2018; }

struct GapFacts {
  Gap gap = Gap::kOther;
  bool opens_sentence = false;
};

GapFacts read_gap(std::string_view between, const NameContext& left) {
  std::size_t spaces = 0;
  std::size_t line_ends = 0;
  std::size_t letters = 0;
  std::size_t commas = 0;
  std::size_t others = 0;
  bool hyphen = false;
  bool stop = false;
  bool elided = false;
  GapFacts facts;
  for (std::size_t at = 0; at < between.size();) {
    const auto c = static_cast<UChar32>(next_character(between, at));
    if (c == '\n') ++line_ends;
    if (is_space(c)) {
      ++spaces;
    } else if (u_isalpha(c) != 0) {
      ++letters;
    } else if (is_apostrophe(c) && letters > 0) {
      elided = true;
    } else if (c == ',') {
      ++commas;
    } else if ((c == '-' || c == 0x2010 || c == 0x2011) && between.size() <= 3) {
      hyphen = true;
    } else if (c == '.') {
      stop = true;
      ++others;
    } else {
      ++others;
      if (c == '!' || c == '?' || c == 0x2026 || c == ':' || c == 0xAB || c == 0x201C || c == '"' ||
          c == 0x201E || c == 0x2022 || c == 0x2013 || c == 0x2014 || c == '*') {
        facts.opens_sentence = true;
      }
    }
  }
  const bool blank_line = line_ends > 1;
  if (stop && others == 1 && spaces > 0 && !blank_line && !elided && is_abbreviated(left)) {
    return {Gap::kStop, false};
  }
  facts.opens_sentence = facts.opens_sentence || stop || blank_line;
  if (blank_line || others > 0 || (elided && spaces == 0)) {
    facts.gap = Gap::kOther;
  } else if (commas == 1) {
    facts.gap = Gap::kComma;
  } else if (commas == 0 && hyphen && spaces == 0) {
    facts.gap = Gap::kHyphen;
  } else if (commas == 0 && elided) {
    facts.gap = Gap::kElided;
  } else if (commas == 0 && !hyphen && letters == 0 && spaces > 0) {
    facts.gap = Gap::kSpace;
  }
  // «L’Agence»: the capital of the elided article opens the sentence, not the word's.
  if (elided) facts.opens_sentence = false;
  return facts;
}

// Marks rows of words in capitals: three, or two long ones.
void mark_shouted(std::vector<NameContext>& words) {
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t end = begin;
    std::size_t long_words = 0;
    while (end < words.size() &&
           (words[end].capitals == Capitals::kAll || is_initial(words[end])) &&
           (end == begin || words[end].before != Gap::kOther || !words[end].opens_sentence)) {
      long_words += words[end].token->exact.size() > 3 ? 1U : 0U;
      ++end;
    }
    if (long_words >= 2 || (end - begin >= 4 && long_words >= 1)) {
      for (std::size_t i = begin; i < end; ++i) words[i].shouted = true;
    }
    begin = std::max(end, begin + 1);
  }
}

}  // namespace

bool is_initial(const NameContext& word) {
  return word.capitals != Capitals::kAny && CodePointIndex(word.token->exact).size() == 1;
}

bool is_abbreviated(const NameContext& word) {
  return is_initial(word) || ((word.kinds & kTitle) != 0 && word.token->folded.size() <= 4);
}

Gender gender_of(std::uint32_t kinds) {
  const bool masculine = (kinds & kMasculine) != 0;
  const bool feminine = (kinds & kFeminine) != 0;
  if (masculine == feminine) return Gender::kUnknown;
  return masculine ? Gender::kMasculine : Gender::kFeminine;
}

bool contradicts(Gender told, const Entity& who) {
  return told != Gender::kUnknown && who.gender != Gender::kUnknown && told != who.gender;
}

std::vector<NameContext> name_contexts(const std::vector<const Token*>& words,
                                       std::string_view source, Language language,
                                       const NameLists& lists) {
  std::vector<NameContext> contexts(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    NameContext& context = contexts[i];
    context.token = words[i];
    context.capitals = capitals_of(words[i]->exact);
    context.kinds = lists.of(*words[i], language);
    if (i == 0) {
      context.opens_sentence = true;
      continue;
    }
    const std::size_t from = words[i - 1]->span.end;
    const std::size_t to = words[i]->span.begin;
    const GapFacts facts =
        read_gap(from < to ? source.substr(from, to - from) : std::string_view(), contexts[i - 1]);
    context.before = facts.gap;
    context.opens_sentence = facts.opens_sentence;
  }
  for (std::size_t i = 0; i < words.size();) {
    const NameLists::Run run = contexts[i].capitals == Capitals::kAny && i + 1 < words.size()
                                   ? NameLists::Run{}
                                   : lists.longest(words, i);
    for (std::size_t k = i; k < i + run.length; ++k) {
      contexts[k].kinds = (contexts[k].kinds & ~static_cast<std::uint32_t>(kFirstName)) | run.kinds;
    }
    i += std::max<std::size_t>(run.length, 1);
  }
  mark_shouted(contexts);
  return contexts;
}

}  // namespace revue
