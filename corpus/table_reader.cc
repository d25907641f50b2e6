#include "corpus/table_reader.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "analyzers/encoding.h"
#include "analyzers/error.h"
#include "analyzers/fold.h"
#include "analyzers/utf8.h"
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

constexpr const char* kEmpty = "is empty, or holds empty lines alone";
constexpr std::size_t kMostColumns = 10'000;
constexpr std::size_t kLongestList = 500;  // bytes of the columns that a message names

struct Row {
  std::vector<std::string> cells;  // of those that have a column
  std::size_t count = 0;           // of all
  std::size_t line = 1;            // of its first byte
  std::size_t bytes = 0;           // read, more than are kept when it is too long
  bool open_quote = false;         // the input ended within quotation marks
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
      std::string_view content = line;
      if (content.ends_with('\n')) content.remove_suffix(1);
      if (content.ends_with('\r')) content.remove_suffix(1);
      if (content.starts_with("\uFEFF")) content.remove_prefix(3);
      if (content.size() > 1 && content.front() == '"' && content.back() == '"') {
        content = content.substr(1, content.size() - 2);
      }
      const bool states = content.size() == 5 && content.starts_with("sep=");
      if (states) stated = content.back();
      // Excel writes an empty row as separators alone.
      const bool empty = content.find_first_not_of(" ,;\t") == content.npos;
      if (!empty && !states) break;
      begin = line_;
    }
    separator_ = stated != 0 ? stated : most_frequent_separator(line);
    again_ = line;
    line_ = begin;
  }

  // Rows have so many columns.
  void set_columns(std::size_t columns) { most_cells_ = columns; }

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
          // «"Bonjour" dit-il»: marks of the text.
          const int behind = peek();
          if (behind != separator_ && behind != '\n' && behind != '\r' && behind != kEnd) {
            if (row.bytes <= longest_) cell.insert(cell.begin(), '"');
            keep('"');
          }
        }
      } else if (c == '"' && trimmed(cell).empty()) {
        cell.clear();
        quoted = true;
      } else if (c == separator_) {
        add(row, cell);
      } else if (c == '\n') {
        break;
      } else {
        keep(static_cast<char>(c));
      }
    }
    if (!any) return std::nullopt;
    row.open_quote = quoted;
    if (cell.ends_with('\r')) cell.pop_back();
    add(row, cell);
    return row;
  }

 private:
  static constexpr int kEnd = std::streambuf::traits_type::eof();
  static constexpr std::string_view kSeparators = ",;\t";

  // Of text whose separator is not known yet, what stands between quotation marks: as in next(),
  // one opens at the beginning of a cell alone.
  class Quotation {
   public:
    // Whether the next byte is quoted, or a mark.
    bool takes(char c) {
      if (c == '"' && (quoted_ || closed_ || begins_)) {
        closed_ = quoted_;
        quoted_ = !quoted_;
        begins_ = false;
        return true;
      }
      closed_ = false;
      if (quoted_) return true;
      begins_ = kSeparators.find(c) != kSeparators.npos || c == '\n' || (begins_ && c == ' ');
      return false;
    }

   private:
    bool quoted_ = false;
    bool closed_ = false;  // by the last byte: another mark is one of the text
    bool begins_ = true;   // a cell
  };

  // Moves the cell there, as far as there are columns.
  void add(Row& row, std::string& cell) const {
    if (++row.count <= most_cells_) row.cells.push_back(std::move(cell));
    cell.clear();
  }

  // A row as it stands, with its end, cut at the longest. False when there is none.
  bool read_line(std::string& line) {
    line.clear();
    Quotation quotation;
    while (line.size() < longest_) {
      const int c = get();
      if (c == kEnd) break;
      line.push_back(static_cast<char>(c));
      if (!quotation.takes(line.back()) && c == '\n') break;
    }
    return !line.empty();
  }

  static char most_frequent_separator(std::string_view line) {
    std::array<std::size_t, kSeparators.size()> counts = {};
    Quotation quotation;
    for (const char c : line) {
      if (quotation.takes(c)) continue;
      const std::size_t at = kSeparators.find(c);
      if (at != kSeparators.npos) ++counts[at];
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
  std::size_t most_cells_ = kMostColumns;
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
    if (!header) return notice_({Notice::Kind::kRefused, source_ + ":1", kEmpty});
    if (header->count > kMostColumns) {
      return refuse(*header, "the header has " + std::to_string(header->count) +
                                 " cells, more than the " + std::to_string(kMostColumns) +
                                 " columns that are read");
    }
    if (header->cells.size() == 1 && trimmed(header->cells.front()).empty()) {
      return refuse(*header, kEmpty);
    }
    if (!read_header(*header)) return;
    rows_.set_columns(names_.size());
    while (const auto row = rows_.next()) {
      const bool empty = std::all_of(row->cells.begin(), row->cells.end(),
                                     [](const auto& cell) { return trimmed(cell).empty(); });
      if (empty && row->bytes <= options_.longest_row && !row->open_quote) continue;
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
      if (all.size() <= kLongestList) all += (all.empty() ? "" : ", ") + name;
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
    if (all.size() > kLongestList) {
      std::size_t cut = kLongestList;
      while (!starts_character(all[cut])) --cut;
      all = all.substr(0, cut) + "…";
      if (header.open_quote) all += "; a quotation mark in it is not closed";
      if (header.cells.back().find('\r') != std::string::npos) all += "; its lines end in CR alone";
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
    if (row.count > names_.size()) {
      note(row, "has " + std::to_string(row.count) + " cells, the header " +
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
