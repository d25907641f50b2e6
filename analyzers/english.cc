// English, as one table. Word lists by the project.
#include "analyzers/language_tables.h"

namespace revue {
namespace {

constexpr std::string_view kPossessives[] = {"s"};

constexpr std::string_view kContractions[] = {"t", "ll", "re", "ve", "d", "m"};

constexpr std::string_view kLexicalised[] = {"o'clock", "ma'am", "rock'n'roll"};

constexpr std::string_view kStopWords[] = {
    "a",     "about", "after",  "all",     "also", "am",     "an",    "and",  "any",  "are",
    "as",    "at",    "be",     "because", "been", "before", "being", "both", "but",  "by",
    "can",   "could", "did",    "do",      "does", "doing",  "each",  "for",  "from", "had",
    "has",   "have",  "having", "he",      "her",  "here",   "him",   "his",  "how",  "i",
    "if",    "in",    "into",   "is",      "it",   "its",    "just",  "may",  "me",   "more",
    "most",  "my",    "no",     "nor",     "not",  "of",     "on",    "once", "only", "or",
    "other", "our",   "out",    "over",    "she",  "should", "so",    "some", "such", "than",
    "that",  "the",   "their",  "them",    "then", "there",  "these", "they", "this", "those",
    "to",    "too",   "under",  "until",   "up",   "very",   "was",   "we",   "were", "what",
    "when",  "where", "which",  "while",   "who",  "whom",   "why",   "will", "with", "would",
    "you",   "your"};

// Everyday words of English prose that French does not share.
constexpr std::string_view kHints[] = {
    "ai",         "eu",  // so that «ai» and «eu» tell nothing: AI, the EU
    "against",    "ago",       "around",    "between",    "billion",  "called",   "companies",
    "company",    "countries", "day",       "during",     "european", "first",    "former",
    "government", "however",   "last",      "like",       "many",     "million",  "minister",
    "monday",     "tuesday",   "wednesday", "thursday",   "friday",   "saturday", "sunday",
    "january",    "february",  "march",     "april",      "june",     "july",     "august",
    "september",  "october",   "november",  "december",   "new",      "next",     "off",
    "people",     "president", "rights",    "said",       "says",     "several",  "since",
    "summit",     "through",   "told",      "two",        "week",     "without",  "work",
    "world",      "year",      "years",     "artificial", "law",      "data"};

constexpr std::string_view kAbbreviations[] = {
    "mr",   "mrs",  "ms",  "dr",   "prof", "st",     "sen", "rep", "gov",    "gen",  "lt",
    "col",  "capt", "sgt", "maj",  "adm",  "rev",    "hon", "jr",  "sr",     "inc",  "corp",
    "ltd",  "co",   "llc", "plc",  "no",   "vs",     "v",   "etc", "art",    "sec",  "para",
    "fig",  "vol",  "ed",  "eds",  "pp",   "p",      "al",  "cf",  "approx", "dept", "est",
    "univ", "jan",  "feb", "mar",  "apr",  "jun",    "jul", "aug", "sep",    "sept", "oct",
    "nov",  "dec",  "ave", "blvd", "rd",   "messrs", "mx",  "pres"};

constexpr std::string_view kTitles[] = {"mr",
                                        "mrs",
                                        "ms",
                                        "mx",
                                        "dr",
                                        "prof",
                                        "professor",
                                        "sir",
                                        "dame",
                                        "lord",
                                        "lady",
                                        "president",
                                        "vice-president",
                                        "minister",
                                        "secretary",
                                        "chancellor",
                                        "commissioner",
                                        "senator",
                                        "sen",
                                        "rep",
                                        "representative",
                                        "governor",
                                        "gov",
                                        "justice",
                                        "judge",
                                        "general",
                                        "chairman",
                                        "chair",
                                        "chief",
                                        "director",
                                        "administration",
                                        "white",
                                        "republican",
                                        "democrat",
                                        "billionaire",
                                        "ceo",
                                        "boss",
                                        "founder"};

constexpr std::string_view kOrganisationJoints[] = {"of", "for", "on", "against"};
constexpr std::string_view kMediumJoints[] = {"on", "via"};
constexpr std::string_view kJointArticles[] = {"the"};

constexpr std::string_view kDefiniteDeterminers[] = {"the", "our", "their", "its", "his", "her"};
constexpr std::string_view kCreditWords[] = {"photo",   "photos", "photograph",   "credit",
                                             "credits", "image",  "illustration", "picture"};
constexpr std::string_view kBylineWords[] = {"by"};

constexpr StemException kStemExceptions[] = {
    {"paris", "paris"},   {"texas", "texas"},   {"news", "news"},      {"police", "police"},
    {"data", "data"},     {"media", "media"},   {"centers", "centre"}, {"center", "centre"},
    {"centre", "centre"}, {"centres", "centre"}};

constexpr MonthName kMonths[] = {
    {"january", 1},   {"jan", 1},   {"february", 2},  {"feb", 2},      {"march", 3},
    {"mar", 3},       {"april", 4}, {"apr", 4},       {"may", 5},      {"june", 6},
    {"jun", 6},       {"july", 7},  {"jul", 7},       {"august", 8},   {"aug", 8},
    {"september", 9}, {"sept", 9},  {"sep", 9},       {"october", 10}, {"oct", 10},
    {"november", 11}, {"nov", 11},  {"december", 12}, {"dec", 12}};

constexpr LanguageTable kEnglish = {.language = Language::kEnglish,
                                    .code = "en",
                                    .snowball = "english",
                                    .elisions = {},
                                    .lexicalised = kLexicalised,
                                    .possessives = kPossessives,
                                    .contractions = kContractions,
                                    .clitics = {},
                                    .clitic_exceptions = {},
                                    .inclusive_endings = {},
                                    .stop_words = kStopWords,
                                    .abbreviations = kAbbreviations,
                                    .titles = kTitles,
                                    .organisation_adjectives = {},
                                    .organisation_joints = kOrganisationJoints,
                                    .complement_joints = {},
                                    .joint_articles = kJointArticles,
                                    .medium_joints = kMediumJoints,
                                    .definite_determiners = kDefiniteDeterminers,
                                    .credit_words = kCreditWords,
                                    .byline_words = kBylineWords,
                                    .interview_words = {},
                                    .agencies = {},
                                    .stem_exceptions = kStemExceptions,
                                    .months = kMonths,
                                    .hints = kHints,
                                    .decimal_mark = '.',
                                    .thousands_mark = ',',
                                    .space_groups_digits = false};

}  // namespace

const LanguageTable& english_table() { return kEnglish; }

}  // namespace revue
