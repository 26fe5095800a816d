#include "analysis/table/provenance.hpp"

#include <fmt/format.h>

#include "analysis/table/numbers.hpp"
#include "generated/version.hpp"

namespace backchannel {

Build this_build() { return {kVersion, kCommit, kCompiler, kBuildType}; }

std::string build_text() { return fmt::format("backchannel {} ({})", kVersion, kCommit); }

Provenance provenance_of(const Study& study, std::uint64_t seed, std::uint64_t runs,
                         std::uint64_t asked, std::string command) {
  return {study.file, study.scenario.title, study.hash, seed, runs, asked, std::move(command)};
}

std::string to_text(const Provenance& provenance, const Language& language) {
  std::string text;
  if (!provenance.complete())
    text += language.say("Stopped early: {} of {} runs.", grouped(provenance.runs),
                         grouped(provenance.asked)) +
            "\n";
  text += language.isolated(build_text()) + "\n" +
          language.say("Scenario {}, seed {}, {} runs of each arm", provenance.hash,
                       provenance.seed, grouped(provenance.runs)) +
          "\n";
  return text + language.say("Repeat with:") + language.announced(provenance.command) +
         language.word(kCaution) + "\n";
}

nlohmann::ordered_json to_json(const Provenance& provenance) {
  const Build build = this_build();
  nlohmann::ordered_json json;
  json["caution"] = kCaution;
  json["program"] = "backchannel";
  json["version"] = build.version;
  json["commit"] = build.commit;
  json["file"] = provenance.file;
  json["scenario"] = provenance.title;
  json["hash"] = provenance.hash;
  json["seed"] = fmt::format("{}", provenance.seed);
  json["runs"] = provenance.runs;
  json["runs_asked"] = provenance.asked;
  json["complete"] = provenance.complete();
  json["command"] = provenance.command;
  return json;
}

std::string dumped(const nlohmann::ordered_json& json) {
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string shell_word(std::string_view word) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=:,+@%";
  if (!word.empty() && word.find_first_not_of(kPlain) == std::string_view::npos)
    return std::string(word);
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

}  // namespace backchannel
