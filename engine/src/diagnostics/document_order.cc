// Sorts diagnostics by where their places are in the document.

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>

#include "diagnostics/diagnostic.h"
#include "text/sorted_indices.h"

namespace sipattach {
namespace {

// For each token of a pointer, the position of that child among its siblings; kAbsent if there is
// no such child, so it sorts last.
using Position = std::span<const std::uint32_t>;
constexpr std::uint32_t kAbsent = std::numeric_limits<std::uint32_t>::max();

std::string Unescape(std::string_view token) {
  std::string name;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] == '~' && i + 1 < token.size()) {
      name += token[++i] == '1' ? '/' : '~';
    } else {
      name += token[i];
    }
  }
  return name;
}

// Finds places in a document. Diagnostics mostly come in its order, and many are about elements of
// one array, so the parent of the last place is kept, and the search for a member begins at the
// last one found at that depth.
class PlaceFinder {
 public:
  explicit PlaceFinder(const Json& document) : document_(document), parent_node_(&document) {}

  // Adds the position of a place to `positions`. The text of `pointer` must stay valid until the
  // next call has returned.
  void Find(std::string_view pointer, std::vector<std::uint32_t>& positions);

 private:
  void EnterParent(std::string_view parent);
  std::uint32_t Step(const Json*& node, std::string_view token, std::size_t depth);

  const Json& document_;
  std::vector<std::size_t> last_;  // the position of the last member found, at each depth
  std::string_view parent_;        // the pointer to the parent of the last place
  const Json* parent_node_;        // null if the document does not have it
  std::vector<std::uint32_t> parent_position_;
};

// Moves `node` to its child, or to null if there is none. Returns the child's position.
std::uint32_t PlaceFinder::Step(const Json*& node, std::string_view token, std::size_t depth) {
  const Json* parent = node;
  node = nullptr;
  if (parent == nullptr) return kAbsent;
  if (parent->is_array()) {
    std::uint32_t index = kAbsent;
    const auto parsed = std::from_chars(token.data(), token.data() + token.size(), index);
    if (parsed.ec != std::errc() || index >= parent->size()) return kAbsent;
    node = &(*parent)[index];
    return index;
  }
  if (!parent->is_object()) return kAbsent;
  if (last_.size() <= depth) last_.resize(depth + 1);
  const std::size_t position = FindPosition(*parent, Unescape(token), last_[depth]);
  if (position == parent->size()) return kAbsent;
  last_[depth] = position;
  node = &parent->members()[position].second;
  return static_cast<std::uint32_t>(position);
}

void PlaceFinder::EnterParent(std::string_view parent) {
  parent_ = parent;
  parent_node_ = &document_;
  parent_position_.clear();
  while (!parent.empty()) {
    parent.remove_prefix(1);  // the slash
    const std::size_t end = std::min(parent.find('/'), parent.size());
    parent_position_.push_back(Step(parent_node_, parent.substr(0, end), parent_position_.size()));
    parent.remove_prefix(end);
  }
}

void PlaceFinder::Find(std::string_view pointer, std::vector<std::uint32_t>& positions) {
  if (pointer.empty()) return;
  const std::size_t slash = pointer.rfind('/');
  if (pointer.substr(0, slash) != parent_) EnterParent(pointer.substr(0, slash));
  const Json* node = parent_node_;
  positions.insert(positions.end(), parent_position_.begin(), parent_position_.end());
  positions.push_back(Step(node, pointer.substr(slash + 1), parent_position_.size()));
}

// The positions of all diagnostics, one after another in one vector: hundreds of small ones would
// each be allocated.
class Positions {
 public:
  Positions(std::span<const Diagnostic> diagnostics, const Json& document) {
    PlaceFinder finder(document);
    for (const Diagnostic& diagnostic : diagnostics) {
      begins_.push_back(all_.size());
      finder.Find(diagnostic.path, all_);
    }
    begins_.push_back(all_.size());
  }

  [[nodiscard]] bool IsBefore(std::size_t a, std::size_t b) const {
    const Position first = Of(a);
    const Position second = Of(b);
    return std::lexicographical_compare(first.begin(), first.end(), second.begin(), second.end());
  }

 private:
  [[nodiscard]] Position Of(std::size_t index) const {
    return Position(all_).subspan(begins_[index], begins_[index + 1] - begins_[index]);
  }

  std::vector<std::uint32_t> all_;
  std::vector<std::size_t> begins_;  // one more than there are diagnostics
};

}  // namespace

void Report::SortByDocumentOrder(const Json& document) {
  const Positions positions(diagnostics_, document);
  bool is_sorted = true;
  for (std::size_t i = 1; i < diagnostics_.size() && is_sorted; ++i)
    is_sorted = !positions.IsBefore(i, i - 1);
  if (is_sorted) return;
  const std::vector<std::uint32_t> order =
      SortedIndices(diagnostics_.size(),
                    [&](std::uint32_t a, std::uint32_t b) { return positions.IsBefore(a, b); });
  std::vector<Diagnostic> sorted;
  sorted.reserve(diagnostics_.size());
  for (const std::uint32_t index : order) sorted.push_back(std::move(diagnostics_[index]));
  diagnostics_ = std::move(sorted);
}

}  // namespace sipattach
