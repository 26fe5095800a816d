#include "analysis/design/points.hpp"

#include <boost/random/sobol.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/crisis/luck.hpp"

namespace backchannel {
namespace {

/// What a draw of a design is for: far from the purposes of luck (sim/crisis/luck.hpp). The
/// numbers are part of the key.
enum class Use : std::uint32_t {
  independent = 0x64000000U,
  slice_order,
  place_in_slice,
  scrambling,
  start_level,
  step_order
};

constexpr std::size_t kDigits = 32;

std::array<std::uint32_t, 4> block(std::uint64_t seed, Use use, std::uint32_t who,
                                   std::size_t index, std::uint32_t more = 0) {
  return philox({static_cast<std::uint32_t>(index), static_cast<std::uint32_t>(use), who, more},
                {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)});
}

/// A uniform in (0, 1), as the luck of a run has them.
double uniform(std::uint64_t seed, Use use, std::uint32_t who, std::size_t index,
               std::uint32_t more = 0) {
  const auto words = block(seed, use, who, index, more);
  const std::uint64_t word = (std::uint64_t{words[0]} << 32 | words[1]) >> 11;
  return (static_cast<double>(word) + 0.5) * 0x1.0p-53;
}

/// One of 0 … count − 1; the bias is below count / 2^53.
std::size_t whole(std::size_t count, double u) {
  return std::min(count - 1, static_cast<std::size_t>(u * static_cast<double>(count)));
}

void expect_factors(FactorNames names) {
  if (names.empty()) throw std::invalid_argument("a design without factors");
  std::vector<std::uint32_t> sorted(names.begin(), names.end());
  std::sort(sorted.begin(), sorted.end());
  if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
    throw std::invalid_argument("two factors of a design have the same name");
}

Eigen::Index at(std::size_t index) { return static_cast<Eigen::Index>(index); }

/// Values of `count` columns, each made by `of(column, point)`.
template <class Of>
Points filled(std::size_t points, std::size_t columns, const Of& of) {
  Points values(at(points), at(columns));
  for (std::size_t column = 0; column < columns; ++column)
    for (std::size_t point = 0; point < points; ++point)
      values(at(point), at(column)) = of(column, point);
  return values;
}

/// Fisher and Yates's shuffle of 0 … count − 1.
std::vector<std::size_t> shuffled(std::size_t count, std::uint64_t seed, std::uint32_t who) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = count; i > 1; --i)
    std::swap(order[i - 1], order[whole(i, uniform(seed, Use::slice_order, who, i))]);
  return order;
}

using Directions = std::array<std::uint32_t, kDigits>;

/// Bratley and Fox's recurrence: m_j from the `degree` before it, then shifted into place.
Directions directions_of(std::size_t dimension) {
  using Table = boost::random::default_sobol_table;
  if (dimension >= Table::max_dimension)
    throw std::invalid_argument("a Sobol sequence of more than " +
                                std::to_string(Table::max_dimension) + " dimensions");
  Directions m;
  m.fill(1);
  if (dimension > 0) {
    const std::uint32_t polynomial = Table::polynomial(dimension - 1);
    const auto degree = static_cast<std::size_t>(std::bit_width(polynomial)) - 1;
    for (std::size_t j = 0; j < kDigits; ++j) {
      if (j < degree) {
        m[j] = Table::minit(dimension - 1, j);
        continue;
      }
      m[j] = m[j - degree];
      for (std::size_t k = 0; k < degree; ++k)
        if ((polynomial >> k & 1U) != 0) m[j] ^= m[j - degree + k] << (degree - k);
    }
  }
  for (std::size_t j = 0; j < kDigits; ++j) m[j] <<= kDigits - 1 - j;
  return m;
}

std::uint32_t sobol_word(const Directions& directions, std::size_t point) {
  std::uint32_t word = 0;
  for (std::size_t k = 0; k < kDigits; ++k)
    if ((point >> k & 1U) != 0) word ^= directions[k];
  return word;
}

/// Owen's nested uniform scrambling. Digits are taken seven at a time: the 127 nodes of the binary
/// tree below one node are numbered as a heap, and one Philox block has a coin for each.
std::uint32_t scrambled(std::uint32_t word, std::uint64_t seed, std::uint32_t who) {
  constexpr std::size_t kGroup = 7;
  std::uint32_t result = 0;
  for (std::size_t first = 0; first < kDigits; first += kGroup) {
    const std::uint32_t before = first == 0 ? 0 : word >> (kDigits - first);
    const auto coins = block(seed, Use::scrambling, who, before, static_cast<std::uint32_t>(first));
    std::size_t node = 1;
    for (std::size_t depth = first; depth < std::min(first + kGroup, kDigits); ++depth) {
      const std::uint32_t digit = word >> (kDigits - 1 - depth) & 1U;
      const std::uint32_t coin = coins[node / 32] >> (node % 32) & 1U;
      result |= (digit ^ coin) << (kDigits - 1 - depth);
      node = 2 * node + digit;
    }
  }
  return result;
}

std::vector<double> sobol_column(std::size_t dimension, std::size_t points, std::uint64_t seed,
                                 std::uint32_t who) {
  const Directions directions = directions_of(dimension);
  std::vector<double> column(points);
  for (std::size_t point = 0; point < points; ++point) {
    const std::uint32_t word = scrambled(sobol_word(directions, point), seed, who);
    column[point] = (static_cast<double>(word) + 0.5) * 0x1.0p-32;
  }
  return column;
}

}  // namespace

