#include "indexer/writer.h"

#include <unicode/uversion.h>

#include <algorithm>

#include "analyzers/error.h"
#include "analyzers/gazetteer.h"
#include "analyzers/glossary.h"
#include "indexer/fingerprint.h"
#include "indexer/index_error.h"
#include "indexer/parts.h"
#include "indexer/record.h"
#include "indexer/schema.h"

namespace revue {

IndexWriter::IndexWriter(const std::filesystem::path& index, std::string_view gazetteer,
                         const WriterOptions& options)
    : directory_(std::make_unique<IndexDirectory>(index, options.wait)),
      fingerprint_(revue::fingerprint(analysis_hash(), gazetteer)) {
  guarded(index, [&] {
    database_ = Xapian::WritableDatabase(directory_->current().string(),
                                         Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS);
    const std::string format = database_.get_metadata(std::string(kMetaFormat));
    if (!format.empty() && format != std::to_string(kFormatVersion)) {
      throw Error(index.string(), "was written in index format " + format +
                                      ", this program writes " + std::to_string(kFormatVersion) +
                                      "; delete the directory, or name another with --index, and "
                                      "build it again from its sources");
    }
    at_once_ = options.at_once && !is_empty();
    if (at_once_) begin();
    const std::string before = database_.get_metadata(std::string(kMetaFingerprint));
    if (before != fingerprint_) {
      // Readers refuse the index until close() finds every article analysed alike.
      database_.set_metadata(std::string(kMetaFormat), std::to_string(kFormatVersion));
      database_.set_metadata(std::string(kMetaFingerprint),
                             database_.get_doccount() == 0 ? fingerprint_ : "mixed");
      database_.set_metadata(std::string(kMetaGazetteer), gazetteer == default_gazetteer()
                                                              ? std::string()
                                                              : std::string(gazetteer));
      database_.set_metadata(std::string(kMetaProgram), REVUE_VERSION);
      database_.set_metadata(
          std::string(kMetaLibraries),
          std::string("Xapian ") + Xapian::version_string() + ", ICU " + U_ICU_VERSION);
      commit_metadata();
    }
    directory_->publish_current();
  });
}

IndexWriter::~IndexWriter() {
  if (!is_new()) return;
  try {
    database_.close();
  } catch (const Xapian::Error&) {
    // The files go in any case.
  }
  directory_->remove_new();
}

bool IndexWriter::is_new() const { return directory_->is_new() && !kept_; }

bool IndexWriter::is_empty() const { return database_.get_doccount() == 0; }

std::filesystem::path IndexWriter::parts() const { return directory_->parts(); }

void IndexWriter::mark(Xapian::Document& article, std::string_view content) const {
  article.add_value(kSlotContent, std::string(content) + fingerprint_);
}

void IndexWriter::fill(Parts& parts) {
  guarded(directory_->path(), [&] {
    database_.close();
    parts.merge(directory_->current(), directory_->next());
    directory_->publish_next();
    kept_ = true;
    database_ = Xapian::WritableDatabase(directory_->current().string(), Xapian::DB_OPEN);
  });
}

void IndexWriter::begin() {
  if (open_) return;
  database_.begin_transaction();
  open_ = true;
}

void IndexWriter::set_lexicon(const std::string& source, std::string_view glossary,
                              const std::string& dictionaries,
                              const std::function<Lexicon()>& make) {
  const std::string digest = hash(fingerprint_ + source);
  guarded(directory_->path(), [&] {
    if (database_.get_metadata(std::string(kMetaLexicon)) == digest) return;
    const std::string prefix(kMetaLexiconKey);
    std::vector<std::string> old;
    for (auto it = database_.metadata_keys_begin(prefix); it != database_.metadata_keys_end(prefix);
         ++it) {
      old.push_back(*it);
    }
    for (const std::string& key : old) database_.set_metadata(key, {});
    for (const auto& [key, value] : make()) database_.set_metadata(prefix + key, value);
    database_.set_metadata(std::string(kMetaLexicon), digest);
    database_.set_metadata(std::string(kMetaDictionaries), dictionaries);
    database_.set_metadata(std::string(kMetaGlossary),
                           glossary == default_glossary() ? std::string() : std::string(glossary));
    commit_metadata();
  });
}

std::optional<IndexWriter::Known> IndexWriter::find(std::string_view id,
                                                    std::string_view content) const {
  return guarded(directory_->path(), [&]() -> std::optional<Known> {
    const std::string term = article_term(id);
    const auto posting = database_.postlist_begin(term);
    if (posting == database_.postlist_end(term)) return std::nullopt;
    const Xapian::Document document = database_.get_document(*posting);
    Known known;
    known.unchanged = document.get_value(kSlotContent) == std::string(content) + fingerprint_;
    if (!known.unchanged) known.source = decode_article(document.get_data()).source;
    return known;
  });
}

void IndexWriter::replace(std::string_view id, std::string_view content,
                          const std::vector<std::string>& documents) {
  guarded(directory_->path(), [&] {
    begin();
    if (database_.term_exists(member_term(id))) database_.delete_document(member_term(id));
    for (std::size_t i = 0; i < documents.size(); ++i) {
      Xapian::Document document = Xapian::Document::unserialise(documents[i]);
      if (i == 0) mark(document, content);
      database_.add_document(document);
    }
    changed_documents_ += documents.size();
  });
}

void IndexWriter::remove(std::string_view id) {
  guarded(directory_->path(), [&] {
    begin();
    changed_documents_ += database_.get_termfreq(member_term(id));
    database_.delete_document(member_term(id));
  });
}

void IndexWriter::commit() {
  if (!at_once_) end();
}

// What stands outside a transaction.
void IndexWriter::commit_metadata() {
  if (!at_once_) database_.commit();
}

void IndexWriter::end() {
  if (!open_) return;
  guarded(directory_->path(), [&] { database_.commit_transaction(); });
  open_ = false;
  kept_ = true;
}

std::vector<std::string> IndexWriter::ids() const {
  return guarded(directory_->path(), [&] {
    std::vector<std::string> ids;
    const std::string term = kind_term(kKindArticle);
    for (auto it = database_.postlist_begin(term); it != database_.postlist_end(term); ++it) {
      ids.push_back(decode_article(database_.get_document(*it).get_data()).id);
    }
    std::sort(ids.begin(), ids.end());
    return ids;
  });
}

std::size_t IndexWriter::stale_articles() const {
  std::size_t stale = 0;
  for (auto it = database_.valuestream_begin(kSlotContent);
       it != database_.valuestream_end(kSlotContent); ++it) {
    stale += (*it).ends_with(fingerprint_) ? 0U : 1U;
  }
  return stale;
}

std::size_t IndexWriter::close(bool compact) {
  end();
  kept_ = true;
  return guarded(directory_->path(), [&] {
    std::size_t stale = 0;
    if (database_.get_metadata(std::string(kMetaFingerprint)) != fingerprint_) {
      stale = stale_articles();
      if (stale == 0) {
        database_.set_metadata(std::string(kMetaFingerprint), fingerprint_);
        database_.commit();
      }
    }
    if (compact && changed_documents_ > 0 && changed_documents_ * 10 >= database_.get_doccount()) {
      database_.compact(directory_->next().string());
      database_.close();
      directory_->publish_next();
    } else {
      database_.close();
    }
    return stale;
  });
}

}  // namespace revue
