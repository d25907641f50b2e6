#include "corpus/navigation.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>
#include <vector>

#include "analyzers/fold.h"
#include "analyzers/utf8.h"
#include "corpus/dates.h"

namespace revue {
namespace {

constexpr std::size_t kMostWords = 12;        // of a line that is looked at word by word
constexpr std::size_t kMostSectionWords = 5;  // of a line of sections

using Words = std::unordered_set<std::string_view>;

// What the lines around a text are made of, in one language. All folded; elided articles are words
// of their own.
struct Vocabulary {
  Words acts;      // what to do, or a part of the page: one of them makes the line navigation
  Words others;    // what else stands in such lines
  Words sections;  // of a newspaper
  Words joints;    // between sections
};

const std::array<Vocabulary, 2>& vocabularies() {
  static const std::array<Vocabulary, 2> all = {{
      {{"abonne",      "abonnement",  "abonnements", "abonner",      "abonnes",     "abonnez",
        "accepter",    "accueil",     "commentaire", "commentaires", "commenter",   "compte",
        "connecter",   "connectez",   "connexion",   "cookies",      "deconnexion", "ecouter",
        "enregistrer", "favoris",     "fermer",      "identifier",   "identifiez",  "imprimer",
        "infolettre",  "infolettres", "inscription", "inscrire",     "inscrivez",   "lire",
        "menu",        "newsletter",  "newsletters", "partager",     "partagez",    "publicite",
        "recherche",   "rechercher",  "refuser",     "sauvegarder",  "suivez",      "suivre",
        "telecharger"},
       {"a",           "acceder",     "acces",       "ajouter",  "alerte",       "alertes",
        "app",         "application", "article",     "articles", "au",           "aux",
        "avec",        "bluesky",     "ce",          "cet",      "cette",        "contenu",
        "contenus",    "continuer",   "copier",      "courriel", "creer",        "d",
        "dans",        "de",          "decouvrir",   "deja",     "des",          "du",
        "e",           "email",       "en",          "envoyer",  "et",           "facebook",
        "gerer",       "google",      "gratuit",     "gratuite", "gratuitement", "haut",
        "ici",         "illimite",    "instagram",   "j",        "je",           "jour",
        "l",           "la",          "le",          "les",      "lien",         "linkedin",
        "m",           "mail",        "maintenant",  "mastodon", "me",           "mes",
        "mon",         "n",           "navigation",  "nos",      "notre",        "nous",
        "offre",       "offres",      "offrir",      "ou",       "page",         "par",
        "plus",        "pour",        "preferences", "premium",  "principal",    "profiter",
        "quotidienne", "recevoir",    "reserve",     "reseaux",  "retour",       "s",
        "sans",        "se",          "site",        "sociaux",  "suite",        "sur",
        "t",           "tard",        "telegram",    "tous",     "tout",         "toutes",
        "twitter",     "un",          "une",         "version",  "voir",         "vos",
        "votre",       "vous",        "whatsapp",    "x"},
       {"actu",        "actualite",     "actualites",  "argent",      "arts",          "chroniques",
        "cinema",      "climat",        "culture",     "cultures",    "debats",        "dossiers",
        "economie",    "edito",         "editoriaux",  "education",   "emploi",        "enquetes",
        "entreprises", "environnement", "gastronomie", "idees",       "international", "justice",
        "livres",      "loisirs",       "medias",      "monde",       "musique",       "numerique",
        "opinions",    "planete",       "podcasts",    "politique",   "portraits",     "regions",
        "reportages",  "sante",         "science",     "sciences",    "societe",       "sport",
        "sports",      "styles",        "tech",        "technologie", "technologies",  "tribunes",
        "videos",      "voyages"},
       {"et"}},
      {{"account",   "advertisement", "bookmark",    "comment",      "comments",     "contact",
        "cookies",   "download",      "follow",      "listen",       "log",          "login",
        "logout",    "menu",          "newsletter",  "newsletters",  "print",        "register",
        "save",      "search",        "share",       "sign",         "signin",       "skip",
        "subscribe", "subscriber",    "subscribers", "subscription", "subscriptions"},
       {"a",          "accept",    "access",  "all",       "alerts",   "already", "an",
        "and",        "app",       "article", "articles",  "back",     "bluesky", "by",
        "close",      "continue",  "copy",    "create",    "daily",    "email",   "facebook",
        "for",        "free",      "full",    "get",       "google",   "have",    "here",
        "home",       "homepage",  "in",      "instagram", "later",    "less",    "link",
        "linkedin",   "main",      "manage",  "mastodon",  "more",     "morning", "my",
        "navigation", "need",      "now",     "of",        "offers",   "on",      "open",
        "options",    "or",        "our",     "out",       "page",     "policy",  "preferences",
        "privacy",    "read",      "reject",  "results",   "settings", "site",    "story",
        "telegram",   "terms",     "the",     "this",      "to",       "today",   "top",
        "twitter",    "unlimited", "up",      "us",        "use",      "via",     "view",
        "weekly",     "whatsapp",  "with",    "x",         "you",      "your"},
       {"analysis", "arts",          "books",          "business",    "climate",   "culture",
        "economy",  "education",     "entertainment",  "environment", "features",  "film",
        "health",   "international", "investigations", "latest",      "lifestyle", "local",
        "markets",  "media",         "money",          "music",       "national",  "news",
        "opinion",  "podcasts",      "politics",       "science",     "society",   "sport",
        "sports",   "style",         "tech",           "technology",  "travel",    "video",
        "videos",   "world"},
       {"and"}},
  }};
  return all;
}

// Runs of letters or digits of a folded line, the numbers left out.
std::vector<std::string_view> words_of(std::string_view folded) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < folded.size() && words.size() <= kMostWords;) {
    const std::size_t begin = at;
    if (u_isalnum(static_cast<UChar32>(next_character(folded, at))) == 0) continue;
    bool number = u_isdigit(static_cast<UChar32>(folded[begin])) != 0;
    for (std::size_t next = at; next < folded.size(); at = next) {
      const auto c = static_cast<UChar32>(next_character(folded, next));
      if (u_isalnum(c) == 0) break;
      number = number && u_isdigit(c) != 0;
    }
    if (!number) words.push_back(folded.substr(begin, at - begin));
  }
  return words;
}

