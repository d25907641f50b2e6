// Lines that the pages of the press print around a text: menus, calls to subscribe, section names.
#ifndef REVUE_CORPUS_NAVIGATION_H_
#define REVUE_CORPUS_NAVIGATION_H_

#include <string_view>

namespace revue {

// Whether a line is one of these, in French or English:
// - a path: Home > World > Europe;
// - made of nothing but the words of such lines, one of which says what to do or names a part of
//   the page: «S’abonner dès maintenant», “Sign in to your account” (Words::acts, Words::others);
// - made of nothing but names of sections: «Politique, économie et société» (Words::sections);
// - begun or ended by a phrase that no headline begins or ends with: “Skip to …”, “… min read”;
// - a note that the text was updated, with its date.
// A headline that only holds such words, among others, is none.
bool is_navigation(std::string_view line);

}  // namespace revue

#endif  // REVUE_CORPUS_NAVIGATION_H_
