#include "analysis/cli/yardstick.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <vector>

namespace backchannel::yardstick {
namespace {

class Stream {
 public:
  explicit Stream(std::uint64_t seed) {
    for (std::uint64_t& word : state_) word = mixed(seed += 0x9E3779B97F4A7C15U);
  }
  std::uint64_t next() {
    const std::uint64_t result = std::rotl(state_[0] + state_[3], 23) + state_[0];
    const std::uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = std::rotl(state_[3], 45);
    return result;
  }
  double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }
  double between(double low, double high) { return low + (high - low) * uniform(); }

 private:
  static std::uint64_t mixed(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
  }
  std::uint64_t state_[4];
};

/// Standard normal by a ziggurat of 128 layers of equal area.
class Normal {
 public:
  Normal() {
    double x = kStart;
    const double base = kArea / density(x);
    edge_[0] = base;
    edge_[1] = x;
    for (std::size_t i = 2; i < kLayers; ++i) {
      x = std::sqrt(-2 * std::log(kArea / x + density(x)));
      edge_[i] = x;
    }
    edge_[kLayers] = 0;
  }
  double draw(Stream& stream) const {
    for (;;) {
      const std::uint64_t bits = stream.next();
      const std::size_t layer = bits & (kLayers - 1);
      const double sign = static_cast<double>(static_cast<std::int64_t>(bits) >> 11) * 0x1p-52;
      const double x = sign * edge_[layer];
      if (std::abs(x) < edge_[layer + 1]) [[likely]] return x;
      if (layer == 0) return tail(stream, sign < 0);
      const double low = density(edge_[layer]);
      const double high = density(edge_[layer + 1]);
      if (low + stream.uniform() * (high - low) < density(x)) return x;
    }
  }

 private:
  static constexpr std::size_t kLayers = 128;
  static constexpr double kStart = 3.442619855899;
  static constexpr double kArea = 9.91256303526217e-3;
  static double density(double x) { return std::exp(-0.5 * x * x); }
  static double tail(Stream& stream, bool negative) {
    double x = 0;
    double y = 0;
    do {
      x = -std::log(1 - stream.uniform()) / kStart;
      y = -std::log(1 - stream.uniform());
    } while (y + y < x * x);
    return negative ? -(kStart + x) : kStart + x;
  }
  std::array<double, kLayers + 1> edge_{};
};

constexpr int kDays = 60;
constexpr double kLoss = 0.02;
constexpr double kArrives = 0.7;
constexpr double kBlur = 0.02;
constexpr double kAccident = 0.01;
constexpr double kMisread = 0.3;

constexpr std::uint64_t threshold(double chance) {
  return static_cast<std::uint64_t>(chance * 0x1p64);
}

/// log2(t/60) for whole days.
struct Elapsed {
  std::array<double, kDays + 1> log2{};
  Elapsed() {
    for (int day = 1; day <= kDays; ++day)
      log2[static_cast<std::size_t>(day)] = std::log2(static_cast<double>(day) / kDays);
  }
};

struct Side {
  double span = 0;      ///< 1 − r
  double exponent = 0;  ///< 1/e
  double settles_for(const Elapsed& elapsed, int day) const {
    return 1 - span * std::exp2(elapsed.log2[static_cast<std::size_t>(day)] * exponent);
  }
};

/// Accidents, jumped to one after the other; true when one became war.
struct Accidents {
  int next = 0;
  double trust = 0.3;
  static int gap(Stream& stream) {
    static const double scale = 1 / std::log1p(-kAccident);
    return 1 + static_cast<int>(std::min(1000.0, std::log(1 - stream.uniform()) * scale));
  }
  bool war_by(int day, Stream& stream) {
    while (next <= day) {
      const double misread = kMisread * (1 - trust);
      trust = std::max(0.0, trust - 0.1);
      if (stream.uniform() < misread) return true;
      next += gap(stream);
    }
    return false;
  }
};

void live_once(Stream& stream, const Normal& normal, const Elapsed& elapsed, double least,
               double most, ShuttleTotals& totals) {
  std::array<Side, 2> sides;
  for (Side& side : sides)
    side = {1 - stream.between(least, most), 1 / stream.between(0.2, 2)};
  Accidents accidents;
  accidents.next = Accidents::gap(stream);
  std::size_t pen = 0;
  for (int day = 1; day <= kDays;) {
    if (accidents.war_by(day, stream)) return void(++totals.wars);
    ++totals.messages;
    if (stream.next() < threshold(kLoss)) [[unlikely]] {
      accidents.trust = std::max(0.0, accidents.trust - 0.1);
      ++day;
      continue;
    }
    const double wants = sides[pen].settles_for(elapsed, day);
    while (stream.next() >= threshold(kArrives)) ++day;
    const double number =
        std::clamp((pen == 0 ? wants : 1 - wants) + kBlur * normal.draw(stream), 0.0, 1.0);
    if (day > kDays) break;
    if (accidents.war_by(day, stream)) return void(++totals.wars);
    ++totals.messages;
    accidents.trust = std::min(1.0, accidents.trust + 0.02);
    pen = 1 - pen;
    if ((pen == 0 ? number : 1 - number) >= sides[pen].settles_for(elapsed, day)) {
      ++totals.agreements;
      totals.days += day;
      totals.numbers += number;
      return;
    }
    ++day;
  }
  if (accidents.war_by(kDays, stream)) ++totals.wars;
}

}  // namespace

ShuttleTotals shuttle_bargaining(std::uint64_t seed, std::uint64_t runs, double least,
                                 double most) {
  static const Normal normal;
  static const Elapsed elapsed;
  ShuttleTotals totals;
  totals.runs = runs;
  for (std::uint64_t run = 0; run < runs; ++run) {
    Stream stream(seed * 0xD1342543DE82EF95U + run);
    live_once(stream, normal, elapsed, least, most, totals);
  }
  return totals;
}

Settled alternating_offers(std::uint64_t runs) {
  constexpr int kRounds = 60;
  constexpr int kValues = 100;
  constexpr double kReservation = 0.2;
  Settled settled;
  std::vector<int> trace;
  for (std::uint64_t run = 0; run < runs; ++run) {
    trace.clear();
    bool agreed = false;
    for (int round = 1; round <= kRounds && !agreed; ++round) {
      const double t = static_cast<double>(round) / kRounds;
      const double target = kReservation + (1 - kReservation) * (1 - t * t * t * t);
      const int asks = static_cast<int>(std::ceil(target * kValues));
      for (const int value : {asks, kValues - asks}) {
        trace.push_back(value);
        const double others = trace.size() % 2 == 1 ? 1 - value / double{kValues}
                                                    : value / double{kValues};
        agreed = others >= target;
        if (agreed) {
          settled = {value, round, static_cast<int>(trace.size())};
          break;
        }
      }
    }
  }
  return settled;
}

}  // namespace backchannel::yardstick
