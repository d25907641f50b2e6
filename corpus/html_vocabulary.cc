#include "corpus/html_vocabulary.h"

#include <algorithm>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "analyzers/fold.h"

namespace revue {
namespace {

constexpr std::size_t kLongestName = 100;  // bytes: names made by machines are longer
constexpr std::size_t kMostNames = 40;
constexpr std::size_t kMostPhraseWords = 3;

using Phrases = std::span<const std::string_view>;

struct Row {
  PartKind kind;
  Phrases english;  // small letters, words joined by a hyphen
  Phrases french;   // and not already English
};

constexpr std::string_view kContentEnglish[] = {
    "article-body",  "article-content", "article-copy",  "article-text",   "article-main",
    "articlebody",   "articlecontent",  "articletext",   "body-content",   "body-copy",
    "body-text",     "content-body",    "entry-content", "main-content",   "news-body",
    "news-content",  "news-text",       "page-content",  "post-body",      "post-content",
    "post-text",     "postcontent",     "rich-text",     "richtext",       "story-body",
    "story-content", "story-text",      "storybody",     "storytext",      "article-page",
    "entry-body",    "content-main",    "single-content", "text-content",  "blog-content",
    "field-name-body", "field-body", "node-body", "node-content",
    "blog-post",     "post-entry",      "article-entry", "body-article",   "copy-body"};
constexpr std::string_view kContentFrench[] = {
    "article-corps", "article-texte", "contenu-article", "corps-article", "corps-texte",
    "texte-article", "article-contenu", "contenu-principal"};

constexpr std::string_view kOpeningEnglish[] = {"standfirst"};
constexpr std::string_view kOpeningFrench[] = {"chapo", "chapeau", "accroche"};

constexpr std::string_view kMinorEnglish[] = {
    "author",      "authors",     "avatar",     "badge",        "banner",     "bio",
    "byline",      "bylines",     "caption",    "captions",     "card",       "cards",
    "carousel",    "categories",  "category",   "contributor",  "contributors", "copyright",
    "credit",      "credits",     "cutline",    "date",         "dates",      "disclaimer",
    "disclosure",  "embed",       "eyebrow",    "feedback",     "flyout",     "gallery",
    "infobox",     "kicker",     "keywords",     "label",      "labels",
    "legal",       "lightbox",    "meta",       "metadata",     "newsfeed",   "pagination",
    "pager",       "photo",       "photos",     "player",       "poll",       "printonly",
    "print-only",  "published",   "quiz",       "rating",
    "ratings",     "sitemap",     "slider",     "slideshow",    "tag",        "tags",
    "taglist",     "teaser",      "teasers",    "thumbnail",    "thumbnails", "ticker",
    "timestamp",   "toc",         "toolbar",    "tooltip",      "topics",     "updated",
    "video",       "videos",      "votes",      "widget",       "widgets",    "search",
    "table-of-contents", "reading-time", "read-time", "notice", "prev", "next", "prevnext",
    "featured-image", "image-credit", "media-caption", "wp-caption-text", "about-author",
    "vote", "like", "likes", "views", "counter", "tools", "actions", "edit", "attribution"};
constexpr std::string_view kMinorFrench[] = {
    "auteur",   "auteurs",   "encart",     "encadre",   "etiquettes", "galerie", "legende",
    "legendes", "mots-cles", "outils",     "sommaire",  "surtitre",   "vignette", "recherche",
    "temps-lecture", "signature", "mention-legale", "mentions-legales", "bandeau", "diaporama"};

constexpr std::string_view kClutterEnglish[] = {
    "ad",           "ads",            "adsense",       "adslot",         "adunit",
    "advert",       "advertisement",  "advertisements", "advertising",   "advertorial",
    "adverts",      "addthis",        "addtoany",      "affiliate",      "affiliates",
    "also-like",    "alert-bar",      "around-the-web", "aside",         
      "breaking-news-bar",              
    "crumbs",       "donate",         "donation",      "drawer",         "dropdown",
    "editors-picks", "follow-us",     "follow",                 
    "jp-relatedposts", "latest",
    "latest-news",  "latest-stories", "login",         "masthead",       "membership",
                       "modal",         "more-articles",  "more-from",
    "more-in",      "more-info",      "more-like",     "more-news",      "more-on",
    "more-posts",   "more-stories",   "more-top",      "morestories",    "most-popular",
    "most-read",    "most-recent",    "most-shared",   "most-viewed",    "mostpopular",
    "mostread",     "must-read",                          
    "newsletter",   "newsletters",    "next-article",  "next-post",      "nocontent",
    "offscreen",    "off-screen",     "on-this-topic", "opt-in",         "optin",
    "outbrain",     "overlay",        "paywall",       "popular",        "popup",
    "post-nav",     "post-navigation", "promo",        "promoted",       "promos",
    "promotion",    "promotions",     "pull-quote",     "pullquote",      "pullquotes", "read-also",     "read-more",      "read-next",
    "readmore",     "recent-posts",   "recirc",        "recirculation",  "recommendation",
    "recommendations", "recommended", "recommends",    "register",       "related",
    "related-articles", "related-posts", "relatedposts", "related-stories", "rail",
    "screen-reader", "screen-reader-text", "see-also", "share",          "shareable",
    "sharebar",     "sharedaddy",     "shares",        "sharing",        "sidebar",
    "sidebars",     "sidebox",        "sign-in",       "sign-up",        "signin",
    "signup",       "similar",        "skip-link",     "skip-links",     "skip-to",
    "social",       "socialize",      "social-media",  "sponsor",        "sponsored",
    "sponsors",     "sr-only",        "subscribe",     "subscription",   "subscriptions",
    "suggested",    "suggestions",    "taboola",       "top-stories",    "topbar",
    "trending",     "up-next",        "visually-hidden", "visuallyhidden", "whats-next",
    "you-may",      "you-might",      "zergnet",       "recommend",      "submenu",
    "email-signup", "mailing-list",   "mc-embed",      "mailchimp",      "call-to-action",
    "cta",          "noprint-share",  "moreon",        "readnext"};
constexpr std::string_view kClutterFrench[] = {
    "a-decouvrir",    "a-lire",         "a-lire-aussi",  "a-ne-pas-manquer", "abonnement",
    "abonnements",    "abonnez-vous",   "articles-lies", "connexion",        "dernieres-infos",
    "fil-ariane",     "fil-d-ariane",   "infolettre",    "inscription",      "les-plus-lus",
    "lire-aussi",     "lire-la-suite",  "meme-sujet",    "partage",          "partager",
    "partages",       "pied-de-page",   "pied-page",     "plus-lus",         "pub",
    "publicite",      "publicites",     "pubs",          "reseaux-sociaux",  "sur-le-meme",
    "voir-aussi",     "articles-associes", "associes",   "recommandations",  "recommandes",
    "similaires",     "suggestion",     "colonne-droite", "bandeau-cookies", "dons", "don"};

constexpr std::string_view kNeverEnglish[] = {
    "axeptio", "breadcrumb", "breadcrumbs", "cmp", "consent", "didomi", "onetrust", "tarteaucitron", "cookie", "cookies", "footer", "gdpr", "nav", "navbar",
    "navigation", "menu", "menus",
    "comment",    "comments",     "comment-list", "commentlist", "commentary-list", "commenting",
    "disqus",     "discussion",   "livefyre",     "replies",     "respond",         "responses",
    "user-comments", "fb-comments", "commento", "spotim", "coral", "viafoura", "openweb"};
constexpr std::string_view kNeverFrench[] = {"commentaire", "commentaires", "reactions",
                                                "reaction", "commenter"};

constexpr Row kRows[] = {
    {PartKind::kContent, kContentEnglish, kContentFrench},
    {PartKind::kOpening, kOpeningEnglish, kOpeningFrench},
    {PartKind::kMinor, kMinorEnglish, kMinorFrench},
    {PartKind::kClutter, kClutterEnglish, kClutterFrench},
    {PartKind::kNever, kNeverEnglish, kNeverFrench},
};

// Words that make a name say how a part is, or where it is bound to, rather than what it is.
constexpr std::string_view kStates[] = {
    "closed", "disabled", "enabled", "has",   "is",    "js",      "no",      "non",    "not",
    "off",    "on",       "open",    "sans",  "avec",  "show",    "with",    "without", "layout",
    "theme",  "count",    "active",  "type",  "format", "template", "pane",  "grid", "col", "row"};

PartKind kind_of(const std::string& phrase) {
  static const auto* const kByPhrase = [] {
    auto* map = new std::unordered_map<std::string_view, PartKind>();
    for (const Row& row : kRows) {
      for (const std::string_view each : row.english) map->emplace(each, row.kind);
      for (const std::string_view each : row.french) map->emplace(each, row.kind);
    }
    return map;
  }();
  const auto found = kByPhrase->find(phrase);
  return found == kByPhrase->end() ? PartKind::kUnknown : found->second;
}

enum class Where { kBegins, kHolds, kIs };

struct Line {
  Where where;
  bool only_at_end;
  std::size_t longest;  // characters of the whole
  std::string_view phrase;  // folded
};

// Folded. A phrase that prose may begin with is bound to a short line or to the end of the text.
constexpr Line kLines[] = {
    // English
    {Where::kBegins, false, 300, "related:"},
    {Where::kBegins, false, 300, "related story:"},
    {Where::kBegins, false, 300, "related article:"},
    {Where::kBegins, false, 300, "related coverage"},
    {Where::kBegins, false, 300, "see also:"},
    {Where::kBegins, false, 300, "read also"},
    {Where::kBegins, false, 300, "also read"},
    {Where::kBegins, false, 300, "also see:"},
    {Where::kBegins, false, 300, "read more:"},
    {Where::kBegins, false, 300, "read more about"},
    {Where::kBegins, false, 300, "read next:"},
    {Where::kBegins, false, 200, "read:"},
    {Where::kBegins, false, 200, "more:"},
    {Where::kBegins, false, 200, "watch:"},
    {Where::kBegins, false, 200, "listen:"},
    {Where::kBegins, false, 200, "click here"},
    {Where::kBegins, false, 200, "image credit"},
    {Where::kBegins, false, 200, "image source"},
    {Where::kBegins, false, 200, "image via"},
    {Where::kBegins, false, 200, "photo credit"},
    {Where::kBegins, false, 200, "photo:"},
    {Where::kBegins, false, 200, "photo by"},
    {Where::kBegins, false, 200, "photo via"},
    {Where::kBegins, false, 200, "photo courtesy"},
    {Where::kBegins, false, 400, "sign up for"},
    {Where::kBegins, false, 400, "sign up to"},
    {Where::kBegins, false, 300, "subscribe to our"},
    {Where::kBegins, false, 300, "subscribe now"},
    {Where::kBegins, false, 200, "story continues"},
    {Where::kBegins, false, 200, "article continues"},
    {Where::kBegins, false, 200, "scroll down to"},
    {Where::kBegins, false, 200, "media playback is"},
    {Where::kBegins, false, 200, "this video file cannot"},
    {Where::kBegins, false, 200, "image copyright"},
    {Where::kBegins, false, 200, "loading..."},
    {Where::kBegins, false, 200, "share this"},
    {Where::kBegins, false, 200, "filed under"},
    {Where::kBegins, false, 200, "posted in"},
    {Where::kBegins, false, 300, "copyright ©"},
    {Where::kBegins, false, 300, "© "},
    {Where::kIs, false, 40, "advertisement"},
    {Where::kIs, false, 40, "related"},
    {Where::kIs, false, 40, "more"},
    {Where::kBegins, true, 400, "follow "},
    {Where::kHolds, true, 400, "follow us on"},
    {Where::kHolds, true, 400, "follow him on"},
    {Where::kHolds, true, 400, "follow her on"},
    {Where::kHolds, true, 400, "follow them on"},
    {Where::kHolds, true, 400, "on facebook, twitter"},
    {Where::kHolds, true, 400, "on twitter and facebook"},
    {Where::kHolds, true, 400, "can be reached at"},
    {Where::kHolds, true, 400, "all rights reserved"},
    {Where::kHolds, true, 400, "free newsletter"},
    {Where::kHolds, true, 400, "daily newsletter"},
    {Where::kHolds, true, 400, "our newsletter"},
    {Where::kBegins, true, 300, "email "},
    {Where::kBegins, true, 300, "contact "},
    {Where::kBegins, true, 300, "have a tip"},
    {Where::kBegins, true, 300, "got a tip"},
    {Where::kBegins, true, 300, "download the"},
    {Where::kBegins, true, 300, "listen to "},
    {Where::kHolds, true, 400, "letters to the editor"},
    {Where::kHolds, true, 300, "this material may not be published"},
    // Credits, which captions end in
    {Where::kHolds, false, 700, "(ap photo"},
    {Where::kHolds, false, 700, "/ap photo"},
    {Where::kHolds, false, 700, "/getty images"},
    {Where::kHolds, false, 700, "getty images)"},
    {Where::kHolds, false, 700, "/associated press)"},
    {Where::kHolds, false, 700, "/reuters)"},
    {Where::kHolds, false, 700, "/afp)"},
    {Where::kHolds, false, 700, "/ afp"},
    {Where::kHolds, false, 700, "| afp"},
    {Where::kHolds, false, 700, "/shutterstock"},
    {Where::kHolds, false, 700, "(photo by"},
    {Where::kHolds, false, 700, "(photo:"},
    {Where::kHolds, false, 700, "(photo :"},
    {Where::kHolds, false, 700, "(image credit"},
    {Where::kHolds, false, 700, "(image:"},
    {Where::kHolds, false, 700, "(credit:"},
    {Where::kHolds, false, 700, "(credit :"},
    {Where::kHolds, false, 700, "(credit photo"},
    // French
    {Where::kBegins, false, 300, "lire aussi"},
    {Where::kBegins, false, 300, "a lire aussi"},
    {Where::kBegins, false, 300, "a lire egalement"},
    {Where::kBegins, false, 300, "a lire :"},
    {Where::kBegins, false, 300, "lire egalement"},
    {Where::kBegins, false, 300, "voir aussi"},
    {Where::kBegins, false, 300, "a voir aussi"},
    {Where::kBegins, false, 300, "sur le meme sujet"},
    {Where::kBegins, false, 300, "a decouvrir aussi"},
    {Where::kBegins, false, 300, "pour aller plus loin :"},
    {Where::kBegins, false, 300, "ecoutez aussi"},
    {Where::kBegins, false, 300, "article reserve a"},
    {Where::kBegins, false, 300, "cet article est reserve"},
    {Where::kBegins, false, 300, "il vous reste"},
    {Where::kBegins, false, 300, "la suite est reservee"},
    {Where::kBegins, false, 300, "abonnez-vous"},
    {Where::kBegins, false, 300, "inscrivez-vous a"},
    {Where::kBegins, false, 300, "deja abonne"},
    {Where::kBegins, false, 200, "credit photo"},
    {Where::kBegins, false, 200, "credits photo"},
    {Where::kBegins, false, 200, "photo d'illustration"},
    {Where::kBegins, false, 200, "la suite apres cette publicite"},
    {Where::kBegins, false, 200, "la suite apres la publicite"},
    {Where::kIs, false, 40, "publicite"},
    {Where::kBegins, true, 300, "suivez-nous"},
    {Where::kBegins, true, 300, "retrouvez "},
    {Where::kBegins, true, 300, "recevez "},
    {Where::kHolds, true, 400, "notre newsletter"},
    {Where::kHolds, true, 400, "notre infolettre"},
    {Where::kHolds, true, 400, "tous droits reserves"},
    {Where::kHolds, true, 400, "droits de reproduction"},
};

// Lines that head what comes behind an article; folded. A colon or a number behind them is left
// out; those that end in a space go on with the name of a section or of the outlet.
constexpr std::string_view kClosing[] = {
    "about the author", "about the authors", "about the writer", "about this author",
    "add a comment", "add your comment", "also on ", "around the web", "check out our latest",
    "comments", "continue reading", "discover more", "editor's picks", "editors' picks",
    "editors picks", "follow us", "from around the web", "from the web", "get the newsletter",
    "join the conversation", "join the discussion", "latest articles", "latest from ",
    "latest headlines", "latest news", "latest posts", "latest stories", "leave a comment",
    "leave a reply", "more articles", "more from ", "more headlines", "more in ", "more like this",
    "more news", "more on this story", "more on this topic", "more stories", "more to explore",
    "most popular", "most read", "most viewed", "newsletter", "next article", "next post",
    "other stories", "our newsletter", "popular articles", "popular now", "popular posts",
    "popular stories", "post a comment", "previous post", "promoted stories", "read next",
    "read this next", "recent articles", "recent posts", "recent stories", "recommended",
    "recommended for you", "recommended reading", "recommended stories", "related", "related articles",
    "related content", "related coverage", "related links", "related news", "related posts",
    "related reading", "related stories", "related topics", "related videos", "see also",
    "share", "share this", "share this article", "share this post", "share this story",
    "show comments", "sign up for ", "similar articles", "similar posts", "sponsored content",
    "sponsored links", "stay up to date", "stories you may like", "subscribe", "tags",
    "top stories", "trending", "trending now", "trending stories", "up next", "view comments",
    "what to read next", "write a comment", "you may also like", "you may like",
    "you might also like", "you might be interested in",
    // French
    "a decouvrir", "a decouvrir aussi", "a lire", "a lire aussi", "a lire egalement",
    "a lire ensuite", "a ne pas manquer", "a propos de l'auteur", "a voir aussi",
    "ajouter un commentaire", "articles associes", "articles lies", "articles recents",
    "articles recommandes", "articles similaires", "aussi dans l'actualite", "autres articles",
    "ca peut vous interesser", "commentaires", "contenus sponsorises", "dans la meme rubrique",
    "dans le meme dossier", "dans l'actualite", "dernieres actualites", "dernieres infos",
    "derniers articles", "ecrire un commentaire", "en continu", "en relation",
    "inscrivez-vous a ", "laisser un commentaire", "le plus lu", "les commentaires",
    "les plus lus", "les plus partages", "les plus recents", "lire aussi", "lire egalement",
    "lire la suite", "mots cles", "mots-cles", "nos autres articles", "notre newsletter",
    "notre selection", "nos newsletters", "nos recommandations", "partager", "partager cet article",
    "partager l'article", "plus d'articles", "plus d'infos", "plus de ", "pour aller plus loin",
    "reagir", "reagissez", "recommande pour vous", "services", "suivez-nous", "sujets associes",
    "sujets lies", "sur le meme sujet", "sur le meme theme", "thematiques associees", "themes",
    "toute l'actualite", "voir aussi", "vos commentaires", "vos reactions",
    "vous aimerez aussi", "vous pourriez aussi aimer", "vous pourriez etre interesse",
};

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// entryContent-2 → entry, content
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (!is_upper(c) && !is_lower(c)) {
      end_word();
      continue;
    }
    const bool after_lower = i > 0 && is_lower(name[i - 1]);
    const bool before_lower = i > 0 && is_upper(name[i - 1]) && i + 1 < name.size() &&
                              is_lower(name[i + 1]);
    if (is_upper(c) && (after_lower || before_lower)) end_word();
    word += static_cast<char>(c | 0x20);
  }
  end_word();
  return words;
}

