#include "sim/scenario/behaviour.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>

#include "sim/parameters/path.hpp"
#include "sim/parameters/read.hpp"
#include "sim/parameters/yaml.hpp"
#include "sim/scenario/check.hpp"

namespace backchannel {
namespace {

/// A block of the behaviour file and the place in the scenario that it goes under.
struct Placing {
  std::string block;  ///< `principal`, `hazards.incident`, `ladder`
  std::string path;   ///< `actors.north`, `hazards.at sea`, `ladder`
  int depth = 1;      ///< levels of maps in which single keys count; what is deeper is one value
};

std::string word_in(const Node& node, std::string_view key) {
  const Node* found = node.find(key);
  return found && found->kind == Node::Kind::scalar ? found->text : std::string();
}

/// Where each block goes in this scenario.
std::vector<Placing> placings_in(const Node& root) {
  std::vector<Placing> placings;
  if (const Node* actors = root.find("actors"))
    for (const auto& [key, actor] : actors->entries) {
      if (word_in(actor, "role") == "principal")
        placings.push_back({"principal", "actors." + key.text, 2});
    }
  if (const Node* hazards = root.find("hazards"))
    for (const auto& [key, hazard] : hazards->entries)
      placings.push_back({"hazards." + word_in(hazard, "act"), "hazards." + key.text, 1});
  placings.push_back({"deeds", "deeds", 2});
  for (const char* block : {"timing", "ladder", "rounds", "understanding", "outcome"})
    placings.push_back({block, block, 1});
  return placings;
}

/// A copy that carries the source that held for it where it stood. A single word carries its own
/// as a map would: as an entry that only `source` readers look for.
Node with_source(const Node& node, const Node* source) {
  Node copy = node;
  if (source != nullptr && copy.find("source") == nullptr)
    copy.entries.push_back({Key{"source", source->place}, *source});
  return copy;
}

/// Lays the blocks of one file under one scenario, and notes where both speak.
class Layer {
 public:
  Layer(Node& root, const Node& behaviour) : root_(root), behaviour_(behaviour) {}

  std::vector<LaidBehaviour::Override> lay_all() {
    for (const Placing& placing : placings_in(root_)) {
      const Node* lower = find_at(behaviour_, placing.block);
      if (lower == nullptr) continue;
      const Node* source = source_above(placing.block);
      if (Node* upper = at(placing)) lay(*upper, *lower, source, placing.depth, placing.path);
    }
    note_arms();
    lay_uncertain();
    return std::move(overrides_);
  }

 private:
  /// The nearest `source:` above a block.
  const Node* source_above(const std::string& block) const {
    const std::string_view first = std::string_view(block).substr(0, block.find('.'));
    const Node* top = behaviour_.find(first);
    const Node* nearer = top && first.size() < block.size() ? top->find("source") : nullptr;
    return nearer ? nearer : behaviour_.find("source");
  }
  /// The scenario's block, made if it has none.
  Node* at(const Placing& placing) {
    if (find_at(root_, placing.path) == nullptr) {
      const Node* lower = find_at(behaviour_, placing.block);
      Node empty = Node::map();
      empty.place = lower->place;
      empty.source = lower->source;
      set_at(root_, placing.path, std::move(empty), lower->place);
    }
    return const_cast<Node*>(find_at(root_, placing.path));
  }

  void lay(Node& upper, const Node& lower, const Node* source, int depth,
           const std::string& path) {
    if (upper.kind == Node::Kind::none) upper.kind = Node::Kind::map;
    if (upper.kind != Node::Kind::map || lower.kind != Node::Kind::map) return;
    if (const Node* own = lower.find("source")) source = own;
    for (const auto& [key, value] : lower.entries) {
      if (is_aside(key.text)) continue;
      const std::string child = path + "." + key.text;
      Node* written = upper.find(key.text);
      if (depth > 1 && value.kind == Node::Kind::map) {
        if (written == nullptr) {
          upper.entries.push_back({key, with_source(value, source)});
          for (const auto& leaf : value.entries)
            if (!is_aside(leaf.key.text)) spoken_.push_back(child + "." + leaf.key.text);
        } else {
          lay(*written, value, source, depth - 1, child);
        }
        continue;
      }
      spoken_.push_back(child);
      if (written != nullptr)
        overrides_.push_back({child, written->place});
      else
        upper.entries.push_back({key, with_source(value, source)});
    }
  }

