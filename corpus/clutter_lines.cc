#include "corpus/clutter_lines.h"

#include <algorithm>
#include <string>
#include <vector>

#include "analyzers/fold.h"

namespace revue {
namespace {

constexpr std::size_t kLongestClosing = 60;  // bytes
constexpr std::size_t kLongestAsking = 200;

// Folded, parted by bars.
using Phrases = std::string_view;

enum class Where { kBegins, kHolds, kIs };

struct Row {
  Where where;
  bool only_at_end;     // of the article: elsewhere prose may say so
  std::size_t longest;  // bytes of a line that is meant
  Phrases english;
  Phrases french;
};

constexpr Phrases kBeginEnglish =
    "related:|related story:|related article:|related coverage|see also:|read also|also read|"
    "also see:|read more:|read more about|read next:|read:|more:|watch:|listen:|click here|"
    "image credit|image source|image via|photo credit|photo:|photo by|photo via|photo courtesy|"
    "sign up for|sign up to|subscribe to our|subscribe now|story continues|article continues|"
    "scroll down to|media playback is|this video file cannot|image copyright|loading...|"
    "share this|filed under|posted in|copyright ©|© ";
constexpr Phrases kHoldEnglish =
    "sign up for our|subscribe to continue|subscribe to read|to continue reading|"
    "for subscribers only|already a subscriber";
constexpr Phrases kHoldFrench =
    "de cet article a lire|pour lire la suite|la suite est reservee|reserve aux abonnes|"
    "reserve a nos abonnes|deja abonne";
constexpr Phrases kWholeEnglish = "advertisement|related|more";
constexpr Phrases kEndBeginEnglish =
    "follow us|follow @|have a tip|got a tip|email us|contact us|write to us|download the "
    "app|listen live";
constexpr Phrases kEndHoldEnglish =
    "follow us on|follow him on|follow her on|follow them on|or follow him|or follow her|"
    "email him at|email her at|reach him at|reach her at|on facebook, twitter|"
    "on twitter and facebook|can be reached at|all rights reserved|free newsletter|"
    "daily newsletter|our newsletter|letters to the editor|this material may not be published";
constexpr Phrases kBeginFrench =
    "lire aussi|a lire aussi|a lire egalement|a lire :|lire egalement|voir aussi|a voir aussi|"
    "sur le meme sujet|a decouvrir aussi|pour aller plus loin :|ecoutez "
    "aussi|abonnez-vous|inscrivez-vous a|"
    "credit photo|credits photo|photo d'illustration|la suite apres cette publicite|"
    "la suite apres la publicite";
constexpr Phrases kWholeFrench = "publicite";
constexpr Phrases kEndBeginFrench = "suivez-nous|retrouvez |recevez ";
constexpr Phrases kEndHoldFrench =
    "notre newsletter|notre infolettre|tous droits reserves|droits de reproduction";

// Captions of either language end in them.
constexpr Phrases kCredits =
    "(ap photo|/ap photo|/getty images|getty images)|/associated press)|/reuters)|/afp)|/ afp|"
    "/shutterstock|(photo by|(photo:|(photo :|(image credit|(image:|(credit:|(credit :|"
    "(credit photo";

constexpr Row kRows[] = {
    {Where::kBegins, false, 300, kBeginEnglish, kBeginFrench},
    {Where::kHolds, false, 200, kHoldEnglish, kHoldFrench},
    {Where::kIs, false, 40, kWholeEnglish, kWholeFrench},
    {Where::kBegins, true, 400, kEndBeginEnglish, kEndBeginFrench},
    {Where::kHolds, true, 400, kEndHoldEnglish, kEndHoldFrench},
    {Where::kHolds, false, 700, kCredits, {}},
};

// Readers are asked to follow somebody somewhere.
constexpr Phrases kAsksEnglish = "follow |find us |join us |like us |listen to |watch ";
constexpr Phrases kAsksFrench = "suivez |suivez-|retrouvez |rejoignez |ecoutez |abonnez-vous ";
constexpr Phrases kPlaces =
    "@|facebook|twitter|instagram|linkedin|youtube|tiktok|whatsapp|telegram|bluesky|mastodon|"
    "snapchat|spotify|podcast";

// Lines that head what comes behind an article. A colon or a number behind them is left out; those
// that end in a space go on with the name of a section or of the outlet.
constexpr Phrases kClosingEnglish =
    "about the author|about the authors|about the writer|about this author|add a comment|"
    "add your comment|around the web|check out our latest|comments|continue reading|"
    "discover more|editor's picks|editors' picks|editors picks|follow us|from around the web|"
    "from the web|get the newsletter|join the conversation|join the discussion|latest articles|"
    "latest from |latest headlines|latest news|latest posts|latest stories|leave a comment|"
    "leave a reply|more articles|more from |more headlines|more like this|more news|"
    "more on this story|more on this topic|more stories|more to explore|most popular|most read|"
    "most viewed|newsletter|next article|next post|other stories|our newsletter|popular articles|"
    "popular now|popular posts|popular stories|post a comment|previous post|promoted stories|"
    "read next|read this next|recent articles|recent posts|recent stories|recommended|"
    "recommended for you|recommended reading|recommended stories|related|related articles|"
    "related content|related coverage|related links|related news|related posts|related reading|"
    "related stories|related topics|related videos|see also|share|share this|share this article|"
    "share this post|share this story|show comments|sign up for |similar articles|similar posts|"
    "sponsored content|sponsored links|stay up to date|stories you may like|subscribe|tags|"
    "top stories|trending|trending now|trending stories|up next|view comments|what to read next|"
    "write a comment|you may also like|you may like|you might also like|"
    "you might be interested in";
constexpr Phrases kClosingFrench =
    "a decouvrir aussi|a lire|a lire aussi|a lire egalement|a lire ensuite|"
    "a ne pas manquer|a propos de l'auteur|a voir aussi|ajouter un commentaire|articles associes|"
    "articles lies|articles recents|articles recommandes|articles similaires|"
    "aussi dans l'actualite|autres articles|ca peut vous interesser|commentaires|"
    "contenus sponsorises|dans la meme rubrique|dans le meme dossier|"
    "dernieres actualites|dernieres infos|derniers articles|ecrire un commentaire|en continu|"
    "en relation|inscrivez-vous a |laisser un commentaire|le plus lu|les commentaires|"
    "les plus lus|les plus partages|les plus recents|lire aussi|lire egalement|lire la suite|"
    "mots cles|mots-cles|nos autres articles|notre newsletter|notre selection|nos newsletters|"
    "nos recommandations|partager|partager cet article|partager l'article|plus d'articles|"
    "plus d'infos|pour aller plus loin|reagir|reagissez|recommande pour vous|"
    "suivez-nous|sujets associes|sujets lies|sur le meme sujet|sur le meme theme|"
    "thematiques associees|toute l'actualite|voir aussi|vos commentaires|vos reactions|"
    "vous aimerez aussi|vous pourriez aussi aimer|vous pourriez etre interesse";

std::vector<std::string_view> parted(Phrases phrases) {
  std::vector<std::string_view> out;
  while (!phrases.empty()) {
    const std::size_t end = std::min(phrases.find('|'), phrases.size());
    out.push_back(phrases.substr(0, end));
    phrases.remove_prefix(std::min(end + 1, phrases.size()));
  }
  return out;
}

bool stands_in(std::string_view phrase, std::string_view line, Where where) {
  switch (where) {
    case Where::kBegins:
      return line.starts_with(phrase);
    case Where::kHolds:
      return line.find(phrase) != std::string_view::npos;
    case Where::kIs:
      return line == phrase;
  }
  return false;
}

bool asks_to_follow(std::string_view folded) {
  if (folded.size() > kLongestAsking) return false;
  const auto any = [&](Phrases phrases, Where where) {
    const auto list = parted(phrases);
    return std::any_of(list.begin(), list.end(),
                       [&](std::string_view phrase) { return stands_in(phrase, folded, where); });
  };
  return (any(kAsksEnglish, Where::kBegins) || any(kAsksFrench, Where::kBegins)) &&
         any(kPlaces, Where::kHolds);
}

}  // namespace

bool is_clutter_line(std::string_view text, bool at_end) {
  static const auto phrases = [] {
    std::vector<std::vector<std::string_view>> all;
    for (const Row& row : kRows) {
      all.push_back(parted(row.english));
      for (const std::string_view each : parted(row.french)) all.back().push_back(each);
    }
    return all;
  }();
  const std::string folded = fold(exact(text));
  for (std::size_t i = 0; i < std::size(kRows); ++i) {
    if ((kRows[i].only_at_end && !at_end) || folded.size() > kRows[i].longest) continue;
    const bool found = std::any_of(
        phrases[i].begin(), phrases[i].end(),
        [&](std::string_view phrase) { return stands_in(phrase, folded, kRows[i].where); });
    if (found) return true;
  }
  return at_end && asks_to_follow(folded);
}

bool is_closing_line(std::string_view text) {
  constexpr std::string_view kBehind = " :>0123456789()";
  static const auto lines = [] {
    std::vector<std::string_view> all = parted(kClosingEnglish);
    for (const std::string_view each : parted(kClosingFrench)) all.push_back(each);
    return all;
  }();
  if (text.size() > kLongestClosing) return false;
  std::string folded = fold(exact(text));
  while (!folded.empty() && kBehind.find(folded.back()) != std::string_view::npos) {
    folded.pop_back();
  }
  return std::any_of(lines.begin(), lines.end(), [&](std::string_view line) {
    return line.ends_with(' ') ? folded.starts_with(line) : folded == line;
  });
}

}  // namespace revue
