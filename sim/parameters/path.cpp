#include "sim/parameters/path.hpp"

#include <algorithm>
#include <charconv>

namespace backchannel {
namespace {

bool is_index(std::string_view text) {
  return !text.empty() && text.size() <= 9 &&
         std::all_of(text.begin(), text.end(), [](char one) { return one >= '0' && one <= '9'; });
}

/// `legs[0][1]` → the name and its numbers; false if the brackets make no sense.
bool add_steps(std::string_view piece, std::vector<PathStep>& steps) {
  const std::size_t bracket = piece.find('[');
  const std::string_view name = piece.substr(0, bracket);
  if (name.find(']') != std::string_view::npos) return false;
  // Only the very first step may be a bare `[0]`, for a root that is a list.
  if (name.empty() && (bracket == std::string_view::npos || !steps.empty())) return false;
  if (!name.empty()) steps.push_back({std::string(name), false});
  std::string_view rest = bracket == std::string_view::npos ? "" : piece.substr(bracket);
  while (!rest.empty()) {
    const std::size_t end = rest.find(']');
    if (rest.front() != '[' || end == std::string_view::npos) return false;
    const std::string_view number = rest.substr(1, end - 1);
    if (!is_index(number)) return false;
    steps.push_back({std::string(number), true});
    rest.remove_prefix(end + 1);
  }
  return true;
}

/// What is made on the way to a value, and where it is said to stand.
struct Fresh {
  Place place;
  std::shared_ptr<const SourceText> source;

