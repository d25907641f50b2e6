#include "searcher/commands/define.h"

namespace revue {
namespace {

void add_running_options(CLI::App& app, BatchCommand& command) {
  app.add_option("-j,--jobs", command.jobs, "Threads (0: one for each processor)")
      ->check(CLI::Range(0, 256))
      ->capture_default_str();
  app.add_flag("--resume", command.resume,
               "Go on with a run that was interrupted, behind its last finished topic");
  app.add_option("--progress", command.progress,
                 "Show progress: auto (on a terminal), always, never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
}

}  // namespace

void define_batch(CLI::App& batch, Requests& requests) {
  CommandOptions& options = requests.options;
  BatchCommand& command = requests.batch;
  batch.footer(
      "FILE holds topics (docs/batch.md), in a form that is told by its content: id<TAB>query;\n"
      "a table with a header (query, and any of id, lang, from, to, outlet, entity, limit, match,\n"
      "mode, quotes_by); JSON Lines with these fields; one query a line, or `label# query` that\n"
      "later lines hold as [label]; TREC topics. What a topic says itself counts before the\n"
      "options here. Every topic ends as ok, empty, repaired (a part was not read as it stands) "
      "or\n"
      "refused; the others go on.\n"
      "\n"
      "Forms: trec, six columns for trec_eval; jsonl, a line a topic and a line a hit as find\n"
      "writes them; csv and tsv, a row a hit; matrix, a row a topic and a column an article,\n"
      "month, outlet or actor. With --output, the run appears when it is whole, with a manifest\n"
      "beside it (FILE.manifest.json) by which rerun and diff work.\n"
      "\n"
      "Examples:\n"
      "  revue-search batch topics.tsv -o run.trec\n"
      "  revue-search batch topics.csv --format csv --excel -o hits.csv\n"
      "  revue-search batch --format jsonl --limit 10 --lang fr queries.txt\n"
      "  revue-search batch --format matrix --matrix month queries.txt -o months.csv\n"
      "\n"
      "Exit codes: 0 done; 2 error; 3 done, but some topics were refused; 130 interrupted, go on\n"
      "with --resume.");
  batch.add_option("FILE", command.topics, "Topics; - for standard input")->required();
  add_common_options(batch, options, {"trec", "jsonl", "csv", "tsv", "matrix"});
  batch.get_option("--format")->default_str("trec");
  batch
      .add_option("--topics-format", command.topics_format,
                  "The form of FILE: auto, tsv, csv, jsonl, lines, trec")
      ->check(CLI::IsMember({"auto", "tsv", "csv", "jsonl", "lines", "trec"}))
      ->capture_default_str();
  command.limit = kRunLimit;
  batch
      .add_option("-n,--limit", command.limit,
                  "At most so many answers a topic (0: all); matrix counts all")
      ->check(whole_number())
      ->capture_default_str();
  batch
      .add_option("--per-article", options.search.per_article,
                  "At most so many passages of one article (0: all)")
      ->check(whole_number());
  batch
      .add_option("--unit", command.unit,
                  "What trec ranks and matrix counts: articles, by their best passage, or passages")
      ->check(CLI::IsMember({"article", "passage"}))
      ->capture_default_str();
  batch
      .add_option("--matrix", command.matrix,
                  "The columns of matrix: article, month, outlet, entity")
      ->check(CLI::IsMember({"article", "month", "outlet", "entity"}));
  batch.add_option("--tag", command.tag, "The last column of trec: the run's name")
      ->capture_default_str();
  batch.add_flag("--excel", command.excel, "csv and matrix as Excel opens them in Europe: with ;");
  add_filters(batch, options);
  add_reading_options(batch, options);
  batch
      .add_option("--spelling", options.spelling,
                  "Words that no passage holds: suggest, auto, off, as for find")
      ->check(CLI::IsMember({"suggest", "auto", "off"}))
      ->capture_default_str();
  batch
      .add_option("--feedback", options.search.feedback,
                  "Relevant articles to take words from, as for find")
      ->check(whole_number());
  add_running_options(batch, command);
}

void define_rerun(CLI::App& rerun, Requests& requests) {
  CommandOptions& options = requests.options;
  BatchCommand& command = requests.batch;
  rerun.footer(
      "Says what changed since: the program, the index, its analysis, the topics; and whether the\n"
      "answers are the same to the byte. They are written to RUN.rerun beside the manifest.\n"
      "\n"
      "Example:\n"
      "  revue-search rerun run.trec.manifest.json\n"
      "\n"
      "Exit codes: 0 the same to the byte; 1 not the same; 2 error; 130 interrupted.");
  rerun.add_option("MANIFEST", command.manifest, "As batch wrote it")->required();
  rerun.add_option("-i,--index", command.index,
                   "Directory of the index, instead of the manifest's");
  rerun.add_option("--topics", command.topics, "File of topics, instead of the manifest's");
  rerun.add_option("-o,--output", options.output, "Write to this file");
  add_running_options(rerun, command);
}

void define_eval(CLI::App& eval, Requests& requests) {
  CommandOptions& options = requests.options;
  RunsCommand& command = requests.runs;
  eval.footer(
      "Prints what trec_eval prints: num_q, num_ret, num_rel, num_rel_ret, map, gm_map, Rprec,\n"
      "bpref, recip_rank, P_k, recall_k, ndcg, ndcg_cut_k (k of 5 to 1000), success_k. RUN is a\n"
      "TREC run, or what batch writes as jsonl, csv or tsv, articles by their first passage.\n"
      "\n"
      "Examples:\n"
      "  revue-search eval run.trec qrels.txt\n"
      "  revue-search eval -q -m map -m ndcg_cut_10 run.trec qrels.txt\n"
      "\n"
      "Exit codes: 0 done; 2 error.");
  eval.add_option("RUN", command.run, "Run")->required();
  eval.add_option("QRELS", command.other, "Judgements: topic 0 article level")->required();
  eval.add_flag("-q,--per-topic", command.per_topic, "Print the measures of each topic too");
  eval.add_flag("-c,--complete", command.complete,
                "Topics that the run does not answer count as zero");
  eval.add_option("-m,--measure", command.measures,
                  "Only this measure, map, or its kind, P; may be given several times")
      ->allow_extra_args(false);
  eval.add_option("-l,--level", command.relevant, "The least level that is relevant")
      ->check(CLI::Range(1, 1000000))
      ->capture_default_str();
  eval.add_option("-M,--depth", command.depth, "Look at the first so many answers (0: all)")
      ->check(whole_number());
  eval.add_option("-o,--output", options.output, "Write to this file instead of standard output");
}

void define_diff(CLI::App& diff, Requests& requests) {
  CommandOptions& options = requests.options;
  RunsCommand& command = requests.runs;
  diff.footer(
      "Which answers entered (+ rank), left (- rank) and moved (~ from → to), a topic at a time;\n"
      "an answer that only makes way for others has not moved. By the manifests beside the runs:\n"
      "whether the program, the index, its analysis, the topics or the options changed.\n"
      "\n"
      "Example:\n"
      "  revue-search diff monday.trec friday.trec\n"
      "\n"
      "Exit codes: 0 the same answers; 1 others; 2 error.");
  diff.add_option("RUN", command.run, "The earlier run")->required();
  diff.add_option("OTHER", command.other, "The later run")->required();
  diff.add_flag("--all", command.all, "List all answers, not the first ten of each kind");
  diff.add_option("-f,--format", options.format, "Form of the answer")
      ->check(CLI::IsMember({"text", "jsonl"}))
      ->capture_default_str();
  diff.add_option("-o,--output", options.output, "Write to this file instead of standard output");
}

}  // namespace revue
