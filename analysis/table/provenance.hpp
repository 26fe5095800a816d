#pragma once

/// Where a result comes from: which program, which scenario, which luck, and how to get it again.

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <string_view>

#include "analysis/language/language.hpp"
#include "sim/scenario/study.hpp"

namespace backchannel {

/// The sentence that goes with every result.
inline constexpr std::string_view kCaution =
    "This is what the model says, for teaching and reasoning; it is not a forecast.";

/// Which backchannel this is.
struct Build {
  std::string_view version;
  std::string_view commit;
  std::string_view compiler;
  std::string_view type;
};
Build this_build();
/// `backchannel 0.1.0 (1a2b3c4d5e6f)`.
std::string build_text();

struct Provenance {
  std::string file;
  std::string title;
  std::string hash;
  std::uint64_t seed = 1;
  std::uint64_t runs = 0;   ///< of each arm, done
  std::uint64_t asked = 0;  ///< of each arm
  std::string command;      ///< repeats the result

  bool complete() const { return runs == asked; }
};

Provenance provenance_of(const Study& study, std::uint64_t seed, std::uint64_t runs,
                         std::uint64_t asked, std::string command);

/// A few lines under a table.
std::string to_text(const Provenance& provenance, const Language& language = {});
/// For the top of a JSON result; the seed is text because many readers round large numbers.
nlohmann::ordered_json to_json(const Provenance& provenance);

/// JSON with bytes that are not UTF-8 replaced, never refused, and a newline at the end.
std::string dumped(const nlohmann::ordered_json& json);

/// A word as a shell takes it back: quoted if it must be.
std::string shell_word(std::string_view word);

}  // namespace backchannel
