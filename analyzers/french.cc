// French, as one table. Sources of the rules: Grevisse, Le Bon Usage (elision § 44-45, inversion
// and euphonic t § 396); typographic use from the Imprimerie nationale's Lexique; word lists by the
// project.
#include "analyzers/language_tables.h"

namespace revue {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kElisions[] = {"l",      "d",      "qu",     "n",      "s",     "j",
                                          "m",      "t",      "c",      "ç",      "jusqu", "lorsqu",
                                          "puisqu", "quoiqu", "presqu", "quelqu", "entr"};

constexpr std::string_view kLexicalised[] = {
    "aujourd'hui", "prud'hom*",  "presqu'île", "presqu'îles", "presqu'ile", "presqu'iles",
    "quelqu'un",   "quelqu'une", "entr'ouv*",  "entr'acte*",  "grand'rue"};

constexpr std::string_view kClitics[] = {"t",   "je",    "tu",  "il",  "elle", "on", "nous", "vous",
                                         "ils", "elles", "ce",  "ci",  "là",   "le", "la",   "les",
                                         "lui", "leur",  "moi", "toi", "y",    "en"};

constexpr std::string_view kCliticExceptions[] = {"rendez-vous", "chez-moi", "chez-nous"};

constexpr InclusiveEnding kInclusive[] = {{"teur", "trice", "trice"},
                                          {"teur", "rice", "trice"},
                                          {"teur", "ice", "trice"},
                                          {"eur", "euse", "euse"},
                                          {"eur", "e", "eure"},
                                          {"eux", "euse", "euse"},
                                          {"f", "ve", "ve"},
                                          {"er", "ère", "ère"},
                                          {"er", "re", "ère"},
                                          {"n", "ne", "nne"},
                                          {"l", "le", "lle"},
                                          {"t", "te", "tte"},
                                          {"ou", "te", "oute"},
                                          {"s", "se", "sse"},
                                          {"c", "che", "che"},
                                          {"c", "que", "que"},
                                          {"", "e", "e"},
                                          {"", "sse", "sse"},
                                          {"e", "sse", "esse"},
                                          {"if", "ive", "ive"},
                                          {"ceux", "celles", "celles"},
                                          {"il", "elle", "elle"},
                                          {"eur", "rice", "rice"}};

constexpr std::string_view kStopWords[] = {
    "a",         "afin",     "ai",        "aie",     "ainsi",     "alors",      "après",
    "as",        "au",       "aucun",     "aucune",  "auquel",    "aura",       "aurait",
    "auront",    "aussi",    "autre",     "autres",  "aux",       "auxquelles", "auxquels",
    "avaient",   "avait",    "avant",     "avec",    "avez",      "avoir",      "avons",
    "ayant",     "à",        "car",       "ce",      "ceci",      "cela",       "celle",
    "celles",    "celui",    "cependant", "ces",     "cet",       "cette",      "ceux",
    "chaque",    "chez",     "ci",        "combien", "comme",     "comment",    "contre",
    "ça",        "dans",     "de",        "depuis",  "des",       "desquelles", "desquels",
    "dès",       "dois",     "doit",      "doivent", "donc",      "dont",       "du",
    "duquel",    "elle",     "elles",     "en",      "encore",    "ensuite",    "entre",
    "es",        "est",      "et",        "eu",      "eut",       "eux",        "étaient",
    "était",     "étant",    "été",       "êtes",    "être",      "faire",      "fait",
    "font",      "fut",      "ici",       "il",      "ils",       "je",         "jusque",
    "la",        "laquelle", "là",        "le",      "lequel",    "les",        "lesquelles",
    "lesquels",  "leur",     "leurs",     "lors",    "lorsque",   "lui",        "ma",
    "mais",      "me",       "mes",       "même",    "moi",       "mon",        "ne",
    "ni",        "non",      "nos",       "notre",   "nous",      "on",         "ont",
    "ou",        "où",       "par",       "parce",   "pas",       "pendant",    "peu",
    "peut",      "peuvent",  "peux",      "plus",    "plusieurs", "pour",       "pourquoi",
    "puis",      "puisque",  "quand",     "que",     "quel",      "quelle",     "quelles",
    "quelque",   "quelques", "quels",     "qui",     "quoi",      "quoique",    "sa",
    "sans",      "se",       "selon",     "sera",    "serait",    "seront",     "ses",
    "si",        "soient",   "soit",      "sommes",  "son",       "sont",       "sous",
    "suis",      "sur",      "ta",        "te",      "tel",       "telle",      "telles",
    "tels",      "tes",      "toi",       "ton",     "tous",      "tout",       "toute",
    "toutefois", "toutes",   "très",      "tu",      "un",        "une",        "va",
    "vers",      "vont",     "vos",       "votre",   "vous",      "y"};

// Everyday words of French prose that English does not share.
constexpr std::string_view kHints[] = {
    "après",     "année",      "années",       "ans",       "autour",   "beaucoup",  "bien",
    "cours",     "déjà",       "deux",         "doit",      "doivent",  "droits",    "entreprises",
    "euros",     "européenne", "gouvernement", "jour",      "jours",    "lundi",     "mardi",
    "mercredi",  "jeudi",      "vendredi",     "samedi",    "dimanche", "janvier",   "février",
    "mars",      "avril",      "juin",         "juillet",   "août",     "septembre", "octobre",
    "novembre",  "décembre",   "milliards",    "ministre",  "monde",    "moins",     "pays",
    "plusieurs", "premier",    "première",     "président", "sommet",   "toujours",  "travail",
    "trois",     "veut",       "artificielle", "données",   "loi",      "publique"};

constexpr std::string_view kAbbreviations[] = {
    "m",     "mm",   "mme", "mmes", "mlle", "dr",   "pr",   "me",   "mgr",  "st",     "ste",
    "art",   "al",   "av",  "bd",   "boul", "cf",   "ch",   "chap", "coll", "dir",    "éd",
    "env",   "ex",   "fig", "hab",  "ibid", "inc",  "janv", "févr", "fév",  "avr",    "juil",
    "juill", "sept", "oct", "nov",  "déc",  "min",  "n",    "no",   "nos",  "op",     "p",
    "par",   "pp",   "réf", "s",    "sq",   "suiv", "t",    "tél",  "tome", "trad",   "univ",
    "vol",   "vs",   "gén", "cap",  "col",  "lt",   "prof", "red",  "réd",  "c.-à-d", "j.-c"};

constexpr std::string_view kTitles[] = {"m",
                                        "mm",
                                        "mme",
                                        "mlle",
                                        "monsieur",
                                        "madame",
                                        "docteur",
                                        "dr",
                                        "pr",
                                        "professeur",
                                        "maître",
                                        "me",
                                        "président",
                                        "présidente",
                                        "vice-président",
                                        "vice-présidente",
                                        "ministre",
                                        "premier",
                                        "première",
                                        "chancelier",
                                        "chancelière",
                                        "sénateur",
                                        "sénatrice",
                                        "commissaire",
                                        "général",
                                        "sommet",
                                        "loi",
                                        "plan",
                                        "rapport",
                                        "commission",
                                        "administration",
                                        "gouvernement",
                                        "duo",
                                        "couple",
                                        "affaire",
                                        "fondation",
                                        "groupe",
                                        "patron"};

constexpr std::string_view kOrganisationAdjectives[] = {"national",
                                                        "nationale",
                                                        "nationaux",
                                                        "nationales",
                                                        "européen",
                                                        "européenne",
                                                        "européens",
                                                        "européennes",
                                                        "international",
                                                        "internationale",
                                                        "général",
                                                        "générale",
                                                        "supérieur",
                                                        "supérieure",
                                                        "régional",
                                                        "régionale",
                                                        "mondial",
                                                        "mondiale",
                                                        "central",
                                                        "centrale",
                                                        "fédéral",
                                                        "fédérale",
                                                        "public",
                                                        "publique",
                                                        "publics",
                                                        "royal",
                                                        "royale",
                                                        "municipal",
                                                        "municipale",
                                                        "départemental",
                                                        "départementale",
                                                        "interministériel",
                                                        "interministérielle",
                                                        "numérique",
                                                        "économique",
                                                        "économiques",
                                                        "social",
                                                        "sociale",
                                                        "sociales",
                                                        "scientifique",
                                                        "technique",
                                                        "technologique",
                                                        "politique",
                                                        "politiques",
                                                        "indépendant",
                                                        "indépendante",
                                                        "citoyen",
                                                        "citoyenne",
                                                        "populaire",
                                                        "consultatif",
                                                        "constitutionnel",
                                                        "parlementaire",
                                                        "permanent",
                                                        "permanente",
                                                        "syndical",
                                                        "professionnel",
                                                        "professionnelle",
                                                        "universitaire",
                                                        "médical",
                                                        "médicale",
                                                        "humain",
                                                        "humaine",
                                                        "humaines",
                                                        "mutuel",
                                                        "polytechnique",
                                                        "normale",
                                                        "artificielle",
                                                        "audiovisuel",
                                                        "audiovisuelle",
                                                        "audiovisuels",
                                                        "audiovisuelles",
                                                        "artistique",
                                                        "artistiques",
                                                        "littéraire",
                                                        "littéraires",
                                                        "juridique",
                                                        "juridiques",
                                                        "financier",
                                                        "financière",
                                                        "financiers",
                                                        "financières"};

constexpr std::string_view kOrganisationJoints[] = {"de", "du", "des", "pour", "sur", "contre",
                                                    "et", "à",  "au",  "aux",  "en"};
constexpr std::string_view kComplementJoints[] = {"de", "du", "des"};
constexpr std::string_view kMediumJoints[] = {"sur", "via"};
constexpr std::string_view kJointArticles[] = {"la", "le", "les"};

constexpr std::string_view kDefiniteDeterminers[] = {"le",   "la",     "les",     "du",    "au",
                                                     "aux",  "des",    "notre",   "votre", "leur",
                                                     "même", "actuel", "actuelle"};

constexpr std::string_view kCreditWords[] = {"photo",        "photos", "photographie", "crédit",
                                             "crédits",      "image",  "images",       "ph",
                                             "illustration", "dessin"};
constexpr std::string_view kBylineWords[] = {"par"};
constexpr std::string_view kInterviewWords[] = {"recueillis", "recueilli"};
constexpr std::string_view kAgencies[] = {
    "afp",        "reuters", "ap",    "sipa",    "getty", "maxppp",    "epa",          "abaca",
    "belga",      "ats",     "ansa",  "dpa",     "efe",   "bloomberg", "shutterstock", "hans",
    "divergence", "rea",     "opale", "leextra", "pa",    "anp",       "nurphoto"};

constexpr StemException kStemExceptions[] = {{"lois", "loi"},
                                             {"emplois", "emploi"},
                                             {"enjeux", "enjeu"},
                                             {"travaux", "travail"},
                                             {"élus", "élu"},
                                             {"élue", "élu"},
                                             {"élues", "élu"},
                                             {"français", "français"},
                                             {"française", "français"},
                                             {"françaises", "français"},
                                             {"données", "données"},
                                             {"donnée", "données"},
                                             {"parlement", "parlement"},
                                             {"parlements", "parlement"},
                                             {"chine", "chine"},
                                             {"france", "france"},
                                             {"jeux", "jeu"},
                                             {"lieux", "lieu"},
                                             {"réseaux", "réseau"},
                                             {"biais", "biais"},
                                             {"choix", "choix"},
                                             {"presse", "presse"}};

constexpr MonthName kMonths[] = {
    {"janvier", 1},   {"janv", 1},      {"février", 2},   {"fevrier", 2},   {"févr", 2},
    {"fév", 2},       {"mars", 3},      {"avril", 4},     {"avr", 4},       {"mai", 5},
    {"juin", 6},      {"juillet", 7},   {"juil", 7},      {"juill", 7},     {"août", 8},
    {"aout", 8},      {"septembre", 9}, {"sept", 9},      {"octobre", 10},  {"oct", 10},
    {"novembre", 11}, {"nov", 11},      {"décembre", 12}, {"decembre", 12}, {"déc", 12}};

constexpr LanguageTable kFrench = {.language = Language::kFrench,
                                   .code = "fr",
                                   .snowball = "french",
                                   .elisions = kElisions,
                                   .lexicalised = kLexicalised,
                                   .possessives = {},
                                   .contractions = {},
                                   .clitics = kClitics,
                                   .clitic_exceptions = kCliticExceptions,
                                   .inclusive_endings = kInclusive,
                                   .stop_words = kStopWords,
                                   .abbreviations = kAbbreviations,
                                   .titles = kTitles,
                                   .organisation_adjectives = kOrganisationAdjectives,
                                   .organisation_joints = kOrganisationJoints,
                                   .complement_joints = kComplementJoints,
                                   .joint_articles = kJointArticles,
                                   .medium_joints = kMediumJoints,
                                   .definite_determiners = kDefiniteDeterminers,
                                   .credit_words = kCreditWords,
                                   .byline_words = kBylineWords,
                                   .interview_words = kInterviewWords,
                                   .agencies = kAgencies,
                                   .stem_exceptions = kStemExceptions,
                                   .months = kMonths,
                                   .hints = kHints,
                                   .decimal_mark = ',',
                                   .thousands_mark = '.',
                                   .space_groups_digits = true};

}  // namespace

const LanguageTable& french_table() { return kFrench; }

}  // namespace revue
