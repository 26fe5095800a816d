#include "analysis/table/answer_sheet.hpp"

#include <fmt/format.h>

#include "analysis/table/numbers.hpp"

namespace backchannel {
namespace {

using Test = Question::Test;

std::string event_text(const EventPattern& event) {
  std::string text(name_of(event.kind));
  if (!event.of.empty()) text += " " + event.of;
  if (!event.who.empty()) text += " by " + event.who;
  if (!event.whom.empty()) text += " to " + event.whom;
  if (!event.channel.empty()) text += " on " + event.channel;
  if (event.flag == EventPattern::Flag::no) text += " (not)";
  return text;
}

bool is_level(const Question& question) {
  return question.test == Test::level || question.test == Test::prior;
}

std::string level_text(const Estimate& level, bool share) {
  return share ? percent_with_interval(level) : short_number(level.value);
}

nlohmann::ordered_json estimate_json(const Estimate& estimate) {
  nlohmann::ordered_json json;
  const auto number = [](double value) {
    return value == value ? nlohmann::ordered_json(tidy(value)) : nlohmann::ordered_json();
  };
  json["value"] = number(estimate.value);
  json["low"] = number(estimate.low);
  json["high"] = number(estimate.high);
  return json;
}

}  // namespace

std::string measure_text(const Readout& measure) {
  if (measure.war != Cause::none) return fmt::format("war, {}", name_of(measure.war));
  std::string text = measure.column;
  for (const Outcome outcome : measure.outcome)
    text += fmt::format("{}{}", text.empty() ? "" : " or ", name_of(outcome));
  for (const EventPattern& event : measure.events)
    text += fmt::format("{}{}", text.empty() ? "" : ", then ", event_text(event));
  if (!measure.minus.empty()) text += " minus " + measure.minus;
  if (!measure.per.empty()) text += " per " + measure.per;
  if (measure.happened) text += " at all";
  if (measure.at_least) text += " ≥ " + short_number(*measure.at_least);
  if (measure.at_most) text += " ≤ " + short_number(*measure.at_most);
  return text;
}

std::string question_text(const Question& question) {
  std::string text = measure_text(question.measure);
  if (question.among) text += " among runs of " + measure_text(*question.among);
  switch (question.test) {
    case Test::always: return text + ", every run";
    case Test::spread: return text + ", spread over runs";
    case Test::modal: return text + ", lead over the next class";
    case Test::separates:
      return fmt::format("{} tells apart {}{}", text, measure_text(*question.against),
                         question.rival ? ", better than " + measure_text(*question.rival) : "");
    case Test::correlation:
      return fmt::format("{}, correlated with {}", text, measure_text(*question.against));
    default: return text;
  }
}

std::string effect_text(const Question& question, const Answer& answer) {
  const Estimate& effect = answer.effect;
  if (is_level(question)) return level_text(effect, answer.share);
  if (question.test == Test::always)
    return effect.low == effect.high
               ? fmt::format("always {}", short_number(effect.low))
               : fmt::format("{} to {}", short_number(effect.low), short_number(effect.high));
  if (question.test == Test::separates && !question.rival)
    return fmt::format("{} ({} to {})", short_number(effect.value), short_number(effect.low),
                       short_number(effect.high));
  // A widening of shares is a mean over runs, and a share nonetheless.
  if (answer.share) return points_with_interval(effect) + " of 100";
  return fmt::format("{} ({} to {})", signed_number(effect.value), short_number(effect.low),
                     short_number(effect.high));
}

std::string levels_text(const Answer& answer) {
  std::string text;
  for (const Answer::Level& level : answer.levels)
    text += fmt::format("{}{} {}", text.empty() ? "" : "; ", level.name,
                        answer.share ? percent(level.estimate.value)
                                     : short_number(level.estimate.value));
  return text;
}

std::string still_text(Answer::Came came) {
  return came == Answer::Came::as_claimed  ? "still so"
         : came == Answer::Came::not_shown ? "no longer so"
                                           : "the other way round";
}

nlohmann::ordered_json answer_json(const Answer& answer) {
  nlohmann::ordered_json json = estimate_json(answer.effect);
  json["share"] = answer.share;
  json["levels"] = nlohmann::ordered_json::array();
  for (const Answer::Level& level : answer.levels) {
    nlohmann::ordered_json entry = estimate_json(level.estimate);
    entry["arm"] = level.name;
    json["levels"].push_back(std::move(entry));
  }
  json["steps"] = nlohmann::ordered_json::array();
  for (const Estimate& step : answer.steps) json["steps"].push_back(estimate_json(step));
  return json;
}

}  // namespace backchannel
