#include "corpus/dates.h"

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace revue {
namespace {

using Rows = std::vector<std::pair<std::string, std::string>>;

std::string parsed(std::string_view text) { return parse_date(text).value_or("none"); }

// The date of the line, a bar, and what of the line is left behind it.
std::string of_line(std::string_view line) {
  std::size_t end = 0;
  const auto date = date_of_line(line, end);
  return date ? *date + "|" + std::string(line.substr(end)) : "none";
}

void check_parsed(const Rows& rows) {
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    CHECK_EQ(parsed(text), expected);
  }
}

void check_lines(const Rows& rows) {
  for (const auto& [line, expected] : rows) {
    CAPTURE(line);
    CHECK_EQ(of_line(line), expected);
  }
}

TEST_CASE("dates: numbers, day first") {
  check_parsed({
      {"2025-02-11", "2025-02-11"},
      {"2025/02/11", "2025-02-11"},
      {"2025-2-1", "2025-02-01"},
      {"11/02/2025", "2025-02-11"},
      {"7/02/2025", "2025-02-07"},
      {"07/2/2025", "2025-02-07"},
      {"11.02.2025", "2025-02-11"},
      {"11-02-2025", "2025-02-11"},
      {"12/31/2024", "2024-12-31"},
      {"13/31/2024", "none"},
      {"02/2025", "2025-02"},
      {"13/2025", "none"},
      {"2/2025", "2025-02"},
      {"20250211061200", "2025-02-11"},
      {"0612345678", "none"},
      {"-1739264760", "none"},
      {" 2025-02-11 ", "2025-02-11"},
      {"2025-02-11\r", "2025-02-11"},
  });
}

TEST_CASE("dates: what may stand before and behind a date in a field") {
  check_parsed({
      {"Mis à jour le 11 février 2025", "2025-02-11"},
      {"Date de publication : 11/02/2025", "2025-02-11"},
      {"First published: February 11, 2025", "2025-02-11"},
      {"Posted on 11 Feb 2025", "2025-02-11"},
      {"Publié le 11 février 2025 à 21h06, mis à jour le 13 février 2025", "2025-02-11"},
      {"3 juill. 2024", "2024-07-03"},
      {"2025-02-11 à 25:99", "none"},
  });
}

TEST_CASE("dates: years of two digits, where no hour is meant") {
  check_parsed({
      {"11/02/25", "2025-02-11"},
      {"11.02.25", "2025-02-11"},
      {"le 11/02/25 à 21h06", "2025-02-11"},
      {"31/12/99", "1999-12-31"},
      {"31/12/68", "2068-12-31"},
      {"31/12/69", "1969-12-31"},
      {"11 février 25", "2025-02-11"},
      {"11 Feb '25", "2025-02-11"},
      {"11-Feb-25", "2025-02-11"},
      {"11-Feb-2025", "2025-02-11"},
      {"11-02-25", "none"},  // which is the year?
      {"1/2/25", "none"},
      {"31/02/25", "none"},
      {"11 février 21h06", "none"},
      {"11 Feb 21:06", "none"},
  });
  check_lines({
      {"Publié le 11/02/25 à 21h06", "2025-02-11|"},
      {"11/02/25", "2025-02-11|"},
      {"Le 11 février 25 personnes sont venues", "none"},
      {"Le 12.05.30 reste un mystère pour tous", "none"},
  });
  bool ambiguous = false;
  parse_date("11/02/25", &ambiguous);
  CHECK(ambiguous);
  parse_date("31/12/25", &ambiguous);
  CHECK_FALSE(ambiguous);
}

TEST_CASE("dates: as protocols and programs write them") {
  check_parsed({
      {"1739264760", "2025-02-11"},     // seconds since 1970
      {"1739264760000", "2025-02-11"},  // milliseconds
      {"173926476", "none"},
      {"Publié le 11 février 2025 à 21h06", "2025-02-11"},
      {"Published: February 11, 2025", "2025-02-11"},
      {"Tue, 11 Feb 2025 21:06:00 +0100", "2025-02-11"},
      {"Tue, 11 Feb 25 21:06 UT", "2025-02-11"},
      {"11 Feb 2025 21:06:00 EST", "2025-02-11"},
      {"Tue Feb 11 21:06:00 2025", "2025-02-11"},
      {"Tue Feb 11 21:06:00 CET 2025", "2025-02-11"},
      {"Tue Feb 11 2025 21:06:00 GMT+0100 (Central European Standard Time)", "2025-02-11"},
      {"2025-02-11T23:30:00.123-05:00", "2025-02-11"},
      {"2025-02-11T21:06:00,123Z", "2025-02-11"},
      {"2025-02-11T21:06:00+01:00[Europe/Paris]", "2025-02-11"},
      {"2025-02-11 21:06 America/New_York", "2025-02-11"},
      {"20250211", "2025-02-11"},
      {"20250211T210600Z", "2025-02-11"},
      {"20250231", "none"},
      {"2025.02.11", "2025-02-11"},
      {"2025.02", "none"},
      {"11 février 2025, 21h06 (heure de Paris)", "2025-02-11"},
      {"11 février 2025 à 21h06, heure de Paris", "2025-02-11"},
      {"the 11th of February, 2025", "2025-02-11"},
      {"2025-02-11 21:06 (an unclosed note", "2025-02-11"},
      {"2025-02-11 21:06 Europe", "2025-02-11"},
      {"2025-02-11 21:06 and more", "none"},
  });
}

TEST_CASE("dates: French") {
  check_parsed({
      {"7 février 2025", "2025-02-07"},
      {"le 7 février 2025", "2025-02-07"},
      {"Le 7 Février 2025", "2025-02-07"},
      {"07 FÉVRIER 2025", "2025-02-07"},
      {"7 fevrier 2025", "2025-02-07"},
      {"7 fe\u0301vrier 2025", "2025-02-07"},
      {"1er mars 2024", "2024-03-01"},
      {"1ER mars 2024", "2024-03-01"},
      {"1ᵉʳ mars 2024", "2024-03-01"},
      {"mardi 11 février 2025", "2025-02-11"},
      {"le mardi 11 février 2025", "2025-02-11"},
      {"31 janvier 2025", "2025-01-31"},
      {"30 avril 2025", "2025-04-30"},
      {"8 mai 2025", "2025-05-08"},
      {"21 juin 2025", "2025-06-21"},
      {"14 juillet 2025", "2025-07-14"},
      {"15 août 2025", "2025-08-15"},
      {"15 aout 2025", "2025-08-15"},
      {"2 septembre 2025", "2025-09-02"},
      {"3 octobre 2025", "2025-10-03"},
      {"11 novembre 2025", "2025-11-11"},
      {"25 décembre 2025", "2025-12-25"},
  });
}

TEST_CASE("dates: English") {
  check_parsed({
      {"February 11, 2025", "2025-02-11"},
      {"February 11 2025", "2025-02-11"},
      {"FEBRUARY 11, 2025", "2025-02-11"},
      {"11 February 2025", "2025-02-11"},
      {"11th February 2025", "2025-02-11"},
      {"11th of February 2025", "2025-02-11"},
      {"February 1st, 2025", "2025-02-01"},
      {"March 2nd, 2025", "2025-03-02"},
      {"March 3rd 2025", "2025-03-03"},
      {"Tuesday, February 11, 2025", "2025-02-11"},
      {"Tuesday 11 February 2025", "2025-02-11"},
      {"May 8, 2025", "2025-05-08"},
  });
}

TEST_CASE("dates: abbreviations, with and without their dot") {
  check_parsed({
      {"7 févr. 2025", "2025-02-07"},
      {"7 fév. 2025", "2025-02-07"},
      {"2 janv. 2025", "2025-01-02"},
      {"2 avr. 2025", "2025-04-02"},
      {"2 juil. 2025", "2025-07-02"},
      {"2 sept. 2025", "2025-09-02"},
      {"2 oct. 2025", "2025-10-02"},
      {"2 nov. 2025", "2025-11-02"},
      {"2 déc. 2025", "2025-12-02"},
      {"Feb. 11, 2025", "2025-02-11"},
      {"Feb 11, 2025", "2025-02-11"},
      {"11 Feb 2025", "2025-02-11"},
      {"Jan. 28, 2025", "2025-01-28"},
      {"Mar 3, 2025", "2025-03-03"},
      {"Apr. 3, 2025", "2025-04-03"},
      {"Aug. 3, 2025", "2025-08-03"},
      {"Sept. 3, 2025", "2025-09-03"},
      {"Sep 3, 2025", "2025-09-03"},
      {"Dec. 3, 2025", "2025-12-03"},
      {"Tue 11 Feb 2025", "2025-02-11"},
      {"Thurs. 13 Feb. 2025", "2025-02-13"},
      {"lun. 10 févr. 2025", "2025-02-10"},
      // «mar.» is a Tuesday before a day, and “Mar” a month before one.
      {"mar. 11 févr. 2025", "2025-02-11"},
      {"Mar. 11, 2025", "2025-03-11"},
      {"dim. 9 févr. 2025", "2025-02-09"},
  });
}

TEST_CASE("dates: as precise as the text, never more") {
  check_parsed({
      {"2025", "2025"},
      {"2025-02", "2025-02"},
      {"2025/02", "2025-02"},
      {"février 2025", "2025-02"},
      {"February 2025", "2025-02"},
      {"Feb. 2025", "2025-02"},
      {"11 février", "none"},
      {"February 11", "none"},
      {"février", "none"},
      {"mardi", "none"},
  });
}

TEST_CASE("dates: a time may stand beside") {
  check_parsed({
      {"2025-02-11T21:06:00+01:00", "2025-02-11"},
      {"2025-02-11T21:06:00Z", "2025-02-11"},
      {"2025-02-11T21:06:00.123456+00:00", "2025-02-11"},
      {"2025-02-11 21:06:00", "2025-02-11"},
      {"7 février 2025 à 21h06", "2025-02-07"},
      {"7 février 2025 à 21 h 06", "2025-02-07"},
      {"7 février 2025, 21:06", "2025-02-07"},
      {"7 février 2025 – 21h06", "2025-02-07"},
      {"February 11, 2025 at 9:06 p.m.", "2025-02-11"},
      {"Feb. 11, 2025, 9:06 PM EST", "2025-02-11"},
      {"Feb. 11, 2025, 9:06 a.m. ET", "2025-02-11"},
      {"11 February 2025 • 9:06pm GMT", "2025-02-11"},
      {"Tue, 11 Feb 2025 21:06:00 +0100", "2025-02-11"},
      {"Tue 11 Feb 2025 21.06 GMT", "2025-02-11"},
      {"10:06 AM EST, Tue February 11, 2025", "2025-02-11"},
      {"21h06 - 11/02/2025", "2025-02-11"},
  });
}

TEST_CASE("dates: spaces that do not break are spaces") {
  check_parsed({
      {"7\u00A0février\u00A02025", "2025-02-07"},
      {"7\u202Ffévrier\u202F2025", "2025-02-07"},
      {"1er\u00A0mars 2024", "2024-03-01"},
      {"\u00A07 février 2025\u00A0", "2025-02-07"},
      {"February\u00A011,\u00A02025", "2025-02-11"},
      {"7 février 2025 à 21\u00A0h\u00A006", "2025-02-07"},
  });
}

TEST_CASE("dates: days that no calendar has are refused") {
  check_parsed({
      {"2025-02-29", "none"},        {"2024-02-29", "2024-02-29"}, {"1900-02-29", "none"},
      {"2000-02-29", "2000-02-29"},  {"2025-02-30", "none"},       {"2025-04-31", "none"},
      {"2025-13-01", "none"},        {"2025-13", "none"},          {"2025-00", "none"},
      {"2025-00-11", "none"},        {"2025-02-00", "none"},       {"30 février 2025", "none"},
      {"31 avril 2025", "none"},     {"0 mars 2025", "none"},      {"32 mars 2025", "none"},
      {"February 30, 2025", "none"}, {"02/30/2025", "none"},       {"25/25/2025", "none"},
      {"31/02/2025", "none"},        {"99/99/9999", "none"},
  });
}

TEST_CASE("dates: what is no date is none") {
  check_parsed({
      {"", "none"},
      {" ", "none"},
      {"hier", "none"},
      {"yesterday", "none"},
      {"le 7", "none"},
      {"0000", "none"},
      {"12345", "none"},
      {"17392320001", "none"},
      {"2025 articles", "none"},
      {"2025 02 11", "none"},
      {"2025-02-11 et 2025-02-12", "none"},
      {"2025-02-11 2025-02-12", "none"},
      {"11/02/2025 - 12/02/2025", "none"},
      {"11 février 2025 12", "none"},
      {"11 février 2025 et demain", "none"},
      {"10-11 février 2025", "none"},
      {"\xFF\xFE", "none"},
      {std::string("2025\0", 5), "2025"},
      {std::string(5'000'000, '1'), "none"},
  });
}

TEST_CASE("date lines: the date of publication") {
  check_lines({
      {"publié le 7 février 2025 à 21h06", "2025-02-07|"},
      {"Publié le 7 février 2025 à 21h06", "2025-02-07|"},
      {"PUBLIÉ LE 7 FÉVRIER 2025", "2025-02-07|"},
      {"Publié le 7/02/2025 à 21:06", "2025-02-07|"},
      {"Publié le : 07/02/2025", "2025-02-07|"},
      {"Publié le vendredi 7 février 2025", "2025-02-07|"},
      {"publié le 7\u00A0février 2025 à 21h06", "2025-02-07|"},
      {"Article publié le 7 février 2025", "2025-02-07|"},
      {"Paru le 1er mars 2024", "2024-03-01|"},
      {"Published February 11, 2025", "2025-02-11|"},
      {"Published on February 11, 2025", "2025-02-11|"},
      {"Published: 11 February 2025, 9:06 pm", "2025-02-11|"},
      {"Posted on Feb. 11, 2025", "2025-02-11|"},
      {"Date: 2025-02-11", "2025-02-11|"},
      {"Date : 11 février 2025", "2025-02-11|"},
      {"date 2025-02", "2025-02|"},
      {"date 2025", "2025|"},
  });
}

TEST_CASE("date lines: a full date alone on its line") {
  check_lines({
      {"Le 7 février 2025", "2025-02-07|"},
      {"7 février 2025", "2025-02-07|"},
      {"Mardi 11 février 2025", "2025-02-11|"},
      {"February 11, 2025", "2025-02-11|"},
      {"Tuesday, February 11, 2025", "2025-02-11|"},
      {"2025-02-11", "2025-02-11|"},
      {"11/02/2025 - 21h06", "2025-02-11|"},
      {"Paris, le 7 février 2025", "2025-02-07|"},
      {"Aix-la-Chapelle, vendredi 7 février 2025", "2025-02-07|"},
      {"Le Monde, 7 février 2025 à 21h06", "2025-02-07|"},
      {"PARIS, Feb. 7, 2025", "2025-02-07|"},
      // A year or a month alone may be a heading.
      {"2025", "none"},
      {"Février 2025", "none"},
      {"February 2025", "none"},
      {"2025-02", "none"},
  });
}

TEST_CASE("date lines: what stands behind the date is handed back without its time") {
  check_lines({
      {" date 2025-02 Sommet pour l'action sur l'IA", "2025-02| Sommet pour l'action sur l'IA"},
      {"Publié le 7 février 2025 Le sommet ouvre", "2025-02-07| Le sommet ouvre"},
      {"Publié le 7 février 2025 10 choses à retenir", "2025-02-07| 10 choses à retenir"},
      {"Publié le 7 février 2025 À Paris, on débat", "2025-02-07| À Paris, on débat"},
      {"Publié le 7 février 2025 à 21h06, mis à jour le 8 février 2025 à 10h02",
       "2025-02-07|, mis à jour le 8 février 2025 à 10h02"},
      {"Published Feb. 11, 2025, 9:06 PM EST by our reporters", "2025-02-11| by our reporters"},
  });
}

TEST_CASE("date lines: dates inside prose are not taken") {
  check_lines({
      {"Le 10 et 11 février, Paris a organisé un sommet.", "none"},
      {"Le 11 février 2025, Paris a organisé un sommet.", "none"},
      {"On 11 February 2025 the summit closed.", "none"},
      {"France's President gives a speech in Paris on January 28, 2025. (Reuters)", "none"},
      {"Le sommet s'est clôturé ce mardi 11 février 2025.", "none"},
      {"2025 sera l'année de l'IA", "none"},
      {"Date limite : 7 février 2025", "none"},
      {"Rendez-vous à Paris, le 7 février 2025, pour le sommet", "none"},
      {"Elle est née à Lyon, le 7 février 1985", "none"},
      {"Née à Lyon, le 7 février 1985.", "none"},
      {"Lyon, février 2025", "none"},
      {"Publié le 30 février 2025", "none"},
      {"Mis à jour le 8 février 2025", "none"},
      {"", "none"},
  });
}

TEST_CASE("date lines: a line of five megabytes takes no time") {
  const auto start = std::chrono::steady_clock::now();
  std::string words;
  while (words.size() < 5'000'000) words += "11 février 2025 ";
  CHECK_EQ(of_line("le " + words), "none");
  CHECK_EQ(of_line(std::string(5'000'000, 'a')), "none");
  CHECK_EQ(of_line(std::string(5'000'000, ' ')), "none");
  CHECK_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

}  // namespace
}  // namespace revue
