#include "corpus/table_reader.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "analyzers/encoding.h"
#include "analyzers/error.h"
#include "analyzers/fold.h"
#include "corpus/fields.h"

namespace revue {
namespace {

constexpr std::array<std::string_view, 8> kFields = {"id",   "text", "title", "outlet",
                                                     "date", "url",  "lang",  "author"};

// What columns are called, folded.
struct ColumnName {
  std::string_view name;
  std::string_view field;
};
constexpr std::array<ColumnName, 40> kNames = {{{"id", "id"},
                                                {"identifiant", "id"},
                                                {"identifier", "id"},
                                                {"text", "text"},
                                                {"texte", "text"},
                                                {"content", "text"},
                                                {"contenu", "text"},
                                                {"body", "text"},
                                                {"corps", "text"},
                                                {"article", "text"},
                                                {"title", "title"},
                                                {"titre", "title"},
                                                {"headline", "title"},
                                                {"outlet", "outlet"},
                                                {"media", "outlet"},
                                                {"source", "outlet"},
                                                {"journal", "outlet"},
                                                {"newspaper", "outlet"},
                                                {"publisher", "outlet"},
                                                {"editeur", "outlet"},
                                                {"date", "date"},
                                                {"published", "date"},
                                                {"published_at", "date"},
                                                {"publish_date", "date"},
                                                {"pubdate", "date"},
                                                {"publication date", "date"},
                                                {"date de publication", "date"},
                                                {"date de parution", "date"},
                                                {"url", "url"},
                                                {"link", "url"},
                                                {"lien", "url"},
                                                {"adresse", "url"},
                                                {"lang", "lang"},
                                                {"language", "lang"},
                                                {"langue", "lang"},
                                                {"author", "author"},
                                                {"authors", "author"},
                                                {"auteur", "author"},
                                                {"auteurs", "author"},
                                                {"byline", "author"}}};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

struct Row {
  std::vector<std::string> cells;
  std::size_t line = 1;     // of its first byte
  std::size_t bytes = 0;    // read, more than are kept when it is too long
  bool open_quote = false;  // the input ended within quotation marks
};

// Cuts the input into rows of cells.
class Rows {
 public:
  Rows(std::istream& in, std::size_t longest) : in_(*in.rdbuf()), longest_(longest) {}

  // Finds the header, behind empty lines and Excel's «sep=;», and what parts its cells: what that
  // says, else of comma, semicolon and tab the one that stands there most.
  void read_separator() {
    std::string line;
    std::size_t begin = line_;
    char stated = 0;
    while (read_line(line)) {
      std::string_view content = trimmed(line);
      if (content.ends_with('\r')) content.remove_suffix(1);
      const std::size_t mark = content.starts_with("\uFEFF") ? 3 : 0;
      const bool states = content.size() == mark + 5 && content.substr(mark, 4) == "sep=";
      if (!content.empty() && !states) break;
      if (states) stated = content.back();
      begin = line_;
    }
    separator_ = stated != 0 ? stated : most_frequent_separator(line);
    again_ = line + "\n";
    line_ = begin;
  }

  // Nothing at the end of the input.
  std::optional<Row> next() {
    Row row;
    row.line = line_;
    std::string cell;
    bool quoted = false;
    bool any = false;
    const auto keep = [&](char c) {
      if (row.bytes <= longest_) cell.push_back(c);
    };
    for (int c = get(); c != kEnd; c = get()) {
      any = true;
      ++row.bytes;
      if (quoted) {
        if (c != '"') {
          keep(static_cast<char>(c));
        } else if (peek() == '"') {
          keep(static_cast<char>(get()));
        } else {
          quoted = false;
        }
      } else if (c == '"' && trimmed(cell).empty()) {
        cell.clear();
        quoted = true;
      } else if (c == separator_) {
        row.cells.push_back(std::move(cell));
        cell.clear();
      } else if (c == '\n') {
        break;
      } else {
        keep(static_cast<char>(c));
      }
    }
    if (!any) return std::nullopt;
    row.open_quote = quoted;
    if (cell.ends_with('\r')) cell.pop_back();
    row.cells.push_back(std::move(cell));
    return row;
  }

