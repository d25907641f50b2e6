#include "corpus/html_vocabulary.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

namespace revue {
namespace {

TEST_CASE("html vocabulary: what class names say of a part") {
  const std::vector<std::pair<std::string, PartKind>> rows = {
      {"", PartKind::kUnknown},
      {"css-1x2y row", PartKind::kUnknown},
      {"article-body", PartKind::kContent},
      {"articleBody", PartKind::kContent},
      {"Article_Body-3", PartKind::kContent},
      {"corps-article", PartKind::kContent},
      {"article__chapo", PartKind::kOpening},
      {"byline", PartKind::kMinor},
      {"legende", PartKind::kMinor},
      {"article__lire-aussi", PartKind::kClutter},
      {"relatedPosts", PartKind::kClutter},
      {"box newsletter-signup", PartKind::kClutter},
      {"encart-abonnement", PartKind::kClutter},
      {"PUB-300", PartKind::kClutter},
      {"hidden", PartKind::kClutter},
      {"commentaires", PartKind::kNever},
      {"site-footer", PartKind::kNever},
      // Whole words: not ad, not share.
      {"header-shadow", PartKind::kUnknown},
      {"upload readable", PartKind::kUnknown},
      // The state of something else.
      {"page has-sidebar", PartKind::kUnknown},
      {"comments-closed", PartKind::kUnknown},
      {"no-js", PartKind::kUnknown},
      {"hidden-print", PartKind::kUnknown},
      {"article-body sidebar", PartKind::kClutter},
      {std::string(1000, 'a') + "-sidebar", PartKind::kUnknown},
  };
  for (const auto& [names, kind] : rows) {
    CAPTURE(names);
    CHECK_EQ(static_cast<int>(part_kind(names)), static_cast<int>(kind));
  }
}

}  // namespace
}  // namespace revue