  Node node() const {
    Node made;
    made.place = place;
    made.source = source;
    return made;
  }
};

Node* item_at(Node& list, const PathStep& step, const Fresh& fresh) {
  const auto index = step.index();
  if (!index || *index > list.items.size()) return nullptr;
  if (*index == list.items.size()) list.items.push_back(fresh.node());
  return &list.items[*index];
}

/// The child one step down, made if it is missing; null if the step leads nowhere.
Node* child_at(Node& node, const PathStep& step, const Fresh& fresh) {
  if (node.kind == Node::Kind::none) {
    node.kind = step.bracketed ? Node::Kind::list : Node::Kind::map;
    node.refused = false;
  }
  if (node.kind == Node::Kind::list) return item_at(node, step, fresh);
  if (node.kind != Node::Kind::map || step.bracketed) return nullptr;
  if (Node* found = node.find(step.name)) return found;
  node.entries.push_back({Key{step.name, fresh.place}, fresh.node()});
  return &node.entries.back().value;
}

/// Whether child_at would find its way, so that a path that fails leaves no empty maps behind.
bool leads_somewhere(const Node& root, const std::vector<PathStep>& steps) {
  const Node* node = &root;
  for (const PathStep& step : steps) {
    if (node == nullptr || node->kind == Node::Kind::none) {
      if (step.bracketed && step.index() != 0) return false;
      node = nullptr;
    } else if (node->kind == Node::Kind::list) {
      const auto index = step.index();
      if (!index || *index > node->items.size()) return false;
      node = *index < node->items.size() ? &node->items[*index] : nullptr;
    } else {
      if (node->kind != Node::Kind::map || step.bracketed) return false;
      node = node->find(step.name);
    }
  }
  return true;
}

std::string_view last_name(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  return dot == std::string_view::npos ? path : path.substr(dot + 1);
}

void put(Node& root, const std::vector<PathStep>& steps, Node value, const Place& place) {
  const Fresh fresh{place, value.source};
  Node* node = &root;
  for (const PathStep& step : steps) {
    node = child_at(*node, step, fresh);
    if (node == nullptr) return;
  }
  *node = std::move(value);
}

}  // namespace

std::optional<std::size_t> PathStep::index() const {
  if (!is_index(name)) return std::nullopt;
  std::size_t value = 0;
  std::from_chars(name.data(), name.data() + name.size(), value);
  return value;
}

std::optional<std::vector<PathStep>> split_path(std::string_view path) {
  std::vector<PathStep> steps;
  while (true) {
    const std::size_t dot = path.find('.');
    if (!add_steps(path.substr(0, dot), steps)) return std::nullopt;
    if (dot == std::string_view::npos) return steps;
    path.remove_prefix(dot + 1);
  }
}

bool leads_through(std::string_view path, std::string_view by) {
  const auto steps = split_path(path);
  const auto first = split_path(by);
  if (!steps || !first || first->size() > steps->size()) return false;
  return std::equal(first->begin(), first->end(), steps->begin(),
                    [](const auto& one, const auto& other) { return one.name == other.name; });
}

const Node* find_at(const Node& root, std::string_view path) {
  const auto steps = split_path(path);
  if (!steps) return nullptr;
  const Node* node = &root;
  for (const PathStep& step : *steps) {
    if (node->kind == Node::Kind::list) {
      const auto index = step.index();
      node = index && *index < node->items.size() ? &node->items[*index] : nullptr;
    } else {
      node = step.bracketed ? nullptr : node->find(step.name);
    }
    if (node == nullptr) return nullptr;
  }
  return node;
}

bool set_at(Node& root, std::string_view path, Node value, const Place& place) {
  const auto steps = split_path(path);
  if (!steps || !leads_somewhere(root, *steps)) return false;
  put(root, *steps, std::move(value), place);
  return true;
}

Node scalar_from_text(std::string_view text, Problems* problems, const std::string& origin) {
  const std::size_t first = text.find_first_not_of(" \t\n\r");
  const std::string_view word =
      first == std::string_view::npos
          ? std::string_view()
          : text.substr(first, text.find_last_not_of(" \t\n\r") - first + 1);
  if (word.empty() || word == "~" || word == "null") return Node{};
  Problems own;
  return parse_yaml(word, origin, problems != nullptr ? *problems : own);
}

double* locate_in(Distribution& value, std::string_view name, const Field& field, Field* found) {
  const auto parts = parts_of(value.kind);
  const auto part = std::find(parts.begin(), parts.end(), name);
  if (part == parts.end()) return nullptr;
  if (found != nullptr) {
    *found = part_field(*part, field);
    // A value that does not vary is the field itself.
    if (value.kind == Distribution::Kind::fixed) found->name = field.name;
  }
  return &part_at(value, static_cast<std::size_t>(part - parts.begin()));
}

namespace {

/// The part of a path that has as many names as another has; all of it if it has fewer.
std::string_view as_deep_as(std::string_view path, std::string_view other) {
  auto dots = std::count(other.begin(), other.end(), '.');
  for (std::size_t at = path.find('.'); at != std::string_view::npos; at = path.find('.', at + 1))
    if (dots-- == 0) return path.substr(0, at);
  return path;
}

}  // namespace

std::vector<std::string> nearest_paths(const std::vector<ParameterRecord>& records,
                                       std::string_view path, std::size_t most) {
  constexpr std::size_t kLongest = 200;
  if (path.size() > kLongest) return {};
  struct Near {
    std::size_t distance;
    std::string path;
  };
  std::vector<Near> near;
  std::string_view block_before;
  for (const ParameterRecord& record : records) {
    if (record.path.empty() || record.path.size() > kLongest) continue;
    std::size_t distance = edit_distance(path, record.path);
    // Whoever has the last name right has probably lost the way to it.
    if (last_name(record.path) == last_name(path)) distance = std::min<std::size_t>(distance, 3);
    const std::size_t most_distant = std::max<std::size_t>(3, path.size() / 3);
    if (distance <= most_distant) near.push_back({distance, record.path});
    // The path may have been meant for a whole block.
    const std::string_view block = as_deep_as(record.path, path);
    if (block == record.path || block == block_before) continue;
    block_before = block;
    distance = edit_distance(path, block);
    if (distance <= most_distant) near.push_back({distance, std::string(block)});
  }
  std::stable_sort(near.begin(), near.end(), [](const Near& one, const Near& other) {
    return one.distance < other.distance;
  });
  std::vector<std::string> paths;
  for (std::size_t i = 0; i < std::min(most, near.size()); ++i) paths.push_back(near[i].path);
  return paths;
}

Node to_node(const std::vector<ParameterRecord>& records) {
  Node root = Node::map();
  for (const ParameterRecord& record : records) {
    Node value = scalar_from_text(record.value);
    set_at(root, record.path, std::move(value));
  }
  return root;
}

}  // namespace backchannel
