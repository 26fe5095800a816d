#pragma once

/// Which systems are there, for people and for programs.

#include <nlohmann/json.hpp>

#include <span>
#include <string>
#include <vector>

#include "analysis/table/grid.hpp"
#include "analysis/table/system.hpp"

namespace backchannel {

/// What was looked at, and the numbers in between that have no file.
struct SystemList {
  std::vector<SystemFinding> found;
  std::vector<std::string> absent;

  std::size_t passed() const;
  std::size_t all() const { return found.size() + absent.size(); }
};

/// A block for each system: where it lives, what shows it, and each check with its effect.
std::string systems_text(const SystemList& systems);
/// A row for each check.
Grid system_rows(const SystemList& systems);
nlohmann::ordered_json systems_json(const SystemList& systems);

}  // namespace backchannel
