#include "import/document_beside.h"

#include <algorithm>

#include "redact/key_like.h"
#include "redact/redact.h"
#include "tables/cells.h"

namespace sipattach {
namespace {

// A document may have any number of names; a table with more columns helps nobody.
constexpr std::size_t kMostNames = 64;
// For the values of one name, joined.
constexpr std::size_t kLongestCell = 200;
constexpr std::size_t kCellsLookedAt = 64;

}  // namespace

void DocumentBeside::Open(std::string_view name) {
  objects_.push_back({std::string(name), open_, false, {}});
  open_ = objects_.size();
}

void DocumentBeside::Close() {
  if (open_ == 0) return;
  Object& object = objects_[open_ - 1];
  const std::size_t around = object.around;
  if (around != 0) {
    Object& outer = objects_[around - 1];
    outer.has_numbers = outer.has_numbers || object.has_numbers;
    if (!object.has_numbers) {
      const std::string prefix = object.name.empty() ? "" : object.name + ".";
      for (const Cell& cell : object.cells) AddCell(outer, prefix + names_[cell.name], cell.value);
    }
  }
  // An object without numbers is the last in the list: those after it had none and are gone.
  if (!object.has_numbers) objects_.resize(open_ - 1);
  open_ = around;
}

void DocumentBeside::Add(std::string_view name, std::string_view value) {
  if (open_ == 0 || name.empty() || IsSecretName(name)) return;
  AddCell(objects_[open_ - 1], name, value);
}

std::size_t DocumentBeside::RecordOfNumber() {
  if (open_ != 0) objects_[open_ - 1].has_numbers = true;
  return open_;
}

// Returns kMostNames if there are too many names.
std::size_t DocumentBeside::NameIndex(std::string_view name) {
  const auto found = std::find(names_.begin(), names_.end(), name);
  if (found == names_.end() && names_.size() < kMostNames) {
    names_.emplace_back(name);
    return names_.size() - 1;
  }
  return found == names_.end() ? kMostNames : static_cast<std::size_t>(found - names_.begin());
}

void DocumentBeside::AddCell(Object& object, std::string_view name, std::string_view value) {
  const std::size_t index = NameIndex(name);
  if (index == kMostNames) return;
  for (Cell& cell : object.cells) {
    if (cell.name != index) continue;
    if (cell.value.size() + value.size() < kLongestCell) cell.value.append(", ").append(value);
    return;
  }
  object.cells.push_back({index, std::string(value)});
}

// If a nearer object has the same name, prefixes it with the name of its own object.
void DocumentBeside::FillRow(std::size_t record, std::vector<std::string_view>& row) {
  row.assign(kMostNames, {});
  for (const Object* object = &objects_[record - 1];; object = &objects_[object->around - 1]) {
    for (const Cell& cell : object->cells) {
      std::size_t name = cell.name;
      if (!row[name].empty()) name = NameIndex(object->name + "." + names_[name]);
      if (name != kMostNames && row[name].empty()) row[name] = cell.value;
    }
    const bool last = object->around == 0 || objects_[object->around - 1].around == 0;
    if (last) return;
  }
}

void DocumentBeside::Write(const Records& records, JsonWriter& writer) {
  std::vector<std::string_view> row;
  std::vector<std::vector<std::string_view>> cells(kMostNames);  // the first ones, by name
  std::vector<bool> used(kMostNames);
  std::size_t length = 0;
  records.ForEachRow([&](std::size_t record) {
    FillRow(record, row);
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (row[i].empty()) continue;
      used[i] = true;
      length += row[i].size();
      if (cells[i].size() < kCellsLookedAt) cells[i].push_back(row[i]);
    }
  });
  for (auto& column : cells) {
    const bool constant =
        column.size() > 1 && std::count(column.begin(), column.end(), column[0]) ==
                                 static_cast<std::ptrdiff_t>(column.size());
    if (constant) column.clear();
  }
  const auto columns = static_cast<std::size_t>(std::count(used.begin(), used.end(), true));
  records.Reserve(length, columns, writer);
  const std::vector<std::size_t> telling = TellingColumns(cells);
  writer.Key("beside").BeginObject().Key("columns").BeginArray();
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (!used[i]) continue;
    writer.BeginObject().Key("column").Null().Key("name").String(WithoutSecrets(names_[i]));
    writer.Key("tells").Boolean(std::find(telling.begin(), telling.end(), i) != telling.end());
    writer.EndObject();
  }
  writer.EndArray().Key("rows").BeginArray();
  records.ForEachRow([&](std::size_t record) {
    FillRow(record, row);
    writer.BeginArray();
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (used[i]) writer.String(WithoutSecrets(row[i]));
    }
    writer.EndArray();
  });
  writer.EndArray();
  records.WriteRows(writer);
  writer.EndObject();
}

}  // namespace sipattach
