#include "sim/engine/trace.hpp"

#include <cmath>

namespace backchannel {

namespace {

bool belongs_to_the_operator(EventKind kind) {
  return kind == EventKind::briefed || kind == EventKind::line;
}

std::uint64_t mix(std::uint64_t hash, std::uint64_t word) {
  hash ^= word + 0x9E3779B97F4A7C15ULL + (hash << 6) + (hash >> 2);
  hash *= 0xFF51AFD7ED558CCDULL;
  return hash ^ (hash >> 32);
}

}  // namespace

void Trace::clear() {
  events.clear();
  reasons.clear();
  levels.clear();
  fingerprint = 0xCBF29CE484222325ULL;
}

void Trace::record(const Event& event) {
  if (telling) events.push_back(event);
  if (!fingerprinting || belongs_to_the_operator(event.kind)) return;
  const auto rounded = [](double value) {
    return static_cast<std::uint64_t>(static_cast<std::int64_t>(std::llround(value * 1e6)));
  };
  fingerprint = mix(fingerprint, static_cast<std::uint64_t>(event.at));
  fingerprint = mix(fingerprint, static_cast<std::uint64_t>(event.kind) << 40 |
                                     static_cast<std::uint64_t>(event.flag) << 32 |
                                     static_cast<std::uint32_t>(event.subject));
  // Whose hand a leak came from is the operator's affair.
  const std::int16_t who = event.kind == EventKind::leaked ? std::int16_t{-1} : event.who;
  fingerprint = mix(fingerprint, static_cast<std::uint64_t>(static_cast<std::uint16_t>(who)) << 16 |
                                     static_cast<std::uint16_t>(event.whom));
  fingerprint = mix(fingerprint, rounded(event.number));
  fingerprint = mix(fingerprint, rounded(event.second));
}

std::int32_t Trace::keep(const Reasons& why) {
  if (!telling) return -1;
  reasons.push_back(why);
  return static_cast<std::int32_t>(reasons.size()) - 1;
}

}  // namespace backchannel