  bool speaks_of(std::string_view path, bool or_beneath) const {
    return std::any_of(spoken_.begin(), spoken_.end(), [&](const std::string& spoken) {
      return leads_through(path, spoken) || (or_beneath && leads_through(spoken, path));
    });
  }
  void note_arms() {
    const Node* arms = root_.find("arms");
    if (arms == nullptr) return;
    for (const auto& [name, arm] : arms->entries) {
      const Node* set = arm.find("set");
      if (set == nullptr) continue;
      for (const auto& entry : set->entries)
        if (speaks_of(entry.key.text, true))
          overrides_.push_back({"arms." + name.text + ".set." + entry.key.text, entry.key.place});
    }
  }

  /// The paths of the scenario that a path of the file stands for.
  std::vector<std::string> paths_for(const std::string& path) const {
    std::vector<std::string> paths;
    for (const Placing& placing : placings_in(root_))
      if (leads_through(path, placing.block))
        paths.push_back(placing.path + path.substr(placing.block.size()));
    return paths;
  }
  void lay_uncertain() {
    Node* uncertain = root_.find("uncertain");
    if (uncertain != nullptr)
      for (const auto& entry : uncertain->entries)
        if (!is_aside(entry.key.text) && speaks_of(entry.key.text, false))
          overrides_.push_back({"uncertain." + entry.key.text, entry.key.place});
    const Node* lower = behaviour_.find("uncertain");
    if (lower == nullptr || lower->kind != Node::Kind::map) return;
    if (uncertain == nullptr) {
      root_.entries.push_back({Key{"uncertain", lower->place}, Node::map()});
      uncertain = &root_.entries.back().value;
      uncertain->place = lower->place;
      uncertain->source = lower->source;
      if (const Node* source = lower->find("source"))
        uncertain->entries.push_back({Key{"source", source->place}, *source});
    }
    for (const auto& [key, value] : lower->entries) {
      if (is_aside(key.text)) continue;
      for (std::string& path : paths_for(key.text))
        // What a scenario fixes by hand is not drawn, nor what it draws in its own way.
        if (!uncertain->find(path) && !overridden(path))
          uncertain->entries.push_back({Key{std::move(path), key.place}, value});
    }
  }
  bool overridden(std::string_view path) const {
    return std::any_of(overrides_.begin(), overrides_.end(),
                       [&](const auto& one) { return leads_through(path, one.path); });
  }

  Node& root_;
  const Node& behaviour_;
  std::vector<std::string> spoken_;
  std::vector<LaidBehaviour::Override> overrides_;
};

/// The file's own content, if it is one and nothing is wrong in it.
std::optional<Node> read_behaviour(const std::string& file, const Evidence& evidence,
                                   Problems& problems) {
  Problems own;
  Node root = read_yaml_file(file, own);
  Behaviour behaviour;
  std::vector<ParameterRecord> records;
  if (own.empty() && !root.refused) {
    FileReading reading{.problems = &own, .ledger = &records};
    read(root, behaviour, reading);
    check_behaviour(behaviour, root, records, evidence, own);
  }
  problems.add(own);
  if (!own.empty()) return std::nullopt;
  return root;
}

}  // namespace

LaidBehaviour lay_behaviour_under(Node& root, const std::string& scenario_file,
                                  const Evidence& evidence, Problems& problems) {
  namespace fs = std::filesystem;
  LaidBehaviour laid;
  const Node* name = root.find("behaviour");
  // Whatever else stands there is told when the fields are read.
  if (name == nullptr || name->kind != Node::Kind::scalar || name->text.empty()) return laid;
  laid.file = (fs::path(scenario_file).parent_path() / name->text).lexically_normal().string();
  std::error_code error;
  if (!fs::is_regular_file(laid.file, error) || !std::ifstream(laid.file)) {
    problems.add({name->place, "behaviour", in_ticks(laid.file) + " cannot be read",
                  "the way to it starts in the folder of the scenario",
                  "correct it, or remove the line for the defaults", name->line_text()});
    return laid;
  }
  if (const auto behaviour = read_behaviour(laid.file, evidence, problems))
    laid.overrides = Layer(root, *behaviour).lay_all();
  return laid;
}

}  // namespace backchannel
