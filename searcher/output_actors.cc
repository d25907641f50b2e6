#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "analyzers/utf8.h"
#include "searcher/output.h"
#include "searcher/output_parts.h"

namespace revue {
namespace {

constexpr std::size_t kLongestBar = 40;  // columns
constexpr std::size_t kIdlePeriods = 3;  // in a row, from which on they share a line

std::string right(std::uint64_t number, std::size_t width) {
  std::string text = std::to_string(number);
  if (text.size() < width) text.insert(0, width - text.size(), ' ');
  return text;
}

void write_article_line(std::ostream& out, std::string_view lead, const ActorArticle& article,
                        const TextStyle& style) {
  Wrapper line(out, "  ", style);
  line.add("", lead, "");
  line.add("", " " + displayable(article.date.empty() ? "no date" : article.date), "");
  if (!article.outlet.empty()) line.add("", ", " + displayable(article.outlet), "");
  line.add("", ": " + displayable(article.title.empty() ? "(no title)" : article.title), "");
  line.add(styled(style, kFaintColor), " [" + displayable(article.id) + "]", styled(style, kReset));
  line.finish();
}

void write_names(std::ostream& out, const std::vector<WrittenName>& names, const TextStyle& style) {
  out << '\n' << styled(style, kTitleColor) << "Names found" << styled(style, kReset) << '\n';
  Wrapper line(out, "  ", style);
  for (std::size_t i = 0; i < names.size(); ++i) {
    line.add("", (i == 0 ? "" : " ") + displayable(names[i].text), "");
    line.add(styled(style, kFaintColor), " " + std::to_string(names[i].times),
             styled(style, kReset));
    if (i + 1 < names.size()) line.add("", ",", "");
  }
  line.finish();
}

void write_timeline(std::ostream& out, const Timeline& timeline, const TextStyle& style) {
  out << '\n'
      << styled(style, kTitleColor) << "By " << period_name(timeline.by) << " (articles, mentions)"
      << styled(style, kReset) << '\n';
  std::uint64_t most = 1;
  for (const TimelineEntry& entry : timeline.entries) most = std::max(most, entry.articles);
  const std::size_t wide =
      std::min(kLongestBar, style.width - std::min<std::size_t>(30, style.width));
  const auto full = static_cast<std::size_t>(std::min<std::uint64_t>(most, wide));
  for (std::size_t i = 0; i < timeline.entries.size(); ++i) {
    const TimelineEntry& entry = timeline.entries[i];
    std::size_t idle = 0;
    while (timeline.entries[i + idle].articles == 0) ++idle;
    if (idle >= kIdlePeriods) {
      out << "  …         " << counted(idle, period_name(timeline.by)) << " without\n";
      i += idle - 1;
      continue;
    }
    out << "  " << padded(entry.period, 8) << "  ";
    if (entry.articles > 0) {
      out << styled(style, kMatchColor) << bar(entry.articles, most, full) << styled(style, kReset)
          << ' ' << entry.articles << ", " << entry.mentions;
    }
    out << '\n';
  }
  if (timeline.without_period > 0) {
    out << "  " << counted(timeline.without_period, "article") << " without "
        << (timeline.by == Period::kYear ? "a date\n"
                                         : "a date, or with one less precise than that\n");
  }
}

void write_companions(std::ostream& out, const ActorProfile& profile, const TextStyle& style) {
  if (profile.companions.empty()) return;
  out << '\n'
      << styled(style, kTitleColor)
      << "Named with (articles together, of all theirs; G²: how far from chance)"
      << styled(style, kReset) << '\n';
  for (const Companion& each : profile.companions) {
    char association[32];
    std::snprintf(association, sizeof association, "%7.1f", each.association);
    out << right(each.together, 7) << " of " << padded(std::to_string(each.actor.articles), 5)
        << association << "  " << displayable(each.actor.french) << ' '
        << styled(style, kFaintColor) << '[' << displayable(each.actor.id) << ']'
        << styled(style, kReset) << '\n';
  }
  if (profile.companions.size() < profile.companions_total) {
    out << "  " << profile.companions.size() << " of " << profile.companions_total
        << "; more with --limit\n";
  }
}

// "12 articles, 3 copies not counted"
std::string articles_in_words(std::uint64_t articles, std::uint64_t copies) {
  return counted(articles, "article") +
         (copies > 0
              ? ", " + std::to_string(copies) + (copies == 1 ? " copy" : " copies") + " not counted"
              : std::string());
}

void add_actor(const Actor& actor, Json& to) {
  to["entity"] = actor.id;
  to["type"] = text_or_null(actor.type);
  to["fr"] = actor.french;
  to["en"] = actor.english;
  to["articles"] = actor.articles;
  to["mentions"] = actor.mentions;
  to["quotes"] = actor.quotes;
}

}  // namespace

void write_actors_text(std::ostream& out, const ActorList& list, const ActorOptions& options,
                       const TextStyle& style) {
  if (list.actors.empty()) {
    out << (list.total == 0 ? "No actor is named" : "No more: " + counted(list.total, "actor"))
        << " in " << articles_in_words(list.articles, list.copies) << ".\n";
    return;
  }
  out << styled(style, kTitleColor) << "articles  mentions  quotes  type          name"
      << styled(style, kReset) << '\n';
  for (const Actor& actor : list.actors) {
    out << right(actor.articles, 8) << "  " << right(actor.mentions, 8) << "  "
        << right(actor.quotes, 6) << "  " << padded(displayable(actor.type), 12) << "  "
        << displayable(usual_name(actor)) << ' ' << styled(style, kFaintColor) << '['
        << displayable(actor.id) << ']' << styled(style, kReset) << '\n';
  }
  out << '\n';
  if (list.actors.size() == list.total) {
    out << counted(list.total, "actor");
  } else {
    out << "Actors " << options.offset + 1 << " to " << options.offset + list.actors.size()
        << " of " << list.total;
  }
  out << " in " << articles_in_words(list.articles, list.copies)
      << (list.actors.size() == list.total ? ".\n" : "; more with --limit and --offset.\n");
}

void write_actors_jsonl(std::ostream& out, const ActorList& list) {
  for (const Actor& actor : list.actors) {
    Json line;
    line["v"] = 1;
    add_actor(actor, line);
    line["total"] = list.total;
    write_json_line(out, line);
  }
}

void write_actors_csv(std::ostream& out, const ActorList& list, CsvForm form) {
  CsvTable table(out, form, "entity,type,fr,en,articles,mentions,quotes");
  for (const Actor& actor : list.actors) {
    table.add_row({actor.id, actor.type, actor.french, actor.english,
                   std::to_string(actor.articles), std::to_string(actor.mentions),
                   std::to_string(actor.quotes)});
  }
}

void write_actor_text(std::ostream& out, const ActorProfile& profile, const TextStyle& style) {
  const Actor& actor = profile.actor;
  out << styled(style, kTitleColor) << displayable(usual_name(actor)) << styled(style, kReset)
      << "  " << displayable(actor.type) << "  " << styled(style, kFaintColor) << '['
      << displayable(actor.id) << ']' << styled(style, kReset) << '\n';
  out << "  " << counted(actor.mentions, "mention") << " in " << actor.articles << " of "
      << articles_in_words(profile.articles_searched, profile.copies) << ", "
      << counted(actor.quotes, "quote") << '\n';
  if (profile.articles.empty()) return;
  write_article_line(out, "first", profile.articles.front(), style);
  const auto undated = std::find_if(profile.articles.begin(), profile.articles.end(),
                                    [](const ActorArticle& each) { return each.date.empty(); });
  const auto& last = undated == profile.articles.begin() ? profile.articles.back() : *(undated - 1);
  if (profile.articles.size() > 1) write_article_line(out, "last ", last, style);
  write_names(out, profile.names, style);
  write_timeline(out, profile.timeline, style);
  write_companions(out, profile, style);
}

void write_actor_jsonl(std::ostream& out, const ActorProfile& profile) {
  Json line;
  line["v"] = 1;
  add_actor(profile.actor, line);
  line["articles_searched"] = profile.articles_searched;
  line["copies"] = profile.copies;
  line["names"] = Json::array();
  for (const WrittenName& name : profile.names) {
    line["names"].push_back({{"text", name.text}, {"times", name.times}});
  }
  line["by"] = period_name(profile.timeline.by);
  line["timeline"] = Json::array();
  for (const TimelineEntry& entry : profile.timeline.entries) {
    line["timeline"].push_back(
        {{"period", entry.period}, {"articles", entry.articles}, {"mentions", entry.mentions}});
  }
  line["without_period"] = profile.timeline.without_period;
  line["with"] = Json::array();
  for (const Companion& each : profile.companions) {
    Json entry;
    add_actor(each.actor, entry);
    entry.erase("quotes");
    entry["together"] = each.together;
    entry["association"] = each.association;
    line["with"].push_back(std::move(entry));
  }
  line["with_total"] = profile.companions_total;
  line["named_in"] = Json::array();
  for (const ActorArticle& article : profile.articles) {
    line["named_in"].push_back({{"id", article.id},
                                {"title", text_or_null(article.title)},
                                {"outlet", text_or_null(article.outlet)},
                                {"date", text_or_null(article.date)},
                                {"mentions", article.mentions}});
  }
  write_json_line(out, line);
}

void write_actor_csv(std::ostream& out, const ActorProfile& profile, CsvForm form) {
  CsvTable table(out, form, "entity,article,title,outlet,date,mentions");
  for (const ActorArticle& article : profile.articles) {
    table.add_row({profile.actor.id, article.id, article.title, article.outlet, article.date,
                   std::to_string(article.mentions)});
  }
}

void write_occurrences_text(std::ostream& out, const StoredArticle& article,
                            const std::vector<Occurrence>& occurrences, const TextStyle& style) {
  out << styled(style, kTitleColor)
      << displayable(article.article.title.empty() ? "(no title)" : article.article.title)
      << styled(style, kReset) << "  " << styled(style, kFaintColor) << '['
      << displayable(article.article.id) << ']' << styled(style, kReset) << '\n';
  if (occurrences.empty()) out << "  none of its names stands here\n";
  for (const Occurrence& each : occurrences) {
    const std::string_view text = each.in_title ? article.article.title : article.text;
    const bool refused = is_refusal(each.rule);
    Wrapper line(out, "    ", style);
    out << "  " << (refused ? "refused" : "linked ") << "  " << explanation_of(each.rule);
    if (!each.other.empty()) out << ": " << displayable(each.other);
    out << (each.in_title ? " (title)\n" : "\n");
    line.add("", displayable(cut(text, {each.sentence.begin, each.span.begin})), "");
    line.add(style.color ? kMatchColor : "*", displayable(cut(text, each.span)),
             style.color ? kReset : "*");
    line.add("", displayable(cut(text, {each.span.end, each.sentence.end})), "");
    line.finish();
  }
}

void write_occurrences_jsonl(std::ostream& out, const StoredArticle& article,
                             const std::string& actor, const std::vector<Occurrence>& occurrences) {
  const CodePointIndex in_text(article.text);
  const CodePointIndex in_title(article.article.title);
  Json line;
  line["v"] = 1;
  line["entity"] = actor;
  line["article"] = article.article.id;
  line["occurrences"] = Json::array();
  for (const Occurrence& each : occurrences) {
    const CodePointIndex& index = each.in_title ? in_title : in_text;
    const std::string_view text = each.in_title ? article.article.title : article.text;
    line["occurrences"].push_back({{"in", each.in_title ? "title" : "text"},
                                   {"span", {index.at(each.span.begin), index.at(each.span.end)}},
                                   {"text", cut(text, each.span)},
                                   {"linked", !is_refusal(each.rule)},
                                   {"rule", explanation_of(each.rule)},
                                   {"other", text_or_null(each.other)}});
  }
  write_json_line(out, line);
}

}  // namespace revue
