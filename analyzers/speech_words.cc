#include "analyzers/speech_words.h"

#include <algorithm>
#include <iterator>

namespace revue {
namespace {

namespace french {
constexpr std::string_view kAuxiliaries[] = {"a",      "aient",  "ait",     "aura",  "auraient",
                                             "aurait", "auront", "avaient", "avait", "avoir",
                                             "ayant",  "eurent", "eut",     "ont"};
constexpr std::string_view kPassives[] = {"est",      "etaient", "etait",  "ete",
                                          "etre",     "furent",  "fut",    "sera",
                                          "seraient", "serait",  "seront", "sont"};
constexpr std::string_view kNegations[] = {"jamais", "ne", "ni", "pas"};
constexpr std::string_view kComplementisers[] = {"que"};
constexpr std::string_view kConjunctions[] = {"ainsi", "donc", "et", "mais", "or", "ou", "puis"};
constexpr std::string_view kRelatives[] = {"dont",     "laquelle", "lequel", "lesquelles",
                                           "lesquels", "où",       "que",    "qui"};
constexpr std::string_view kDeterminers[] = {
    "aucun", "ce",   "certaines",  "certains", "ces",  "cet",    "cette",     "chaque", "cinq",
    "des",   "deux", "du",         "la",       "le",   "les",    "leur",      "leurs",  "ma",
    "mes",   "mon",  "nombreuses", "nombreux", "nos",  "notre",  "plusieurs", "quatre", "quelques",
    "sa",    "ses",  "son",        "tous",     "tout", "toutes", "trois",     "un",     "une"};
constexpr std::string_view kPluralDeterminers[] = {"ces",   "cinq", "des",   "deux",      "les",
                                                   "leurs", "mes",  "nos",   "plusieurs", "quatre",
                                                   "ses",   "tes",  "trois", "vos"};
constexpr std::string_view kPrepositions[] = {
    "apres",    "au",       "aupres", "auprès",   "aux",  "avant",  "avec",     "chez",  "contre",
    "dans",     "de",       "depuis", "derriere", "des",  "devant", "dimanche", "du",    "durant",
    "dès",      "en",       "entre",  "face",     "hier", "jeudi",  "lors",     "lundi", "mardi",
    "mercredi", "par",      "parmi",  "pendant",  "pour", "samedi", "sans",     "selon", "sous",
    "sur",      "vendredi", "vers",   "via",      "à"};
constexpr std::string_view kNounJoints[] = {"de", "des", "du"};
constexpr std::string_view kSubjectPronouns[] = {
    "ca",    "ce", "cela", "celle", "celles", "celui", "ceux", "elle",
    "elles", "il", "ils",  "je",    "nous",   "on",    "tu",   "vous"};
constexpr std::string_view kSpeakerPronouns[] = {"celle", "celles", "celui", "ceux", "elle",
                                                 "elles", "il",     "ils",   "on"};
constexpr std::string_view kPossessives[] = {"leur", "leurs", "sa", "ses", "son"};
constexpr std::string_view kImpersonals[] = {"on"};
constexpr std::string_view kPlaceJoints[] = {"au", "auprès", "aux", "chez", "dans", "à"};
constexpr std::string_view kObjectPronouns[] = {"elle", "elles", "en",  "eux",  "la",  "le",
                                                "les",  "leur",  "lui", "me",   "moi", "nous",
                                                "se",   "te",    "toi", "vous", "y"};
constexpr std::string_view kStressedPronouns[] = {"celle", "celles", "celui", "ceux",
                                                  "elle",  "elles",  "eux",   "lui"};
constexpr std::string_view kTimes[] = {
    "an",        "annee",        "annees",   "ans",       "apres-midi", "debut",   "dernier",
    "derniere",  "fin",          "fois",     "heure",     "heures",     "instant", "instants",
    "jour",      "journee",      "jours",    "lendemain", "matin",      "matinee", "midi",
    "minuit",    "minutes",      "mois",     "moment",    "nuit",       "plus",    "prochain",
    "prochaine", "semaine",      "semaines", "siecle",    "soir",       "soiree",  "suivant",
    "suivante",  "surlendemain", "tard",     "tot",       "veille",     "week-end"};
constexpr std::string_view kAdverbs[] = {
    "ailleurs",   "ainsi",        "alors",      "aujourdhui", "aussi",         "bien",
    "cependant",  "clairement",   "deja",       "desormais",  "dimanche",      "donc",
    "egalement",  "elle",         "encore",     "enfin",      "ensuite",       "fermement",
    "finalement", "hier",         "jeudi",      "longuement", "lui",           "lundi",
    "mardi",      "matin",        "meme",       "mercredi",   "notamment",     "plutot",
    "pourtant",   "publiquement", "quant",      "recemment",  "regulierement", "samedi",
    "semaine",    "seulement",    "simplement", "soir",       "souvent",       "toujours",
    "tout",       "toutefois",    "vendredi",   "vite",       "vivement",      "volontiers"};
constexpr std::string_view kClauseOpeners[] = {"afin",    "alors", "comme", "lorsque", "parce",
                                               "puisque", "quand", "si",    "tandis"};
constexpr std::string_view kLikenings[] = {"comme"};
constexpr std::string_view kAgents[] = {"par"};
constexpr std::string_view kSources[] = {"apres", "croire", "selon"};
constexpr std::string_view kNamings[] = {
    "appele",   "appelee",   "appeles",      "baptise",    "baptisee", "baptisees", "baptises",
    "denomme",  "denommee",  "dit",          "dite",       "dites",    "dits",      "expression",
    "intitule", "intitulee", "intitulees",   "intitules",  "label",    "mot",       "nomme",
    "nommee",   "slogan",    "surnommaient", "surnommait", "surnomme", "surnommee", "surnomment",
    "terme",    "titre",     "titree"};
constexpr std::string_view kSigns[] = {
    "affiche",  "affiches", "autocollant", "autocollants", "banderole", "banderoles", "ecran",
    "ecriteau", "graffiti", "inscription", "pancarte",     "pancartes", "panneau",    "panneaux"};
constexpr std::string_view kPublishings[] = {"publiait", "publie", "publient",
                                             "publier",  "signe",  "sort"};
constexpr std::string_view kWorks[] = {
    "association", "auteur",       "auteure",  "autrice",     "campagne",     "chanson",
    "chronique",   "collectif",    "colloque", "dispositif",  "documentaire", "dossier",
    "emission",    "enquete",      "essai",    "exposition",  "feuilleton",   "film",
    "forum",       "hebdomadaire", "journal",  "livre",       "magazine",     "manifeste",
    "mouvement",   "operation",    "ouvrage",  "petition",    "podcast",      "programme",
    "projet",      "quotidien",    "rapport",  "realisateur", "realisatrice", "reportage",
    "revue",       "roman",        "serie",    "sommet",      "spectacle",    "tribune"};
constexpr std::string_view kClauseVerbs[] = {
    "a",        "aura",    "auraient",  "aurait",     "auront",   "avaient",  "avait",
    "devait",   "devra",   "devraient", "devrait",    "devront",  "doit",     "doivent",
    "est",      "etaient", "etait",     "fait",       "faut",     "font",     "ont",
    "peut",     "peuvent", "pourra",    "pourraient", "pourrait", "pourront", "sera",
    "seraient", "serait",  "seront",    "sont",       "va",       "vont"};
constexpr std::string_view kInfinitiveMarkers[] = {"afin", "de", "pour", "sans", "à"};
constexpr std::string_view kPeriphrases[] = {"continue", "continuent", "tenait",   "tente",
                                             "tentent",  "tenu",       "tiennent", "tient",
                                             "venaient", "venait",     "viennent", "vient"};
constexpr std::string_view kPeriphrasisOpeners[] = {"a", "avaient", "avait", "ont"};
constexpr std::string_view kBarePeriphrases[] = {"aime",    "aiment",    "beau", "dû",
                                                 "prefere", "preferent", "voulu"};
constexpr std::string_view kInfinitiveJoints[] = {"avant"};
constexpr std::string_view kInfinitiveEndings[] = {
    "aitre", "attre", "boire",    "clure",  "crire", "croire", "dire",       "distraire", "er",
    "etre",  "ettre", "extraire", "faire",  "fire",  "incre",  "ir",         "ivre",      "lire",
    "ndre",  "oitre", "ompre",    "plaire", "rdre",  "rire",   "soustraire", "uire"};
constexpr std::string_view kNoInfinitives[] = {
    "affaire",  "avenir",  "calendrier", "chantier", "courrier",    "cuivre",  "dernier",
    "desir",    "dossier", "entier",     "espoir",   "exemplaire",  "fenetre", "financier",
    "gendre",   "genre",   "ivre",       "janvier",  "lettre",      "livre",   "loisir",
    "metre",    "moindre", "ordre",      "papier",   "particulier", "plaisir", "premier",
    "regulier", "soir",    "souvenir"};
constexpr std::string_view kDocuments[] = {
    "analyse",    "article",     "avis",         "calcul",     "calculs",    "chiffres",
    "communique", "declaration", "declarations", "document",   "donnees",    "enquete",
    "estimation", "estimations", "etude",        "etudes",     "expression", "formule",
    "lettre",     "message",     "mots",         "note",       "plainte",    "projections",
    "propos",     "publication", "rapport",      "recherches", "sondage",    "termes",
    "travaux",    "tribune",     "yeux"};
constexpr std::string_view kBodies[] = {
    "administration", "antenne",      "camp",      "centre",         "clan",      "coalition",
    "conseillers",    "departement",  "direction", "droite",         "entourage", "etat-major",
    "etats",          "executif",     "famille",   "filiere",        "formation", "front",
    "gauche",         "gouvernement", "groupe",    "intersyndicale", "majorite",  "municipalite",
    "opposition",     "parquet",      "parti",     "partis",         "patronat",  "prefecture",
    "profession",     "rectorat",     "redaction", "regime",         "region",    "reseau",
    "secteur",        "syndicat",     "syndicats", "tribunal",       "ville",     "voisins"};
constexpr std::string_view kAuthorships[] = {"de", "des", "du", "par"};
constexpr std::string_view kQuestionLabels[] = {"q", "question"};
constexpr std::string_view kAnswerLabels[] = {"r", "reponse"};
constexpr std::string_view kTeasers[] = {"a", "ecouter", "lire", "video", "voir"};
}  // namespace french

namespace english {
constexpr std::string_view kAuxiliaries[] = {"had", "has", "have", "having"};
constexpr std::string_view kPassives[] = {"are", "be", "been", "being", "is", "was", "were"};
constexpr std::string_view kNegations[] = {
    "can't", "couldn", "couldn't", "didn",   "didn't", "doesn", "doesn't", "don",
    "don't", "hadn",   "hadn't",   "hasn",   "hasn't", "haven", "haven't", "isn't",
    "n't",   "never",  "not",      "wasn't", "won",    "won't", "wouldn",  "wouldn't"};
constexpr std::string_view kComplementisers[] = {"that"};
constexpr std::string_view kConjunctions[] = {"and", "but", "or", "so", "then", "yet"};
constexpr std::string_view kRelatives[] = {"that", "where", "which", "who", "whom", "whose"};
constexpr std::string_view kDeterminers[] = {
    "a",    "an",  "another", "any",   "both", "each",  "every", "few",   "five", "four",    "her",
    "his",  "its", "many",    "most",  "my",   "no",    "one",   "other", "our",  "several", "some",
    "that", "the", "their",   "these", "this", "those", "three", "two",   "your"};
constexpr std::string_view kPluralDeterminers[] = {
    "both", "few", "five", "four", "many", "several", "some", "these", "those", "three", "two"};
constexpr std::string_view kPrepositions[] = {
    "about",  "after",   "against",   "amid",     "among",   "around",  "as",       "at",
    "before", "between", "by",        "despite",  "during",  "earlier", "early",    "for",
    "friday", "from",    "in",        "inside",   "into",    "last",    "late",     "later",
    "monday", "near",    "of",        "on",       "outside", "over",    "saturday", "since",
    "sunday", "this",    "through",   "thursday", "to",      "today",   "tuesday",  "under",
    "until",  "via",     "wednesday", "with",     "within",  "without", "yesterday"};
constexpr std::string_view kNounJoints[] = {"at", "for", "from", "in", "of", "on", "with"};
constexpr std::string_view kSubjectPronouns[] = {"he",   "i",  "it",  "she", "there",
                                                 "they", "we", "who", "you"};
constexpr std::string_view kSpeakerPronouns[] = {"he", "it", "she", "they", "who"};
constexpr std::string_view kPossessives[] = {"her", "his", "its", "their"};
constexpr std::string_view kObjectPronouns[] = {"her", "him", "it", "me", "them", "us", "you"};
constexpr std::string_view kStressedPronouns[] = {"her", "him", "them"};
constexpr std::string_view kTimes[] = {
    "afternoon", "ago",   "century", "day",     "days",  "decade",   "earlier",
    "evening",   "hour",  "hours",   "last",    "later", "midnight", "minutes",
    "moment",    "month", "months",  "morning", "next",  "night",    "noon",
    "time",      "week",  "weekend", "weeks",   "year",  "years"};
constexpr std::string_view kAdverbs[] = {
    "afternoon", "again",        "already",  "also",       "always",     "bluntly",    "earlier",
    "even",      "evening",      "famously", "first",      "flatly",     "friday",     "further",
    "had",       "has",          "have",     "initially",  "jokingly",   "just",       "later",
    "long",      "monday",       "month",    "months",     "morning",    "never",      "night",
    "now",       "often",        "once",     "only",       "personally", "previously", "publicly",
    "quickly",   "really",       "recently", "repeatedly", "reportedly", "saturday",   "simply",
    "still",     "subsequently", "sunday",   "then",       "thursday",   "today",      "tuesday",
    "wednesday", "week",         "weeks",    "year",       "years",      "yesterday"};
constexpr std::string_view kClauseOpeners[] = {"after",   "although", "as",     "because", "before",
                                               "if",      "since",    "though", "unless",  "when",
                                               "whereas", "whether",  "while"};
constexpr std::string_view kLikenings[] = {"as"};
constexpr std::string_view kAgents[] = {"by"};
constexpr std::string_view kSources[] = {"according", "per"};
constexpr std::string_view kNamings[] = {"called",  "dubbed",    "entitled", "headlined", "known",
                                         "labeled", "labelled",  "named",    "nicknamed", "phrase",
                                         "slogan",  "so-called", "term",     "titled",    "word"};
constexpr std::string_view kSigns[] = {"banner", "banners", "billboard", "placard", "placards",
                                       "poster", "posters", "shirt",     "shirts",  "sign",
                                       "signs",  "sticker", "stickers"};
constexpr std::string_view kPublishings[] = {"published", "publishes"};
constexpr std::string_view kWorks[] = {
    "album",     "article",     "author", "bestseller", "book",       "broadcast", "campaign",
    "director",  "documentary", "essay",  "exhibition", "film",       "host",      "initiative",
    "magazine",  "manifesto",   "memoir", "movie",      "newsletter", "newspaper", "novel",
    "operation", "petition",    "play",   "podcast",    "program",    "programme", "project",
    "report",    "series",      "show",   "single",     "song",       "spot"};
constexpr std::string_view kClauseVerbs[] = {
    "are",       "aren't", "be",      "been",    "being",   "can",     "can't",   "could",
    "couldn't",  "did",    "didn't",  "do",      "does",    "doesn't", "don't",   "had",
    "hadn't",    "has",    "hasn't",  "have",    "haven't", "he'd",    "he'll",   "he's",
    "i'd",       "i'll",   "i'm",     "i've",    "is",      "isn't",   "it'll",   "it's",
    "may",       "might",  "must",    "shall",   "she'd",   "she'll",  "she's",   "should",
    "shouldn't", "that's", "there's", "they'd",  "they'll", "they're", "they've", "was",
    "wasn't",    "we'd",   "we'll",   "we're",   "we've",   "were",    "weren't", "what's",
    "will",      "won't",  "would",   "wouldn't"};
constexpr std::string_view kInfinitiveMarkers[] = {"can",   "could",  "did",   "do",   "does",
                                                   "let",   "may",    "might", "must", "not",
                                                   "shall", "should", "to",    "will", "would"};
constexpr std::string_view kPeriphrases[] = {"continued", "continues", "on"};
constexpr std::string_view kPeriphrasisOpeners[] = {"goes", "gone", "went"};
constexpr std::string_view kExhortations[] = {"advised", "advises", "reminded", "reminds", "urge",
                                              "urged",   "urges",   "urging",   "warned",  "warns"};
constexpr std::string_view kGerundNouns[] = {
    "anything",  "banking",      "boarding",      "briefing",    "broadcasting", "building",
    "ceiling",   "clothing",     "crossing",      "cutting",     "drawing",      "during",
    "earning",   "earnings",     "engineering",   "evening",     "everything",   "existing",
    "farming",   "feeling",      "filing",        "financing",   "finding",      "fishing",
    "following", "founding",     "funding",       "gambling",    "gathering",    "growing",
    "hacking",   "hearing",      "heating",       "holding",     "housing",      "incoming",
    "king",      "leading",      "learning",      "lending",     "lettering",    "living",
    "lobbying",  "longstanding", "manufacturing", "marketing",   "meaning",      "meeting",
    "mining",    "missing",      "morning",       "netting",     "nothing",      "offering",
    "ongoing",   "opening",      "outgoing",      "outstanding", "painting",     "parking",
    "pending",   "pricing",      "proceeding",    "processing",  "promising",    "publishing",
    "ranking",   "reading",      "recording",     "remaining",   "ring",         "rising",
    "ruling",    "saving",       "screening",     "sentencing",  "setting",      "shipping",
    "shooting",  "shopping",     "showing",       "something",   "spelling",     "spending",
    "spring",    "standing",     "string",        "surrounding", "teaching",     "testing",
    "thing",     "timing",       "trading",       "training",    "turning",      "understanding",
    "upcoming",  "voting",       "warning",       "wedding",     "willing",      "wing",
    "working",   "writing",      "wrongdoing"};
constexpr std::string_view kDocuments[] = {
    "account",     "analysis",  "article", "complaint", "data",      "document", "documents",
    "estimate",    "estimates", "figures", "filing",    "findings",  "lawsuit",  "letter",
    "memo",        "message",   "note",    "opinion",   "paper",     "phrase",   "post",
    "projections", "release",   "report",  "research",  "statement", "studies",  "study",
    "survey",      "telling",   "view",    "words"};
constexpr std::string_view kBodies[] = {
    "administration", "allies",      "board",      "camp",       "campaign", "coalition",
    "committee",      "council",     "critics",    "department", "family",   "gop",
    "government",     "group",       "groups",     "industry",   "justice",  "leadership",
    "left",           "majority",    "opposition", "panel",      "parties",  "party",
    "police",         "prosecution", "regime",     "right",      "side",     "sides",
    "staff",          "state",       "supporters", "team",       "unions",   "victims"};
constexpr std::string_view kAuthorships[] = {"by", "from", "of"};
constexpr std::string_view kQuestionLabels[] = {"q", "question"};
constexpr std::string_view kAnswerLabels[] = {"a", "answer"};
constexpr std::string_view kTeasers[] = {"listen",  "look", "more",  "photos", "read",
                                         "related", "see",  "video", "watch"};
}  // namespace english

// Look-ups are binary searches: a list that is not sorted does not compile.
template <std::size_t N>
consteval std::span<const std::string_view> sorted(const std::string_view (&list)[N]) {
  if (!std::is_sorted(std::begin(list), std::end(list))) throw "this list is not sorted";
  return list;
}

constexpr SpeechWords kFrench = {.auxiliaries = sorted(french::kAuxiliaries),
                                 .passives = sorted(french::kPassives),
                                 .negations = sorted(french::kNegations),
                                 .complementisers = sorted(french::kComplementisers),
                                 .conjunctions = sorted(french::kConjunctions),
                                 .relatives = sorted(french::kRelatives),
                                 .determiners = sorted(french::kDeterminers),
                                 .plural_determiners = sorted(french::kPluralDeterminers),
                                 .prepositions = sorted(french::kPrepositions),
                                 .noun_joints = sorted(french::kNounJoints),
                                 .subject_pronouns = sorted(french::kSubjectPronouns),
                                 .speaker_pronouns = sorted(french::kSpeakerPronouns),
                                 .possessives = sorted(french::kPossessives),
                                 .impersonals = sorted(french::kImpersonals),
                                 .place_joints = sorted(french::kPlaceJoints),
                                 .object_pronouns = sorted(french::kObjectPronouns),
                                 .stressed_pronouns = sorted(french::kStressedPronouns),
                                 .adverbs = sorted(french::kAdverbs),
                                 .times = sorted(french::kTimes),
                                 .clause_openers = sorted(french::kClauseOpeners),
                                 .likenings = sorted(french::kLikenings),
                                 .agents = sorted(french::kAgents),
                                 .sources = sorted(french::kSources),
                                 .documents = sorted(french::kDocuments),
                                 .bodies = sorted(french::kBodies),
                                 .authorships = sorted(french::kAuthorships),
                                 .teasers = sorted(french::kTeasers),
                                 .question_labels = sorted(french::kQuestionLabels),
                                 .answer_labels = sorted(french::kAnswerLabels),
                                 .exhortations = {},
                                 .namings = sorted(french::kNamings),
                                 .signs = sorted(french::kSigns),
                                 .publishings = sorted(french::kPublishings),
                                 .works = sorted(french::kWorks),
                                 .clause_verbs = sorted(french::kClauseVerbs),
                                 .infinitive_markers = sorted(french::kInfinitiveMarkers),
                                 .periphrases = sorted(french::kPeriphrases),
                                 .periphrasis_openers = sorted(french::kPeriphrasisOpeners),
                                 .bare_periphrases = sorted(french::kBarePeriphrases),
                                 .infinitive_joints = sorted(french::kInfinitiveJoints),
                                 .infinitive_endings = sorted(french::kInfinitiveEndings),
                                 .no_infinitives = sorted(french::kNoInfinitives),
                                 .gerund_nouns = {},
                                 .inverts_freely = true,
                                 .reports_mixed = false};

constexpr SpeechWords kEnglish = {.auxiliaries = sorted(english::kAuxiliaries),
                                  .passives = sorted(english::kPassives),
                                  .negations = sorted(english::kNegations),
                                  .complementisers = sorted(english::kComplementisers),
                                  .conjunctions = sorted(english::kConjunctions),
                                  .relatives = sorted(english::kRelatives),
                                  .determiners = sorted(english::kDeterminers),
                                  .plural_determiners = sorted(english::kPluralDeterminers),
                                  .prepositions = sorted(english::kPrepositions),
                                  .noun_joints = sorted(english::kNounJoints),
                                  .subject_pronouns = sorted(english::kSubjectPronouns),
                                  .speaker_pronouns = sorted(english::kSpeakerPronouns),
                                  .possessives = sorted(english::kPossessives),
                                  .impersonals = {},
                                  .place_joints = {},
                                  .object_pronouns = sorted(english::kObjectPronouns),
                                  .stressed_pronouns = sorted(english::kStressedPronouns),
                                  .adverbs = sorted(english::kAdverbs),
                                  .times = sorted(english::kTimes),
                                  .clause_openers = sorted(english::kClauseOpeners),
                                  .likenings = sorted(english::kLikenings),
                                  .agents = sorted(english::kAgents),
                                  .sources = sorted(english::kSources),
                                  .documents = sorted(english::kDocuments),
                                  .bodies = sorted(english::kBodies),
                                  .authorships = sorted(english::kAuthorships),
                                  .teasers = sorted(english::kTeasers),
                                  .question_labels = sorted(english::kQuestionLabels),
                                  .answer_labels = sorted(english::kAnswerLabels),
                                  .exhortations = sorted(english::kExhortations),
                                  .namings = sorted(english::kNamings),
                                  .signs = sorted(english::kSigns),
                                  .publishings = sorted(english::kPublishings),
                                  .works = sorted(english::kWorks),
                                  .clause_verbs = sorted(english::kClauseVerbs),
                                  .infinitive_markers = sorted(english::kInfinitiveMarkers),
                                  .periphrases = sorted(english::kPeriphrases),
                                  .periphrasis_openers = sorted(english::kPeriphrasisOpeners),
                                  .bare_periphrases = {},
                                  .infinitive_joints = {},
                                  .infinitive_endings = {},
                                  .no_infinitives = {},
                                  .gerund_nouns = sorted(english::kGerundNouns),
                                  .inverts_freely = false,
                                  .reports_mixed = true};

}  // namespace

bool goes_on_with_s(std::string_view behind) {
  return behind.starts_with("'s ") || behind.starts_with("’s ");
}

const SpeechWords& speech_words(Language language) {
  return language == Language::kFrench ? kFrench : kEnglish;
}

std::string_view grammar_form(const Token& word) {
  constexpr std::string_view kAccented[][2] = {{"à", "À"},   {"dès", "Dès"}, {"dû", "Dû"},
                                               {"là", "Là"}, {"où", "Où"},   {"sûr", "Sûr"}};
  for (const auto& [small, capital] : kAccented) {
    if (word.exact == small || word.exact == capital) return small;
  }
  return word.folded;
}

bool holds(std::span<const std::string_view> list, std::string_view word) {
  return std::binary_search(list.begin(), list.end(), word);
}

}  // namespace revue
