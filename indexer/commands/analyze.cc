#include <iostream>

#include "analyzers/analysis.h"
#include "indexer/analysis_json.h"
#include "indexer/commands/commands.h"
#include "indexer/notice_log.h"

namespace revue {

int run_analyze(const CommandOptions& options) {
  const Table table = gazetteer_table(options, {});
  std::vector<TableProblem> reported;
  const Gazetteer gazetteer = Gazetteer::parse(table.text, "gazetteer", reported);
  Analyzer analyzer(gazetteer);
  const std::optional<Language> language = stated_language(options);
  std::size_t read = 0;
  std::size_t refused = 0;
  NoticeLog log(say);
  read_sources(
      options.sources, std::cin, read_options(options),
      [&](Article&& article) {
        ++read;
        if (!article.lang) article.lang = language;
        std::cout << analysis_json(
                         article,
                         analyzer.analyze(article.text, article.title, article.lang, article.date),
                         options.tokens)
                  << '\n';
      },
      [&](const Notice& notice) {
        if (notice.kind == Notice::Kind::kLeftOut) return;
        refused += notice.kind == Notice::Kind::kRefused ? 1U : 0U;
        log.add(notice);
      });
  log.finish();
  finish_output();
  const int code = exit_code(read, refused);
  return code == kDone && table.left_out > 0 ? kSomeRefused : code;
}

}  // namespace revue
