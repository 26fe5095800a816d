#pragma once

// Functions whose sensitivities are known in closed form, over the unit cube.

#include <Eigen/Core>

#include <cmath>
#include <functional>
#include <numbers>
#include <string>
#include <vector>

#include "sim/crisis/luck.hpp"

namespace backchannel {

inline std::vector<std::uint32_t> names_of(std::size_t count) {
  std::vector<std::uint32_t> names;
  for (std::size_t i = 0; i < count; ++i) names.push_back(who_of("x" + std::to_string(i + 1)));
  return names;
}

inline Eigen::ArrayXd values_at(const Eigen::ArrayXXd& points,
                                const std::function<double(const Eigen::ArrayXd&)>& of) {
  Eigen::ArrayXd values(points.rows());
  for (Eigen::Index row = 0; row < points.rows(); ++row)
    values(row) = of(points.row(row).transpose());
  return values;
}

/// Ishigami & Homma 1990, a = 7, b = 0.1: sin z1 + a sin² z2 + b z3⁴ sin z1, z uniform on ±π.
struct Ishigami {
  static constexpr double a = 7;
  static constexpr double b = 0.1;
  static double of(const Eigen::ArrayXd& u) {
    const auto z = [&](Eigen::Index i) { return std::numbers::pi * (2 * u(i) - 1); };
    const double s = std::sin(z(1));
    return std::sin(z(0)) * (1 + b * std::pow(z(2), 4)) + a * s * s;
  }
  static double pi_to(int power) { return std::pow(std::numbers::pi, power); }
  static double variance() { return a * a / 8 + b * pi_to(4) / 5 + b * b * pi_to(8) / 18 + 0.5; }
  static std::vector<double> first() {
    const double v1 = 0.5 * std::pow(1 + b * pi_to(4) / 5, 2);
    return {v1 / variance(), a * a / 8 / variance(), 0};
  }
  static std::vector<double> total() {
    const double v13 = b * b * pi_to(8) * (1.0 / 18 - 1.0 / 50);
    return {first()[0] + v13 / variance(), first()[1], v13 / variance()};
  }
};

/// Saltelli & Sobol 1995: ∏ (|4 u − 2| + a) / (1 + a).
struct SobolG {
  std::vector<double> a;
  double of(const Eigen::ArrayXd& u) const {
    double product = 1;
    for (std::size_t i = 0; i < a.size(); ++i)
      product *= (std::fabs(4 * u(static_cast<Eigen::Index>(i)) - 2) + a[i]) / (1 + a[i]);
    return product;
  }
  double part(std::size_t i) const { return 1.0 / 3 / std::pow(1 + a[i], 2); }
  double variance() const {
    double product = 1;
    for (std::size_t i = 0; i < a.size(); ++i) product *= 1 + part(i);
    return product - 1;
  }
  double first(std::size_t i) const { return part(i) / variance(); }
  double total(std::size_t i) const {
    return part(i) * (1 + variance()) / (1 + part(i)) / variance();
  }
};

/// A standard normal that is luck's own, by run.
inline double noise(std::uint32_t run) { return Luck{77, run}.normal(Purpose::hazard, 1, 0); }

}  // namespace backchannel
