#include "cli/options.h"
#include "cli/pages.h"

namespace revue {
namespace {

std::string joined(const std::vector<std::string>& words) { return CLI::detail::join(words, " "); }

std::vector<std::string> names_of(const CLI::App& command) {
  std::vector<std::string> names;
  for (const OptionFacts& option : options_of(command)) {
    names.insert(names.end(), option.names.begin(), option.names.end());
  }
  return names;
}

std::vector<std::string> command_names(const CLI::App& program) {
  std::vector<std::string> names;
  for (const CLI::App* command : commands_of(program)) names.push_back(command->get_name());
  return names;
}

// A name of a shell's function: revue-search → _revue_search.
std::string function_of(const CLI::App& program) {
  std::string name = "_" + program.get_name();
  for (char& c : name) c = c == '-' ? '_' : c;
  return name;
}

// In single quotes, as all three shells read them.
std::string in_quotes(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

// What has bash offer the words, or files when there are none.
std::string bash_offer(const std::string& words) {
  return "mapfile -t COMPREPLY < <(compgen " + (words.empty() ? "-f" : "-W " + in_quotes(words)) +
         " -- \"$word\")";
}

// A description inside the brackets of zsh's _arguments.
std::string in_brackets(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

// What zsh is to offer behind an option.
std::string zsh_value(const OptionFacts& option) {
  if (option.value.empty()) return {};
  return ":value:" + (option.choices.empty() ? "_files" : "(" + joined(option.choices) + ")");
}

}  // namespace

std::string bash_completion(const CLI::App& program) {
  const std::string function = function_of(program);
  std::string script =
      "# Completion of " + program.get_name() + " for bash.\n" + function +
      "() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
      "  COMPREPLY=()\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    " +
      bash_offer(joined(command_names(program)) + " " + joined(names_of(program))) +
      "\n    return\n  fi\n  case ${COMP_WORDS[1]} in\n";
  for (const CLI::App* command : commands_of(program)) {
    script += "    " + command->get_name() + ")\n      case $before in\n";
    for (const OptionFacts& option : options_of(*command)) {
      if (option.names.empty() || option.value.empty()) continue;
      script += "        " + CLI::detail::join(option.names, "|") + ") " +
                bash_offer(joined(option.choices)) + "; return ;;\n";
    }
    script += "      esac\n      if [[ $word == -* ]]; then " +
              bash_offer(joined(names_of(*command))) + "; else " + bash_offer("") + "; fi ;;\n";
  }
  return script + "  esac\n}\ncomplete -o filenames -F " + function + " " + program.get_name() +
         "\n";
}

std::string zsh_completion(const CLI::App& program) {
  const std::string function = function_of(program);
  std::string script = "#compdef " + program.get_name() + "\n" + function +
                       "() {\n  local -a commands\n  commands=(\n";
  for (const CLI::App* command : commands_of(program)) {
    script += "    " + in_quotes(command->get_name() + ":" + command->get_description()) + "\n";
  }
  script +=
      "  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n    return\n  fi\n"
      "  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n  case $command in\n";
  for (const CLI::App* command : commands_of(program)) {
    script += "    " + command->get_name() + ")\n      _arguments";
    for (const OptionFacts& option : options_of(*command)) {
      for (const std::string& name : option.names) {
        script += " \\\n        " + in_quotes("*" + name + "[" + in_brackets(option.description) +
                                              "]" + zsh_value(option));
      }
    }
    script += " \\\n        '*:file:_files' ;;\n";
  }
  return script + "  esac\n}\n" + function + " \"$@\"\n";
}

std::string fish_completion(const CLI::App& program) {
  const std::string begin = "complete -c " + program.get_name();
  std::string script = "# Completion of " + program.get_name() + " for fish.\n";
  for (const CLI::App* command : commands_of(program)) {
    script += begin + " -f -n __fish_use_subcommand -a " + command->get_name() + " -d " +
              in_quotes(command->get_description()) + "\n";
    for (const OptionFacts& option : options_of(*command)) {
      if (option.names.empty()) continue;
      script += begin + " -n '__fish_seen_subcommand_from " + command->get_name() + "'";
      for (const std::string& name : option.names) {
        script += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
      }
      if (!option.value.empty()) script += " -r";
      if (!option.choices.empty()) script += " -f -a " + in_quotes(joined(option.choices));
      script += " -d " + in_quotes(option.description) + "\n";
    }
  }
  return script;
}

void add_page_option(CLI::App& program) {
  program
      .add_option_function<std::string>("--print-page",
                                        [&program](const std::string& page) {
                                          throw CLI::CallForVersion(
                                              page == "man"    ? manual_page(program)
                                              : page == "bash" ? bash_completion(program)
                                              : page == "zsh"  ? zsh_completion(program)
                                                               : fish_completion(program),
                                              0);
                                        })
      ->check(CLI::IsMember({"man", "bash", "zsh", "fish"}))
      ->group("");
}

}  // namespace revue