bool is_call(const std::vector<std::string_view>& words, const Vocabulary& vocabulary) {
  const auto act = [&](std::string_view word) { return vocabulary.acts.count(word) > 0; };
  return std::any_of(words.begin(), words.end(), act) &&
         std::all_of(words.begin(), words.end(), [&](std::string_view word) {
           return act(word) || vocabulary.others.count(word) > 0;
         });
}

bool is_sections(const std::vector<std::string_view>& words, const Vocabulary& vocabulary) {
  return !words.empty() && words.size() <= kMostSectionWords &&
         std::all_of(words.begin(), words.end(), [&](std::string_view word) {
           return vocabulary.sections.count(word) > 0 || vocabulary.joints.count(word) > 0;
         });
}

bool is_path(std::string_view line) {
  if (line.find(" › ") != std::string_view::npos) return true;
  const auto first = line.find(" > ");
  return first != std::string_view::npos && line.find(" > ", first + 1) != std::string_view::npos;
}

}  // namespace

bool is_navigation(std::string_view line) {
  if (is_path(line)) return true;
  constexpr std::array<std::string_view, 1> kWhole = {"a la une"};
  constexpr std::array<std::string_view, 13> kBeginnings = {
      "skip to ",         "aller au contenu", "passer au contenu", "acceder au contenu",
      "aller au menu",    "temps de lecture", "lire aussi",        "a lire aussi",
      "a lire egalement", "voir aussi",       "read more:",        "read also",
      "see also"};
  constexpr std::array<std::string_view, 2> kEndings = {" min read", " min de lecture"};
  constexpr std::array<std::string_view, 4> kUpdates = {"updated ", "last updated ", "modifie le ",
                                                        "mis a jour le "};
  const std::string folded = fold(exact(line));
  const auto any = [](const auto& list, const auto& matches) {
    return std::any_of(list.begin(), list.end(), matches);
  };
  const auto dated = [&](std::string_view update) {
    std::size_t end = 0;
    return folded.starts_with(update) &&
           date_of_line(std::string_view(folded).substr(update.size()), end).has_value();
  };
  const std::vector<std::string_view> words = words_of(folded);
  return any(kWhole, [&](std::string_view each) { return folded == each; }) ||
         any(kBeginnings, [&](std::string_view each) { return folded.starts_with(each); }) ||
         any(kEndings, [&](std::string_view each) { return folded.ends_with(each); }) ||
         any(kUpdates, dated) || any(vocabularies(), [&](const Vocabulary& vocabulary) {
           return words.size() <= kMostWords &&
                  (is_call(words, vocabulary) || is_sections(words, vocabulary));
         });
}

}  // namespace revue