std::uint32_t sobol_direction(std::size_t dimension, std::size_t k) {
  return directions_of(dimension).at(k);
}

Points independent_points(FactorNames names, std::size_t points, std::uint64_t seed) {
  expect_factors(names);
  return filled(points, names.size(), [&](std::size_t column, std::size_t point) {
    return uniform(seed, Use::independent, names[column], point);
  });
}

Points latin_hypercube(FactorNames names, std::size_t points, std::uint64_t seed) {
  expect_factors(names);
  Points values(at(points), at(names.size()));
  for (std::size_t column = 0; column < names.size(); ++column) {
    const std::vector<std::size_t> slices = shuffled(points, seed, names[column]);
    for (std::size_t point = 0; point < points; ++point) {
      const double place = uniform(seed, Use::place_in_slice, names[column], point);
      values(at(point), at(column)) =
          (static_cast<double>(slices[point]) + place) / static_cast<double>(points);
    }
  }
  return values;
}

Points sobol_points(FactorNames names, std::size_t points, std::uint64_t seed) {
  expect_factors(names);
  Points values(at(points), at(names.size()));
  for (std::size_t column = 0; column < names.size(); ++column) {
    const std::vector<double> made = sobol_column(column, points, seed, names[column]);
    for (std::size_t point = 0; point < points; ++point)
      values(at(point), at(column)) = made[point];
  }
  return values;
}

bool SaltelliRow::from_b(std::size_t column) const {
  switch (kind) {
    case Kind::a: return false;
    case Kind::b: return true;
    case Kind::a_with_b: return column == factor;
    case Kind::b_with_a: return column != factor;
  }
  return false;
}

std::size_t saltelli_rows_each(std::size_t factors, bool both_ways) {
  return (both_ways ? 2 : 1) * factors + 2;
}

SaltelliRow saltelli_row(std::size_t row, std::size_t factors, bool both_ways) {
  const std::size_t each = saltelli_rows_each(factors, both_ways);
  const std::size_t place = row % each;
  using Kind = SaltelliRow::Kind;
  if (place == 0) return {row / each, Kind::a, 0};
  if (place == each - 1) return {row / each, Kind::b, 0};
  if (place <= factors) return {row / each, Kind::a_with_b, place - 1};
  return {row / each, Kind::b_with_a, place - 1 - factors};
}

Points saltelli_mixture(const Points& a, const Points& b, bool both_ways) {
  const auto factors = static_cast<std::size_t>(a.cols());
  const auto base_points = static_cast<std::size_t>(a.rows());
  const std::size_t rows = base_points * saltelli_rows_each(factors, both_ways);
  Points values(at(rows), a.cols());
  for (std::size_t row = 0; row < rows; ++row) {
    const SaltelliRow made = saltelli_row(row, factors, both_ways);
    for (std::size_t column = 0; column < factors; ++column)
      values(at(row), at(column)) =
          (made.from_b(column) ? b : a)(at(made.base), at(column));
  }
  return values;
}

Points saltelli_points(FactorNames names, std::size_t base_points, std::uint64_t seed,
                       bool both_ways) {
  expect_factors(names);
  Points a(at(base_points), at(names.size()));
  Points b(at(base_points), at(names.size()));
  for (std::size_t column = 0; column < names.size(); ++column) {
    const auto for_a = sobol_column(2 * column, base_points, seed, names[column]);
    const auto for_b = sobol_column(2 * column + 1, base_points, seed, who_of(names[column], 1));
    for (std::size_t point = 0; point < base_points; ++point) {
      a(at(point), at(column)) = for_a[point];
      b(at(point), at(column)) = for_b[point];
    }
  }
  return saltelli_mixture(a, b, both_ways);
}

double morris_step(std::size_t levels) {
  if (levels < 2 || levels % 2 != 0)
    throw std::invalid_argument("a grid of an odd number of levels has no even step");
  const auto p = static_cast<double>(levels);
  return p / (2 * (p - 1));
}

Points morris_points(FactorNames names, std::size_t trajectories, std::uint64_t seed,
                     std::size_t levels) {
  expect_factors(names);
  morris_step(levels);
  const std::size_t factors = names.size();
  // A factor has two levels in a trajectory, half the grid apart: a lower and an upper one.
  const std::size_t half = levels / 2;
  Points values(at(trajectories * (factors + 1)), at(factors));
  std::vector<double> rank(factors);
  std::vector<std::size_t> order(factors);
  for (std::size_t t = 0; t < trajectories; ++t) {
    for (std::size_t f = 0; f < factors; ++f) {
      rank[f] = uniform(seed, Use::step_order, names[f], t);
      order[f] = f;
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t one, std::size_t other) { return rank[one] < rank[other]; });
    for (std::size_t step = 0; step < factors; ++step) {
      const std::size_t f = order[step];
      const auto words = block(seed, Use::start_level, names[f], t);
      const std::size_t lower = whole(half, static_cast<double>(words[0]) * 0x1.0p-32);
      const bool upwards = (words[1] & 1U) != 0;
      for (std::size_t row = 0; row <= factors; ++row) {
        const bool upper = (row > step) == upwards;
        values(at(t * (factors + 1) + row), at(f)) =
            static_cast<double>(lower + (upper ? half : 0)) / static_cast<double>(levels - 1);
      }
    }
  }
  return values;
}

Points inward(const Points& grid, std::size_t levels) {
  const auto p = static_cast<double>(levels);
  return (grid * (p - 1) + 0.5) / p;
}

}  // namespace backchannel
