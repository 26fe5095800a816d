#pragma once

/// A question and its answer in words and for programs; facts and systems are told alike.

#include <nlohmann/json.hpp>

#include <string>

#include "analysis/table/question.hpp"

namespace backchannel {

/// `broke_off_round_one ≥ 1`.
std::string measure_text(const Readout& measure);
/// The same with what it is held against: `alert separates war`.
std::string question_text(const Question& question);
/// `−4.2 of 100 (−4.4 to −4.0)` for a share, `−0.042 (−0.043 to −0.041)` for a mean.
std::string effect_text(const Question& question, const Answer& answer);
/// Every arm with its share or mean.
std::string levels_text(const Answer& answer);
/// Of a repeated question: whether it is still so.
std::string still_text(Answer::Came came);
nlohmann::ordered_json answer_json(const Answer& answer);

}  // namespace backchannel
