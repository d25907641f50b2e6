#include "corpus/html_charset.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "analyzers/fold.h"
#include "analyzers/utf8.h"

namespace revue {
namespace {

// The standard looks at 1,024; pages that declare it later are read rightly by browsers that guess.
constexpr std::size_t kDeclarationBytes = 4096;

struct Charset {
  std::string_view label;  // small letters
  const char* converter;   // ICU's name; nothing for Windows-1252, which decode() knows
};

// Labels stand for the encoding that the Encoding Standard reads for them, not for that of the
// name: pages that declare ISO-8859-1 hold Windows-1252.
constexpr Charset kCharsets[] = {
    {"ascii", nullptr},
    {"us-ascii", nullptr},
    {"iso-8859-1", nullptr},
    {"iso8859-1", nullptr},
    {"iso_8859-1", nullptr},
    {"latin1", nullptr},
    {"l1", nullptr},
    {"windows-1252", nullptr},
    {"cp1252", nullptr},
    {"x-cp1252", nullptr},
    {"iso-8859-2", "ISO-8859-2"},
    {"latin2", "ISO-8859-2"},
    {"iso-8859-3", "ISO-8859-3"},
    {"iso-8859-4", "ISO-8859-4"},
    {"iso-8859-5", "ISO-8859-5"},
    {"iso-8859-6", "ISO-8859-6"},
    {"iso-8859-7", "ISO-8859-7"},
    {"iso-8859-8", "ISO-8859-8"},
    {"iso-8859-9", "windows-1254"},
    {"latin5", "windows-1254"},
    {"iso-8859-10", "ISO-8859-10"},
    {"iso-8859-13", "ISO-8859-13"},
    {"iso-8859-14", "ISO-8859-14"},
    {"iso-8859-15", "ISO-8859-15"},
    {"iso8859-15", "ISO-8859-15"},
    {"latin9", "ISO-8859-15"},
    {"latin-9", "ISO-8859-15"},
    {"windows-1250", "windows-1250"},
    {"windows-1251", "windows-1251"},
    {"windows-1253", "windows-1253"},
    {"windows-1254", "windows-1254"},
    {"windows-1255", "windows-1255"},
    {"windows-1256", "windows-1256"},
    {"windows-1257", "windows-1257"},
    {"windows-1258", "windows-1258"},
    {"cp1250", "windows-1250"},
    {"cp1251", "windows-1251"},
    {"koi8-r", "KOI8-R"},
    {"koi8-u", "KOI8-U"},
    {"macintosh", "macintosh"},
    {"ibm866", "ibm866"},
    {"windows-874", "windows-874"},
    {"tis-620", "windows-874"},
    {"gb2312", "gb18030"},
    {"gbk", "gb18030"},
    {"gb18030", "gb18030"},
    {"big5", "Big5"},
    {"big5-hkscs", "Big5-HKSCS"},
    {"shift_jis", "windows-31j"},
    {"shift-jis", "windows-31j"},
    {"sjis", "windows-31j"},
    {"x-sjis", "windows-31j"},
    {"windows-31j", "windows-31j"},
    {"euc-jp", "EUC-JP"},
    {"iso-2022-jp", "ISO-2022-JP"},
    {"euc-kr", "windows-949"},
    {"ks_c_5601-1987", "windows-949"},
    {"windows-949", "windows-949"},
};

// What stands behind the = at `at`, without quotation marks.
std::string_view value_at(std::string_view page, std::size_t at) {
  at = page.find_first_not_of(" \t\r\n\f", at);
  if (at == std::string_view::npos || page[at] != '=') return {};
  at = page.find_first_not_of(" \t\r\n\f\"'", at + 1);
  if (at == std::string_view::npos) return {};
  const std::size_t end = std::min(page.find_first_of(" \t\r\n\f\"';>/?", at), page.size());
  return page.substr(at, end - at);
}

// Nothing when ICU does not know the converter.
bool convert(const std::string& bytes, const Charset& charset, Decoded& decoded) {
  UErrorCode failure = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(charset.converter, &failure), ucnv_close);
  if (U_FAILURE(failure) != 0) return false;
  std::vector<char16_t> part(1U << 16U);
  const char* from = bytes.data();
  const char* const end = from + bytes.size();
  std::size_t invalid = 0;
  do {
    char16_t* to = part.data();
    failure = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &to, part.data() + part.size(), &from, end, nullptr, 1,
                   &failure);
    if (U_FAILURE(failure) != 0 && failure != U_BUFFER_OVERFLOW_ERROR) return false;
    invalid += static_cast<std::size_t>(
        std::count(part.data(), to, static_cast<char16_t>(kReplacementCharacter)));
    std::replace(part.data(), to, u'\0', u' ');
    icu::UnicodeString(false, part.data(), static_cast<int32_t>(to - part.data()))
        .toUTF8String(decoded.text);
  } while (failure == U_BUFFER_OVERFLOW_ERROR);
  if (invalid > 0) {
    decoded.problems.push_back({0, std::to_string(invalid) +
                                       (invalid == 1 ? " part is" : " parts are") + " no " +
                                       std::string(charset.label) + "; replaced by U+FFFD"});
  }
  return true;
}

Decoded from_windows_1252(const std::string& bytes) {
  Decoded decoded;
  decoded.text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    append_utf8(decoded.text, c == '\0' ? U' ' : windows_1252(static_cast<unsigned char>(c)));
  }
  return decoded;
}

}  // namespace

std::string_view declared_charset(std::string_view page) {
  const std::string beginning = small_letters(page.substr(0, kDeclarationBytes));
  const auto value_of = [&](std::string_view tag, std::string_view name) -> std::string_view {
    for (std::size_t at = beginning.find(tag); at != std::string::npos;
         at = beginning.find(tag, at + 1)) {
      const std::size_t end = std::min(beginning.find('>', at), beginning.size());
      const std::size_t found = beginning.find(name, at);
      if (found >= end) continue;
      // Inside content="text/html; charset=…" the value ends the attribute too.
      if (const auto value = value_at(page.substr(0, end), found + name.size()); !value.empty()) {
        return value;
      }
    }
    return {};
  };
  if (const auto value = value_of("<meta", "charset"); !value.empty()) return value;
  return value_of("<?xml", "encoding");
}

Decoded decode_html(std::string bytes, std::string_view stated) {
  const bool marked = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
                      bytes.starts_with("\xEF\xBB\xBF");
  if (marked) return decode(std::move(bytes));
  const auto known = [](const std::string& label) {
    return std::find_if(std::begin(kCharsets), std::end(kCharsets),
                        [&](const Charset& each) { return each.label == label; });
  };
  std::string label = small_letters(stated);
  if (known(label) == std::end(kCharsets)) label = small_letters(declared_charset(bytes));
  const auto* const charset = known(label);
  const bool named = charset != std::end(kCharsets);
  // Of the encodings above it alone looks like ASCII.
  const bool escapes = label == "iso-2022-jp" && bytes.find('\x1B') != std::string::npos;
  if (!escapes && is_valid_utf8(bytes)) return decode(std::move(bytes));
  Decoded decoded;
  if (named && charset->converter == nullptr) return from_windows_1252(bytes);
  if (named && convert(bytes, *charset, decoded)) return decoded;
  return decode(std::move(bytes));
}

}  // namespace revue
