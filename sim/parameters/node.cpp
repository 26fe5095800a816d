#include "sim/parameters/node.hpp"

#include <algorithm>
#include <utility>

namespace backchannel {
namespace {

Node empty_node(Node::Kind kind) {
  Node node;
  node.kind = kind;
  return node;
}

}  // namespace

SourceText::SourceText(std::string file, std::string text)
    : file_(std::move(file)), text_(std::move(text)) {
  starts_.push_back(0);
  for (std::size_t i = 0; i < text_.size(); ++i)
    if (text_[i] == '\n') starts_.push_back(i + 1);
}

std::string_view SourceText::line(int number) const {
  if (number < 1 || number > lines()) return {};
  const auto index = static_cast<std::size_t>(number) - 1;
  const std::size_t start = starts_[index];
  std::size_t end = index + 1 < starts_.size() ? starts_[index + 1] - 1 : text_.size();
  if (end > start && text_[end - 1] == '\r') --end;
  return std::string_view(text_).substr(start, end - start);
}

Place SourceText::place(int number, int byte) const {
  const std::string_view text = line(number);
  const std::size_t end = std::min(text.size(), static_cast<std::size_t>(std::max(byte, 0)));
  const auto characters =
      std::count_if(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end),
                    [](char one) { return (static_cast<unsigned char>(one) & 0xC0U) != 0x80U; });
  return {file_, number, static_cast<int>(characters) + 1};
}

bool SourceText::closes_quotes(int number, int byte) const {
  if (number < 1 || number > lines() || byte < 0) return true;
  const std::size_t start =
      starts_[static_cast<std::size_t>(number) - 1] + static_cast<std::size_t>(byte);
  if (start >= text_.size() || (text_[start] != '"' && text_[start] != '\'')) return true;
  const char quote = text_[start];
  for (std::size_t i = start + 1; i < text_.size(); ++i) {
    const bool doubled = quote == '\'' && text_.compare(i, 2, "''") == 0;
    const bool escape = quote == '"' && text_[i] == '\\';
    if (doubled || escape)
      ++i;
    else if (text_[i] == quote)
      return true;
  }
  return false;
}

const Node* Node::find(std::string_view key) const {
  for (const Entry& entry : entries)
    if (entry.key.text == key) return &entry.value;
  return nullptr;
}

Node* Node::find(std::string_view key) { return const_cast<Node*>(std::as_const(*this).find(key)); }

std::string Node::line_text() const { return line_text(place); }

std::string Node::line_text(const Place& where) const {
  // A value laid over a file comes from elsewhere than the keys around it.
  const bool here = source != nullptr && source->file() == where.file;
  return here ? std::string(source->line(where.line)) : std::string();
}

Node Node::scalar(std::string text, bool quoted) {
  Node node = empty_node(Kind::scalar);
  node.text = std::move(text);
  node.quoted = quoted;
  return node;
}

Node Node::list() { return empty_node(Kind::list); }

Node Node::map() { return empty_node(Kind::map); }

bool same(const Node& one, const Node& other) {
  if (one.kind != other.kind) return false;
  if (one.kind == Node::Kind::scalar) return one.text == other.text && one.quoted == other.quoted;
  const auto same_entry = [](const Node::Entry& a, const Node::Entry& b) {
    return a.key.text == b.key.text && same(a.value, b.value);
  };
  return std::equal(one.items.begin(), one.items.end(), other.items.begin(), other.items.end(),
                    same) &&
         std::equal(one.entries.begin(), one.entries.end(), other.entries.begin(),
                    other.entries.end(), same_entry);
}

}  // namespace backchannel
