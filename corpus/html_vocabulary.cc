#include "corpus/html_vocabulary.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

namespace revue {
namespace {

constexpr std::size_t kLongestName = 100;  // bytes: names made by machines are longer
constexpr std::size_t kMostNames = 40;
constexpr std::size_t kMostPhraseWords = 3;

// Names of parts, one or several words joined by a hyphen, in small letters; parted by spaces.
using Names = std::string_view;

struct Row {
  PartKind kind;
  Names english;
  Names french;  // that are not English too
};

constexpr Names kContentEnglish =
    "article-body article-content article-copy article-entry article-main article-page "
    "article-text articlebody articlecontent articletext blog-content blog-post body-article "
    "body-content body-copy body-text content-body content-main copy-body entry-body entry-content "
    "field-body field-name-body main-content news-body news-content news-text node-body "
    "node-content page-content post-body post-content post-entry post-text postcontent rich-text "
    "richtext single-content story-body story-content story-text storybody storytext text-content";
constexpr Names kContentFrench =
    "article-contenu article-corps article-texte contenu-article contenu-principal corps-article "
    "corps-texte texte-article";

constexpr Names kOpeningEnglish = "standfirst";
constexpr Names kOpeningFrench = "accroche chapeau chapo";

constexpr Names kMinorEnglish =
    "about-author actions attribution author authors avatar badge banner bio byline bylines "
    "caption captions card cards carousel categories category contributor contributors copyright "
    "counter credit credits cutline date dates disclaimer disclosure edit embed eyebrow "
    "featured-image feedback flyout gallery image-credit infobox keywords kicker label labels "
    "legal lightbox like likes media-caption meta metadata newsfeed next notice pager pagination "
    "photo photos player poll prev prevnext print-only printonly published quiz rating ratings "
    "read-more read-time readmore reading-time search sitemap slider slideshow table-of-contents "
    "tag taglist tags "
    "teaser teasers thumbnail thumbnails ticker timestamp toc toolbar tools tooltip topics updated "
    "video videos views vote votes widget widgets wp-caption-text";
constexpr Names kMinorFrench =
    "auteur auteurs bandeau diaporama encadre encart etiquettes galerie legende legendes "
    "lire-la-suite mention-legale mentions-legales mots-cles outils recherche signature sommaire "
    "surtitre "
    "temps-lecture vignette";

constexpr Names kClutterEnglish =
    "ad addthis addtoany ads adsense adslot adunit advert advertisement advertisements advertising "
    "advertorial adverts affiliate affiliates alert-bar also-like around-the-web aside "
    "breaking-news-bar call-to-action crumbs cta donate donation drawer dropdown editors-picks "
    "email-signup follow follow-us jp-relatedposts latest latest-news latest-stories login "
    "mailchimp mailing-list masthead mc-embed membership modal more-articles more-from more-in "
    "more-info more-like more-news more-on more-posts more-stories more-top moreon morestories "
    "most-popular most-read most-recent most-shared most-viewed mostpopular mostread must-read "
    "newsletter newsletters next-article next-post nocontent noprint-share off-screen offscreen "
    "on-this-topic opt-in optin outbrain overlay paywall popular popup post-nav post-navigation "
    "promo promos promoted promotion promotions pull-quote pullquote pullquotes rail read-also "
    "read-next readnext recent-posts recirc recirculation recommend "
    "recommendation recommendations recommended recommends register related related-articles "
    "related-posts related-stories relatedposts screen-reader screen-reader-text see-also share "
    "shareable sharebar sharedaddy shares sharing sidebar sidebars sidebox sign-in sign-up signin "
    "signup similar skip-link skip-links skip-to social social-media socialize sponsor sponsored "
    "sponsors sr-only submenu subscribe subscription subscriptions suggested suggestions taboola "
    "top-stories topbar trending up-next visually-hidden visuallyhidden whats-next you-may "
    "you-might zergnet";
constexpr Names kClutterFrench =
    "a-decouvrir a-lire a-lire-aussi a-ne-pas-manquer abonnement abonnements abonnez-vous "
    "articles-associes articles-lies associes bandeau-cookies colonne-droite connexion "
    "dernieres-infos don dons fil-ariane fil-d-ariane infolettre inscription les-plus-lus "
    "lire-aussi meme-sujet partage partager partages pied-de-page pied-page plus-lus "
    "pub publicite publicites pubs recommandations recommandes reseaux-sociaux similaires "
    "suggestion sur-le-meme voir-aussi";

constexpr Names kNeverEnglish =
    "axeptio breadcrumb breadcrumbs cmp comment comment-list commentary-list commenting "
    "commentlist commento comments consent cookie cookies coral didomi discussion disqus "
    "fb-comments footer gdpr livefyre menu menus nav navbar navigation onetrust openweb replies "
    "respond responses spotim tarteaucitron user-comments viafoura";
constexpr Names kNeverFrench = "commentaire commentaires commenter reaction reactions";

constexpr Row kRows[] = {
    {PartKind::kContent, kContentEnglish, kContentFrench},
    {PartKind::kOpening, kOpeningEnglish, kOpeningFrench},
    {PartKind::kMinor, kMinorEnglish, kMinorFrench},
    {PartKind::kClutter, kClutterEnglish, kClutterFrench},
    {PartKind::kNever, kNeverEnglish, kNeverFrench},
};

// Words that make a name say how a part is, or where it is bound to, rather than what it is.
constexpr Names kStates =
    "active avec closed count disabled enabled format has is js no non not off on open sans show "
    "template type with without";

std::vector<std::string_view> parted(Names names) {
  std::vector<std::string_view> out;
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(' '), names.size());
    out.push_back(names.substr(0, end));
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return out;
}

PartKind kind_of(const std::string& phrase) {
  static const auto* const kByPhrase = [] {
    auto* map = new std::unordered_map<std::string_view, PartKind>();
    for (const Row& row : kRows) {
      for (const Names names : {row.english, row.french}) {
        for (const std::string_view each : parted(names)) map->emplace(each, row.kind);
      }
    }
    return map;
  }();
  const auto found = kByPhrase->find(phrase);
  return found == kByPhrase->end() ? PartKind::kUnknown : found->second;
}

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
    const bool before_lower =
        i > 0 && is_upper(name[i - 1]) && i + 1 < name.size() && is_lower(name[i + 1]);
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
  static const std::vector<std::string_view> states = parted(kStates);
  const bool is_state = std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return std::find(states.begin(), states.end(), word) != states.end();
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

}  // namespace revue
