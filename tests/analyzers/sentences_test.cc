#include "analyzers/sentences.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace revue {
namespace {

// Sentences between bars.
std::string barred(std::string_view text) {
  static SentenceSplitter splitter;
  std::string out;
  for (const ByteSpan sentence : splitter.sentences(text)) {
    out += (out.empty() ? "" : "|") + std::string(cut(text, sentence));
  }
  return out;
}

TEST_CASE("sentences end where a reader sees their end") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"Un. Deux ! Trois ?", "Un.|Deux !|Trois ?"},
      {"M. Dupont parle. J.D. Vance écoute.", "M. Dupont parle.|J.D. Vance écoute."},
      {"Selon l’art. 5 et le n° 3, oui.", "Selon l’art. 5 et le n° 3, oui."},
      {"The U.S. government left. It was late.", "The U.S. government left.|It was late."},
      {"Mr. Smith met Dr. Jones. They spoke.", "Mr. Smith met Dr. Jones.|They spoke."},
      {"Le 1er mai. Rien.", "Le 1er mai.|Rien."},
      {"« Il faut agir. » Le maire sort.", "« Il faut agir. »|Le maire sort."},
      {"« Vite ! », a dit Claire. Puis rien.", "« Vite ! », a dit Claire.|Puis rien."},
      {"« Vite ! » a dit Claire.", "« Vite ! » a dit Claire."},
      {"“Stop.” He left.", "“Stop.”|He left."},
      {"Une ligne\nqui continue. Fin.", "Une ligne\nqui continue.|Fin."},
      {"Sans fin", "Sans fin"},
      {"", ""},
      {"   ", ""},
  };
  for (const auto& row : rows) {
    const auto& text = row.first;
    const auto& expected = row.second;
    CAPTURE(text);
    CHECK_EQ(barred(text), expected);
  }
}

TEST_CASE("sentences never break inside a name") {
  for (const std::string text : {"J.D. Vance", "J. D. Vance", "C.N.I.L. France", "H. G. Wells",
                                 "Mme. Durand", "Gen. Smith", "Sen. Warner"}) {
    CAPTURE(text);
    CHECK_EQ(barred(text), text);
  }
}

}  // namespace
}  // namespace revue