 private:
  static constexpr int kEnd = std::streambuf::traits_type::eof();

  // A row as it stands, without its end, cut at the longest. False when there is none.
  bool read_line(std::string& line) {
    line.clear();
    bool quoted = false;
    int c = get();
    const bool any = c != kEnd;
    for (; c != kEnd && !(c == '\n' && !quoted) && line.size() < longest_; c = get()) {
      quoted = quoted != (c == '"');
      line.push_back(static_cast<char>(c));
    }
    return any;
  }

  static char most_frequent_separator(std::string_view line) {
    constexpr std::string_view kSeparators = ",;\t";
    std::array<std::size_t, 3> counts = {};
    bool quoted = false;
    for (const char c : line) {
      quoted = quoted != (c == '"');
      const std::size_t at = kSeparators.find(c);
      if (!quoted && at != kSeparators.npos) ++counts[at];
    }
    return kSeparators[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) -
                                                counts.begin())];
  }

  int get() {
    int c = kEnd;
    if (at_ < again_.size()) {
      c = static_cast<unsigned char>(again_[at_++]);
    } else {
      c = in_.sbumpc();
    }
    if (c == '\n') ++line_;
    return c;
  }
  int peek() { return at_ < again_.size() ? static_cast<unsigned char>(again_[at_]) : in_.sgetc(); }

  std::streambuf& in_;
  std::size_t longest_;
  char separator_ = ',';
  std::string again_;  // what was read to see the separator
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

class TableReader {
 public:
  TableReader(std::istream& in, const TableOptions& options, std::string id_stem,
              std::string source, const ArticleSink& sink, const NoticeSink& notice)
      : rows_(in, options.longest_row),
        options_(options),
        id_stem_(std::move(id_stem)),
        source_(std::move(source)),
        sink_(sink),
        notice_(notice) {}

  void run() {
    rows_.read_separator();
    const auto header = rows_.next();
    if (!header) return;
    if (header->cells.size() == 1 && trimmed(header->cells.front()).empty()) {
      return refuse(*header, "is empty, or holds empty lines alone");
    }
    if (!read_header(*header)) return;
    while (const auto row = rows_.next()) {
      if (row->cells.size() == 1 && trimmed(row->cells.front()).empty()) continue;
      read_row(*row);
    }
    for (const auto& [message, cells] : told_) {
      if (cells == 0) continue;
      notice_({Notice::Kind::kNote, source_, message + "; so in " + counted(cells, "other cell")});
    }
  }

 private:
  std::string where(const Row& row) const { return source_ + ":" + std::to_string(row.line); }
  void refuse(const Row& row, const std::string& message) const {
    notice_({Notice::Kind::kRefused, where(row), message});
  }
  void note(const Row& row, const std::string& message) const {
    notice_({Notice::Kind::kNote, where(row), message});
  }

  std::string text_of(const Row& row, const std::string& cell) {
    Decoded decoded = decode(cell);
    for (const EncodingProblem& problem : decoded.problems) {
      const auto [told, is_new] = told_.try_emplace(problem.message, 0);
      if (is_new) {
        note(row, problem.message);
      } else {
        ++told->second;
      }
    }
    return std::move(decoded.text);
  }

  std::string_view field_of(const std::string& column) const {
    for (const auto& [field, name] : options_.columns) {
      if (name == column) return field;
    }
    const std::string folded = fold(column);
    for (const ColumnName& each : kNames) {
      if (each.name == folded) return each.field;
    }
    return {};
  }

