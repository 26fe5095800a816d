#pragma once

/// YAML text ↔ Node. The only room with a door to yaml-cpp.
///
/// A scenario must mean the same to every YAML reader that may show it to somebody, so whatever
/// two readers could understand differently is refused here with a place and a way out:
/// duplicate keys, merge keys (`<<`), bare `yes` or `010`, several documents, tags, bytes that
/// are not UTF-8. Aliases are followed within limits, so that a small file stays a small tree.
/// Every problem that can be told apart from the others is told, not just the first; a syntax
/// error ends the reading, because nobody knows what the rest was meant to be.

#include <string>
#include <string_view>

#include "sim/parameters/node.hpp"
#include "sim/parameters/problem.hpp"

namespace backchannel {

inline constexpr int kDeepestNesting = 64;
inline constexpr int kMostAliasUses = 1'000;
inline constexpr std::size_t kMostNodes = 100'000;
inline constexpr std::size_t kLargestFile = 4'000'000;  // bytes

/// What the text says. If it cannot be read at all the node is `refused` and empty.
Node parse_yaml(std::string_view text, const std::string& file, Problems& problems);
Node read_yaml_file(const std::string& path, Problems& problems);

/// The node as a YAML file that parse_yaml reads back to the same content.
std::string to_yaml(const Node& node);
/// The node on one line: `{median: 2d, sigma: 0.7}`.
std::string to_flow(const Node& node);
/// One word or sentence, in quotes only if it would be taken for something else without them.
std::string to_flow_scalar(std::string_view text);

}  // namespace backchannel
