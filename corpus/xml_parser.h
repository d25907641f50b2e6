// XML as events, read piece by piece and safely.
//
// Nothing but the bytes given is read: no external entity, no DTD, no network. Entities that a
// document declares are not expanded, so that none can grow; those of HTML, which feeds often use
// without declaring them, are what they are there. Memory is bounded by kLongestXmlToken.
#ifndef REVUE_CORPUS_XML_PARSER_H_
#define REVUE_CORPUS_XML_PARSER_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace revue {

inline constexpr std::size_t kDeepestXml = 256;
inline constexpr std::size_t kMostXmlAttributes = 200;                    // of one element
inline constexpr std::size_t kLongestXmlToken = std::size_t{256} << 10U;  // bytes: a tag, a comment

struct XmlAttribute {
  std::string_view space;  // as of an element
  std::string_view name;
  std::string_view value;
};

struct XmlElement {
  std::string_view space;   // address of its namespace; empty when there is none
  std::string_view prefix;  // that stands for it
  std::string_view name;    // without prefix
  std::vector<XmlAttribute> attributes;

  // Of that name and no namespace; empty when there is none.
  std::string_view attribute(std::string_view name) const;
};

// Receives what a document holds, in order; views are valid during the call alone. Calls come from
// inside C code: they must not throw.
class XmlEvents {
 public:
  virtual ~XmlEvents() = default;
  virtual void start(const XmlElement& element, std::size_t line) = 0;
  virtual void end() = 0;
  virtual void text(std::string_view text) = 0;  // of one text several pieces; valid UTF-8 together
  // A reference to an entity that is left out.
  virtual void unknown_entity(std::string_view name, std::size_t line) = 0;
};

struct XmlFault {
  std::size_t line = 0;
  std::string message;  // what is wrong there
};

class XmlParser {
 public:
  // The events must outlive it.
  explicit XmlParser(XmlEvents& events);
  ~XmlParser();
  XmlParser(const XmlParser&) = delete;
  XmlParser& operator=(const XmlParser&) = delete;

  // The next bytes of a document, in any pieces. False when there was a fault, behind which nothing
  // is read.
  bool parse(std::string_view bytes);
  // The document ends here. False when there was a fault.
  bool finish();

  const std::optional<XmlFault>& fault() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace revue

#endif  // REVUE_CORPUS_XML_PARSER_H_