  // Whether the table holds texts.
  bool read_header(const Row& header) {
    std::string all;
    for (std::size_t i = 0; i < header.cells.size(); ++i) {
      std::string name = text_of(header, header.cells[i]);
      if (i == 0 && name.starts_with("\uFEFF")) name.erase(0, 3);
      name = trimmed(name);
      all += (all.empty() ? "" : ", ") + name;
      std::string field(field_of(name));
      // Of two columns of one meaning the first counts, and one that was asked for before it.
      const auto other = std::find(fields_.begin(), fields_.end(), field);
      if (!field.empty() && other != fields_.end()) {
        if (is_asked(name)) {
          other->clear();
        } else {
          field.clear();
        }
      }
      names_.push_back(std::move(name));
      fields_.push_back(std::move(field));
    }
    for (const auto& [field, name] : options_.columns) {
      if (std::find(names_.begin(), names_.end(), name) == names_.end()) {
        refuse(header, "has no column «" + name + "» for " + field + "; its columns are: " + all);
        return false;
      }
    }
    if (std::find(fields_.begin(), fields_.end(), "text") != fields_.end()) return true;
    refuse(header,
           "no column holds a text; name it with --map text=COLUMN; its columns are: " + all);
    return false;
  }

  bool is_asked(const std::string& column) const {
    return std::any_of(options_.columns.begin(), options_.columns.end(),
                       [&](const auto& each) { return each.second == column; });
  }

  void read_row(const Row& row) {
    if (row.bytes > options_.longest_row) {
      refuse(row, "the row is " + std::to_string(row.bytes) + " bytes, more than the " +
                      std::to_string(options_.longest_row) + " that one article may take" +
                      (row.open_quote ? "; a quotation mark is not closed" : ""));
      return;
    }
    if (row.open_quote) note(row, "a quotation mark is not closed; read to the end of the file");
    if (row.cells.size() > names_.size()) {
      note(row, "has " + std::to_string(row.cells.size()) + " cells, the header " +
                    std::to_string(names_.size()) + "; the last were left out");
    }
    Article article;
    article.id = id_stem_ + ":" + std::to_string(row.line);
    article.source = where(row);
    const std::size_t columns = std::min(row.cells.size(), names_.size());
    std::vector<std::string> values;
    values.reserve(columns);
    for (std::size_t i = 0; i < columns; ++i) values.push_back(text_of(row, row.cells[i]));
    // How a date is read depends on the text and the language.
    for (const std::string_view first : {"text", "lang"}) {
      const auto column = std::find(fields_.begin(), fields_.end(), first) - fields_.begin();
      if (static_cast<std::size_t>(column) >= columns) continue;
      const std::string& value = values[static_cast<std::size_t>(column)];
      if (first == "text") {
        article.text = value;
      } else {
        set_field(article, first, std::string(trimmed(value)), article.source, notice_);
      }
    }
    if (is_blank(article.text)) {
      refuse(row, "the cell of the text is empty; nothing to index");
      return;
    }
    for (std::size_t i = 0; i < columns; ++i) {
      if (fields_[i] == "text" || fields_[i] == "lang" || trimmed(values[i]).empty()) continue;
      const std::string value(trimmed(values[i]));
      if (fields_[i].empty() || !set_field(article, fields_[i], value, article.source, notice_)) {
        article.extra.emplace_back(names_[i], nlohmann::json(value).dump());
      } else if (fields_[i] == "date") {
        article.date_source = "column " + names_[i];
      }
    }
    sink_(std::move(article));
  }

  Rows rows_;
  const TableOptions& options_;
  std::string id_stem_;
  std::string source_;
  const ArticleSink& sink_;
  const NoticeSink& notice_;
  std::map<std::string, std::size_t> told_;  // faults of encoding: in how many further cells
  std::vector<std::string> names_;           // of the columns
  std::vector<std::string> fields_;          // that they are; empty for others
};

}  // namespace

bool is_table_field(std::string_view name) {
  return std::find(kFields.begin(), kFields.end(), name) != kFields.end();
}

void read_table(std::istream& in, const TableOptions& options, const std::string& id_stem,
                const std::string& source, const ArticleSink& sink, const NoticeSink& notice) {
  TableReader(in, options, id_stem, source, sink, notice).run();
}

}  // namespace revue
