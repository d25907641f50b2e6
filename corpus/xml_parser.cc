#include "corpus/xml_parser.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include <algorithm>
#include <cstring>
#include <new>

#include "analyzers/encoding.h"
#include "analyzers/utf8.h"

namespace revue {
namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

void keep_quiet(void* /*context*/, const char* /*message*/, ...) {}

// What libxml2 gives for each attribute: name, prefix, namespace, begin and end of the value.
constexpr int kAttributeParts = 5;

}  // namespace

struct XmlParser::State {
  explicit State(XmlEvents& to) : events(to) {
    xmlSAXHandler handler;
    std::memset(&handler, 0, sizeof handler);
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = on_start;
    handler.endElementNs = on_end;
    handler.characters = on_text;
    handler.ignorableWhitespace = on_text;
    handler.cdataBlock = on_text;
    handler.getEntity = on_entity;
    handler.serror = on_error;
    // What conversions of encodings complain about goes to standard error otherwise.
    xmlSetGenericErrorFunc(nullptr, keep_quiet);
    context = xmlCreatePushParserCtxt(&handler, this, nullptr, 0, nullptr);
    if (context == nullptr) throw std::bad_alloc();
    xmlCtxtUseOptions(context, XML_PARSE_NONET);
  }
  ~State() {
    if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);
    xmlFreeParserCtxt(context);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  std::size_t line() const {
    const int counted = context->input == nullptr ? 1 : context->input->line;
    return lines_before + static_cast<std::size_t>(std::max(counted, 1));
  }

  void fail(std::string message) {
    if (fault) return;
    fault = XmlFault{line(), std::move(message)};
    xmlStopParser(context);
  }

  void start(XmlElement element) {
    if (fault) return;
    if (element.attributes.size() > kMostXmlAttributes) {
      return fail("an element has more than " + std::to_string(kMostXmlAttributes) + " attributes");
    }
    if (++depth > kDeepestXml) {
      return fail("elements nest deeper than " + std::to_string(kDeepestXml) + " levels");
    }
    events.start(element, line());
  }

  void push(std::string_view bytes, bool last) {
    // A conversion that fails halts the parser, and is no error to on_error().
    if (xmlParseChunk(context, bytes.data(), static_cast<int>(bytes.size()), last ? 1 : 0) ==
        XML_ERR_INVALID_ENCODING) {
      fail("bytes that its encoding does not have");
    }
    // What waits for its end: a tag, a comment, a DOCTYPE.
    const auto* const input = context->input;
    if (input != nullptr && static_cast<std::size_t>(input->end - input->cur) > kLongestXmlToken) {
      fail("a tag or a comment is longer than " + std::to_string(kLongestXmlToken) + " bytes");
    }
  }

  static State& of(void* state) { return *static_cast<State*>(state); }

  static void on_start(void* state, const xmlChar* name, const xmlChar* prefix,
                       const xmlChar* space, int /*namespaces*/, const xmlChar** /*declared*/,
                       int attributes, int /*defaulted*/, const xmlChar** parts) {
    XmlElement element{view(space), view(prefix), view(name), {}};
    for (int i = 0; i < attributes; ++i, parts += kAttributeParts) {
      const auto* const value = reinterpret_cast<const char*>(parts[3]);
      const auto* const end = reinterpret_cast<const char*>(parts[4]);
      element.attributes.push_back(
          {view(parts[2]), view(parts[0]), {value, static_cast<std::size_t>(end - value)}});
    }
    of(state).start(std::move(element));
  }

  static void on_end(void* state, const xmlChar* /*name*/, const xmlChar* /*prefix*/,
                     const xmlChar* /*space*/) {
    if (of(state).fault) return;
    --of(state).depth;
    of(state).events.end();
  }

  static void on_text(void* state, const xmlChar* text, int size) {
    if (of(state).fault) return;
    of(state).events.text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
  }

  // Asked for entities that XML itself does not know. Inside attributes, which take such a one as
  // one byte, it is a fault; a DTD that declares one asks too, and would hang its text on it.
  static xmlEntityPtr on_entity(void* state, const xmlChar* name) {
    State& self = of(state);
    const bool declares = self.context->inSubset != 0;
    if (declares || self.context->instate == XML_PARSER_ATTRIBUTE_VALUE) return nullptr;
    self.content.clear();
    if (const htmlEntityDesc* const known = htmlEntityLookup(name); known != nullptr) {
      append_utf8(self.content, static_cast<char32_t>(known->value));
    } else {
      self.events.unknown_entity(view(name), self.line());
    }
    // This kind is handed on as it stands and never looked into.
    self.entity.etype = XML_INTERNAL_PREDEFINED_ENTITY;
    self.entity.name = name;
    self.entity.content = reinterpret_cast<xmlChar*>(self.content.data());
    self.entity.length = static_cast<int>(self.content.size());
    return &self.entity;
  }

  static void on_error(void* state, xmlErrorPtr error) {
    if (error->level != XML_ERR_FATAL || of(state).fault) return;
    std::string message = decode(error->message == nullptr ? "it is no XML" : error->message).text;
    while (!message.empty() && (message.back() == '\n' || message.back() == ' ')) {
      message.pop_back();
    }
    of(state).fail(std::move(message));
  }

  XmlEvents& events;
  xmlParserCtxtPtr context = nullptr;
  std::optional<XmlFault> fault;
  std::size_t lines_before = 0;  // white space before the document, which XML does not allow
  bool begun = false;
  std::size_t depth = 0;
  xmlEntity entity = {};
  std::string content;  // of `entity`
};

std::string_view XmlElement::attribute(std::string_view wanted) const {
  for (const XmlAttribute& each : attributes) {
    if (each.space.empty() && each.name == wanted) return each.value;
  }
  return {};
}

XmlParser::XmlParser(XmlEvents& events) : state_(std::make_unique<State>(events)) {}
XmlParser::~XmlParser() = default;

bool XmlParser::parse(std::string_view bytes) {
  constexpr std::size_t kPiece = std::size_t{16} << 10U;  // bytes
  if (!state_->begun) {
    const std::size_t begin = std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size());
    state_->lines_before +=
        static_cast<std::size_t>(std::count(bytes.begin(), bytes.begin() + begin, '\n'));
    bytes.remove_prefix(begin);
    state_->begun = !bytes.empty();
  }
  while (!bytes.empty() && !state_->fault) {
    state_->push(bytes.substr(0, kPiece), false);
    bytes.remove_prefix(std::min(kPiece, bytes.size()));
  }
  return !state_->fault;
}

bool XmlParser::finish() {
  if (!state_->fault) state_->push({}, true);
  return !state_->fault;
}

const std::optional<XmlFault>& XmlParser::fault() const { return state_->fault; }

}  // namespace revue
