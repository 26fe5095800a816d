#pragma once

/// Two reference works written out by hand, as fast as one would write them who needs nothing else:
/// the yardstick that `bench` holds the engine against, in the same call and on the same machine.
///
/// Shuttle bargaining: two capitals concede over sixty days, a_i(t) = 1 − (1 − r_i)·(t/60)^(1/e_i),
/// through a courier who loses one letter in fifty, takes a geometric number of days (0.7 a day)
/// and blurs the number (σ = 0.02); an accident (0.01 a day) is misread with 0.3·(1 − trust), and
/// that is war. Trust starts at 0.3, rises by 0.02 with each letter that arrives and falls by 0.1
/// with each that is lost and with each accident. r is uniform over a range, e over 0.2 to 2.
///
/// Alternating offers: one issue of 101 values, sixty rounds, target(t) = 0.2 + 0.8·(1 − t⁴).
///
/// Nothing here is shared with the engine, or this would measure nothing. Sources: Blackman & Vigna
/// 2021 (xoshiro256++), Marsaglia & Tsang 2000 (ziggurat). Left out: everything a scenario could
/// want besides — no names, no story, no common luck, no columns.

#include <cstdint>

namespace backchannel::yardstick {

struct ShuttleTotals {
  std::uint64_t runs = 0;
  std::uint64_t agreements = 0;
  std::uint64_t wars = 0;
  std::uint64_t messages = 0;
  double days = 0;    ///< of agreements, added up
  double numbers = 0; ///< agreed on, added up
};
/// `least` and `most` bound the reservations: 0.1 and 0.4, or 0.35 and 0.65 for the hard set.
ShuttleTotals shuttle_bargaining(std::uint64_t seed, std::uint64_t runs, double least, double most);

struct Settled {
  int value = 0;
  int round = 0;
  int offers = 0;
};
/// Deterministic; `runs` times the same, each with its trace of offers kept until the next.
Settled alternating_offers(std::uint64_t runs);

}  // namespace backchannel::yardstick
