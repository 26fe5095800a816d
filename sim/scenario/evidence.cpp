#include "sim/scenario/evidence.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>
#include <vector>

namespace backchannel {

namespace {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::string plain(std::string_view value) {
  value = trimmed(value);
  const bool quoted = value.size() >= 2 && value.front() == '"' && value.back() == '"';
  if (!quoted) return std::string(value);
  std::string text;
  for (std::size_t i = 1; i + 1 < value.size(); ++i) {
    if (value[i] == '\\' && i + 2 < value.size()) ++i;
    text += value[i];
  }
  return text;
}

struct Line {
  bool starts_item = false;
  std::string_view key;
  std::string_view value;
};

/// `  - id: x` or `    fact: "…"`; nothing for a comment, an empty line or a block's name.
Line line_of(std::string_view text) {
  Line line;
  std::string_view rest = trimmed(text);
  if (rest.empty() || rest.front() == '#') return line;
  if (rest.rfind("- ", 0) == 0) {
    line.starts_item = true;
    rest = trimmed(rest.substr(2));
  }
  const auto colon = rest.find(':');
  if (colon == std::string_view::npos) return line;
  line.key = rest.substr(0, colon);
  line.value = rest.substr(colon + 1);
  return line;
}

}  // namespace

Evidence read_ledger(std::string_view text) {
  Evidence evidence;
  std::vector<std::pair<std::string, std::string>> titles;
  std::string_view block;
  while (!text.empty()) {
    const auto end = text.find('\n');
    const std::string_view raw = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const Line line = line_of(raw);
    if (line.key.empty()) continue;
    if (raw.front() != ' ' && raw.front() != '-') {
      block = line.key;
    } else if (block == "documents") {
      if (line.key == "id") titles.emplace_back(plain(line.value), "");
      if (line.key == "title" && !titles.empty()) titles.back().second = plain(line.value);
    } else if (block == "entries") {
      if (line.key == "id") evidence.entries.push_back({plain(line.value), "", ""});
      if (evidence.entries.empty()) continue;
      Evidence::Entry& entry = evidence.entries.back();
      if (line.key == "fact") entry.fact = plain(line.value);
      if (line.key == "document") entry.document = plain(line.value);
    }
  }
  for (Evidence::Entry& entry : evidence.entries)
    for (const auto& [id, title] : titles)
      if (entry.document == id && !title.empty()) {
        entry.document = title;
        break;
      }
  return evidence;
}

namespace {

Evidence ledger_in(std::ifstream& in) {
  std::stringstream text;
  text << in.rdbuf();
  return read_ledger(text.str());
}

}  // namespace

std::string find_beside(const std::string& scenario_file, std::string_view name) {
  namespace fs = std::filesystem;
  std::error_code error;
  fs::path folder = fs::absolute(fs::path(scenario_file), error).parent_path();
  for (int up = 0; up < 3 && !folder.empty(); ++up, folder = folder.parent_path())
    if (fs::is_regular_file(folder / name, error)) return (folder / name).string();
  return {};
}

std::vector<const Evidence::Entry*> cited(std::string_view source, const Evidence& evidence) {
  constexpr std::string_view kLetters =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_§′";
  std::vector<const Evidence::Entry*> entries;
  for (std::size_t at = source.find_first_of(kLetters); at != std::string_view::npos;) {
    const std::size_t end = std::min(source.find_first_not_of(kLetters, at), source.size());
    const Evidence::Entry* entry = evidence.find(source.substr(at, end - at));
    if (entry != nullptr && std::find(entries.begin(), entries.end(), entry) == entries.end())
      entries.push_back(entry);
    at = source.find_first_of(kLetters, end);
  }
  return entries;
}

Evidence find_ledger(const std::string& scenario_file) {
  const std::string path = find_beside(scenario_file, "evidence.yaml");
  if (path.empty()) return {};
  std::ifstream in(path, std::ios::binary);
  Evidence evidence = ledger_in(in);
  std::ifstream theory(std::filesystem::path(path).parent_path() / "theory.yaml",
                       std::ios::binary);
  if (theory) {
    Evidence rows = ledger_in(theory);
    evidence.entries.insert(evidence.entries.end(), rows.entries.begin(), rows.entries.end());
  }
  return evidence;
}

}  // namespace backchannel
