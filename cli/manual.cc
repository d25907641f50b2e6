#include "cli/options.h"
#include "cli/pages.h"

namespace revue {
namespace {

// Text as roff takes it: no character that it would read as a command.
std::string roff(std::string_view text) {
  std::string out;
  bool line_begins = true;
  for (const char c : text) {
    if (line_begins && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
    line_begins = c == '\n';
  }
  return out;
}

std::string capitals(std::string text) {
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return text;
}

std::string bold(std::string_view text) { return "\\fB" + roff(text) + "\\fR"; }
std::string slanted(std::string_view text) { return "\\fI" + roff(text) + "\\fR"; }

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : std::string(between)) + part;
  return all;
}

std::string option_entry(const OptionFacts& option) {
  std::string entry = ".TP\n";
  std::vector<std::string> names;
  for (const std::string& name : option.names) names.push_back(bold(name));
  entry += names.empty() ? slanted(option.place) : joined(names, ", ");
  if (!names.empty() && !option.value.empty()) {
    entry += " " + slanted(option.choices.empty() ? option.value : joined(option.choices, "|"));
  }
  entry += "\n" + roff(option.description);
  if (option.required) entry += ". Required";
  if (!option.by_default.empty()) entry += ". Default: " + roff(option.by_default);
  return entry + ".\n";
}

// What stands behind the options of the help: its lines as they are.
std::string footer_of(const CLI::App& command) {
  const std::string footer = command.get_footer();
  return footer.empty() ? "" : ".PP\n.nf\n" + roff(footer) + "\n.fi\n";
}

std::string places_of(const CLI::App& command) {
  std::string places;
  for (const OptionFacts& option : options_of(command)) {
    if (option.names.empty()) {
      const std::string place = slanted(option.place);
      places += option.required ? " " + place : " [" + place + "]";
    }
  }
  return places;
}

}  // namespace

std::string manual_page(const CLI::App& program) {
  const std::string& name = program.get_name();
  std::string page = ".TH " + capitals(name) + " 1 \"\" \"revue " REVUE_VERSION "\"\n";
  page += ".SH NAME\n" + roff(name) + " \\- " + roff(program.get_description()) + "\n";
  page += ".SH SYNOPSIS\n";
  for (const CLI::App* command : commands_of(program)) {
    page += ".B " + roff(name) + " " + roff(command->get_name()) + "\n[" + slanted("OPTIONS") +
            "]" + places_of(*command) + "\n.br\n";
  }
  page += ".SH OPTIONS\n";
  for (const OptionFacts& option : options_of(program)) page += option_entry(option);
  page += footer_of(program);
  page += ".SH COMMANDS\n";
  for (const CLI::App* command : commands_of(program)) {
    page += ".SS " + roff(command->get_name()) + "\n" + roff(command->get_description()) + ".\n";
    for (const OptionFacts& option : options_of(*command)) page += option_entry(option);
    page += footer_of(*command);
  }
  return page;
}

}  // namespace revue