PartKind kind_of_name(std::string_view name) {
  // As a whole: hidden-print is seen.
  if (name == "hidden" || name == "hide" || name == "is-hidden") return PartKind::kClutter;
  const std::vector<std::string> words = words_of(name);
  const bool is_state = std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return std::find(std::begin(kStates), std::end(kStates), word) != std::end(kStates);
  });
  PartKind kind = PartKind::kUnknown;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string phrase;
    for (std::size_t n = 0; n < kMostPhraseWords && i + n < words.size(); ++n) {
      phrase += (n > 0 ? "-" : "") + words[i + n];
      kind = std::max(kind, kind_of(phrase));
    }
  }
  return is_state && kind > PartKind::kOpening ? PartKind::kUnknown : kind;
}

}  // namespace

PartKind part_kind(std::string_view names) {
  PartKind kind = PartKind::kUnknown;
  std::size_t count = 0;
  for (std::size_t at = 0; at < names.size() && count < kMostNames;) {
    const std::size_t begin = names.find_first_not_of(" \t\r\n\f", at);
    if (begin == std::string_view::npos) break;
    at = std::min(names.find_first_of(" \t\r\n\f", begin), names.size());
    ++count;
    if (at - begin <= kLongestName) {
      kind = std::max(kind, kind_of_name(names.substr(begin, at - begin)));
    }
  }
  return kind;
}

bool is_clutter_line(std::string_view text, bool at_end) {
  const std::string folded = fold(exact(text));
  return std::any_of(std::begin(kLines), std::end(kLines), [&](const Line& line) {
    if ((line.only_at_end && !at_end) || folded.size() > line.longest) return false;
    switch (line.where) {
      case Where::kBegins:
        return folded.starts_with(line.phrase);
      case Where::kHolds:
        return folded.find(line.phrase) != std::string::npos;
      case Where::kIs:
        return folded == line.phrase;
    }
    return false;
  });
}

bool is_closing_line(std::string_view text) {
  constexpr std::size_t kLongest = 60;  // bytes
  if (text.size() > kLongest) return false;
  std::string folded = fold(exact(text));
  while (!folded.empty() && std::string_view(" :>»→…0123456789()").find(folded.back()) !=
                                std::string_view::npos) {
    folded.pop_back();
  }
  return std::any_of(std::begin(kClosing), std::end(kClosing), [&](std::string_view line) {
    return line.ends_with(' ') ? folded.starts_with(line) : folded == line;
  });
}

}  // namespace revue
