#include "searcher/commands/commands.h"

namespace revue {

int run_show(const CommandOptions& options) {
  Searcher searcher(options.index);
  auto stored = searcher.article(options.article);
  if (!stored) {
    std::string message = "no article has the id «" + options.article + "»";
    const std::vector<std::string> similar = searcher.similar_ids(options.article);
    for (std::size_t i = 0; i < similar.size(); ++i) {
      message += (i == 0 ? "; did you mean " : ", ") + similar[i];
    }
    say(message + (similar.empty() ? "; revue-search find shows ids in brackets" : "?"));
    return kNothing;
  }
  const MarkedArticle article = searcher.marked(std::move(*stored), options.query);
  Output output(options.output);
  if (options.format == "jsonl") {
    write_article_jsonl(output.stream(), article);
  } else if (options.format == "html") {
    write_article_html(output.stream(), article);
  } else {
    write_article_text(output.stream(), article, text_style(options));
  }
  output.finish();
  return kFound;
}

}  // namespace revue
