// What each step of the analysis and of a search costs by itself, over the sample corpus:
// megabytes of text a second, and how often memory is asked for, per token of the text.
//
// A step is given what the steps before it made, so that its figure is its own.
#include <benchmark/benchmark.h>

#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "analyzers/analysis.h"
#include "analyzers/article_words.h"
#include "analyzers/fold.h"
#include "analyzers/language_id.h"
#include "analyzers/passages.h"
#include "analyzers/quotes.h"
#include "analyzers/speakers.h"
#include "bench/micro/allocations.h"
#include "corpus/source.h"
#include "searcher/highlight.h"
#include "searcher/precomputed.h"
#include "searcher/query.h"

namespace revue {
namespace {

struct Sample {
  std::string text;
  Analysis analysis;
};

const Gazetteer& gazetteer() {
  static const Gazetteer opened = Gazetteer::open(precomputed_gazetteer());
  return opened;
}

const std::vector<Sample>& samples() {
  static const std::vector<Sample> all = [] {
    std::vector<Sample> articles;
    Analyzer analyzer(gazetteer());
    std::istringstream nothing;
    read_sources(
        {REVUE_SOURCE_DIR "/corpus/sample"}, nothing, {},
        [&](Article&& article) {
          Analysis analysis =
              analyzer.analyze(article.text, article.title, article.lang, article.date);
          articles.push_back({std::move(article.text), std::move(analysis)});
        },
        [](const auto& notice) { std::cerr << notice.where << ": " << notice.message << '\n'; });
    return articles;
  }();
  return all;
}

// Runs a step over every passage, or every article, and says what it cost.
template <typename Step>
void measure(benchmark::State& state, const Step& step) {
  std::size_t bytes = 0;
  std::size_t tokens = 0;
  for (const Sample& sample : samples()) {
    bytes += sample.text.size();
    for (const AnalyzedPassage& passage : sample.analysis.passages) tokens += passage.tokens.size();
  }
  const std::uint64_t before = allocations();
  for (auto _ : state) {
    for (const Sample& sample : samples()) step(sample);
  }
  const auto rounds = static_cast<double>(state.iterations());
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * state.iterations());
  state.counters["allocs/token"] =
      static_cast<double>(allocations() - before) / rounds / static_cast<double>(tokens);
}

template <typename Step>
void measure_passages(benchmark::State& state, const Step& step) {
  measure(state, [&](const Sample& sample) {
    for (const AnalyzedPassage& passage : sample.analysis.passages) {
      step(passage, cut(sample.text, passage.span));
    }
  });
}

void Segmentation(benchmark::State& state) {
  SentenceSplitter splitter;
  measure(state,
          [&](const Sample& sample) { benchmark::DoNotOptimize(passages(sample.text, splitter)); });
}
BENCHMARK(Segmentation);

// Where sentences and paragraphs begin in each passage.
void SentenceBreaks(benchmark::State& state) {
  SentenceSplitter splitter;
  measure_passages(state, [&](const AnalyzedPassage&, std::string_view text) {
    benchmark::DoNotOptimize(breaks_of(text, splitter));
  });
}
BENCHMARK(SentenceBreaks);

void LanguageOfPassages(benchmark::State& state) {
  measure_passages(state, [](const AnalyzedPassage&, std::string_view text) {
    benchmark::DoNotOptimize(identify_language(text));
  });
}
BENCHMARK(LanguageOfPassages);

void Folding(benchmark::State& state) {
  measure_passages(state, [](const AnalyzedPassage&, std::string_view text) {
    benchmark::DoNotOptimize(fold(text));
  });
}
BENCHMARK(Folding);

// Words, their forms and stems.
void Tokens(benchmark::State& state) {
  Tokenizer tokenizer;
  measure_passages(state, [&](const AnalyzedPassage& passage, std::string_view text) {
    benchmark::DoNotOptimize(tokenizer.tokens(text, passage.language));
  });
}
BENCHMARK(Tokens);

// The same without stems.
void Words(benchmark::State& state) {
  Tokenizer tokenizer;
  measure_passages(state, [&](const AnalyzedPassage&, std::string_view text) {
    benchmark::DoNotOptimize(tokenizer.name(text));
  });
}
BENCHMARK(Words);

void Stemming(benchmark::State& state) {
  Tokenizer tokenizer;
  measure_passages(state, [&](const AnalyzedPassage& passage, std::string_view) {
    for (const Token& token : passage.tokens) {
      benchmark::DoNotOptimize(tokenizer.stem(token.folded, passage.language));
    }
  });
}
BENCHMARK(Stemming);

void Entities(benchmark::State& state) {
  measure(state, [](const Sample& sample) {
    std::vector<MentionText> texts;
    for (const AnalyzedPassage& passage : sample.analysis.passages) {
      texts.push_back({&passage.tokens, cut(sample.text, passage.span), passage.language});
    }
    benchmark::DoNotOptimize(find_mentions(texts, gazetteer(), NameLists::shipped(), std::nullopt));
  });
}
BENCHMARK(Entities);

void Quotes(benchmark::State& state) {
  measure(state, [](const Sample& sample) {
    const ArticleWords words = article_words(sample.text, sample.analysis, NameLists::shipped());
    std::vector<Quote> quotes = find_quotes(words);
    resolve_speakers(words, quotes);
    benchmark::DoNotOptimize(quotes);
  });
}
BENCHMARK(Quotes);

void WholeAnalysis(benchmark::State& state) {
  Analyzer analyzer(gazetteer());
  measure(state, [&](const Sample& sample) {
    benchmark::DoNotOptimize(analyzer.analyze(sample.text, {}, std::nullopt));
  });
}
BENCHMARK(WholeAnalysis);

const std::string kQuery =
    "+Macron (règles OR régulation) \"intelligence artificielle\" date:2025-02 -crypto";

void QueryParsing(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(parse_query(kQuery));
}
BENCHMARK(QueryParsing);

void QueryAnalysis(benchmark::State& state) {
  Tokenizer tokenizer;
  const ParsedQuery parsed = parse_query(kQuery);
  for (auto _ : state) {
    benchmark::DoNotOptimize(analyze_query(parsed, Match::kAny, tokenizer, gazetteer()));
  }
}
BENCHMARK(QueryAnalysis);

void Highlighting(benchmark::State& state) {
  Tokenizer tokenizer;
  const Query query = analyze_query(parse_query(kQuery), Match::kAny, tokenizer, gazetteer());
  const std::vector<MentionRecord> mentions;
  measure_passages(state, [&](const AnalyzedPassage& passage, std::string_view text) {
    benchmark::DoNotOptimize(
        highlights(text, passage.language, query, mentions, tokenizer, gazetteer()));
  });
}
BENCHMARK(Highlighting);

}  // namespace
}  // namespace revue

BENCHMARK_MAIN();
