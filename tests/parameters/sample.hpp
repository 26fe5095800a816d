#pragma once

/// A small struct with every shape a value may have, for the tests of this room.

#include <optional>
#include <string>
#include <vector>

#include "sim/parameters/path.hpp"
#include "sim/parameters/read.hpp"

namespace backchannel::sample {

enum class Rule { beta, additive };
enum class Form { direct, relayed, shuttle };

}  // namespace backchannel::sample

namespace backchannel {
template <>
struct Names<sample::Rule> {
  static constexpr std::string_view of[] = {"beta", "additive"};
};
template <>
struct Names<sample::Form> {
  static constexpr std::string_view of[] = {"direct", "relayed", "shuttle"};
};
}  // namespace backchannel

namespace backchannel::sample {

struct Trust {
  Rule rule = Rule::beta;
  double prior = 0.3;
  double gain = 0.02;
  double loss = 0.1;

  void fields(auto& visit) {
    visit(Field{"rule", "how trust moves", "theory B1"}, rule);
    if (rule == Rule::beta) {
      visit(
          Field{"prior", "trust before anything was said", "theory B2", Unit::share, kProbability},
          prior);
    } else {
      visit(Field{"gain", "added by a kept word", "theory B3", Unit::number, {0, 1}, true}, gain);
      visit(Field{"loss", "taken by a broken word", "theory B3", Unit::number, {0, 1}}, loss);
    }
  }
};

struct Leg {
  Reference by;
  Distribution latency = Distribution::lognormal(2, 0.7);
  double error = 0.02;

  void fields(auto& visit) {
    visit(Field{"by", "who carries it", "judgement: none", Unit::none, {}, true}, by);
    visit(Field{"latency", "time one leg takes", "theory B8", Unit::duration, {0, 365}}, latency);
    visit(Field{"error", "chance of a flipped symbol", "theory B9", Unit::share, {0, 0.5}}, error);
  }
};

struct Channel {
  Form form = Form::direct;
  double leak = 0.01;
  std::vector<Leg> legs;

  void fields(auto& visit) {
    visit(Field{"form", "how words travel", "theory B7"}, form);
    visit(Field{"leak", "leaks to the press", "theory B10", Unit::rate}, leak);
    visit(Field{"legs", "the hands it passes through", "judgement: none"}, legs);
  }
};

struct Actor {
  Trust trust;
  std::vector<double> ideal = {0.5, 0.5};
  Named<double> weights;
  std::optional<double> patience;

  void fields(auto& visit) {
    visit(Field{"trust", "trust in the other", "theory B"}, trust);
    visit(Field{"ideal", "what it wants", "judgement: even", Unit::share, kProbability}, ideal);
    visit(Field{"weights", "what each issue is worth", "judgement: even", Unit::number, {0, 10}},
          weights);
    visit(Field{"patience", "when it leaves", "judgement: never", Unit::duration}, patience);
  }
};

struct World {
  std::string title;
  Date start{2026, 2, 6};
  int runs = 100;
  std::int64_t seed = 1;
  bool open = false;
  double scale = 1;
  Distribution noise = Distribution::fixed(0.1);
  Named<Actor> actors;
  Named<Channel> channels;
  Overrides set;

  void fields(auto& visit) {
    visit(Field{"title", "what it is called", "judgement: none", Unit::none, {}, true}, title);
    visit(Field{"start", "the first day", "evidence talks-2026"}, start);
    visit(Field{"runs", "how many", "judgement: enough", Unit::number, {1, 1e6}}, runs);
    visit(Field{"seed", "where luck begins", "judgement: any"}, seed);
    visit(Field{"open", "whether the press is there", "judgement: no"}, open);
    visit(Field{"scale", "a pure number", "judgement: one", Unit::number, kPositive}, scale);
    visit(Field{"noise", "noise of a reading", "theory B4", Unit::share, kProbability}, noise);
    visit(Field{"actors", "who takes part", "judgement: none"}, actors);
    visit(Field{"channels", "how they speak", "judgement: none"}, channels);
    visit(Field{"set", "values laid over", "judgement: none"}, set);
  }
};

/// Each problem as `line:column path: problem (reason) — suggestion`.
inline std::vector<std::string> lines_of(const Problems& problems) {
  std::vector<std::string> lines;
  for (const Problem& one : problems.sorted()) {
    std::string line = std::to_string(one.place.line) + ":" + std::to_string(one.place.column);
    line += " " + (one.path.empty() ? "" : one.path + ": ") + one.problem;
    if (!one.reason.empty()) line += " (" + one.reason + ")";
    if (!one.suggestion.empty()) line += " — " + one.suggestion;
    lines.push_back(line);
  }
  return lines;
}

struct Outcome {
  World world;
  std::vector<std::string> problems;
  std::vector<ParameterRecord> ledger;
};

inline Outcome read_world(const std::string& text) {
  Outcome outcome;
  Problems problems;
  const Node node = parse_yaml(text, "world.yaml", problems);
  FileReading reading{.problems = &problems, .ledger = &outcome.ledger};
  read(node, outcome.world, reading);
  outcome.problems = lines_of(problems);
  return outcome;
}

}  // namespace backchannel::sample
