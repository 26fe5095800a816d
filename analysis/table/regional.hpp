#pragma once

/// Where the runs that end so come from: regional sensitivity, and feature scores.
///
/// **Regional sensitivity** (Hornberger & Spear 1981) splits the runs in two, those in which
/// something happened and the others, and asks of each factor whether its values are spread alike
/// in both. The greatest distance of the two empirical distributions is Kolmogorov and Smirnov's
/// D, in [0, 1]; with m runs of the one kind and n of the other,
///
///     n_e = m n / (m + n),   λ = (√n_e + 0.12 + 0.11 / √n_e) D,   p = 2 Σ (−1)^(j−1) e^(−2 j² λ²)
///
/// (Stephens 1970). Bonferroni multiplies p by the number of factors. D sees what happens to one
/// factor at a time; a factor that works only through others may have D = 0.
///
/// **Feature score**: how much of the uncertainty about the end a factor takes away by itself,
/// Theil's (1970) uncertainty coefficient U = I(x; y) / H(y) in [0, 1]. A factor is cut into ten
/// slices of equally many runs (fewer where runs are few: each should hold 20), a quantity into ten
/// likewise, with ties kept together; an event has two classes. Chance alone makes the information
/// of b slices and c classes about (b − 1)(c − 1) / 2n too large, which is taken off (Miller 1955);
/// 2 n I follows χ² with (b − 1)(c − 1) degrees where there is nothing (the G test), which gives p.
/// It sees any shape of dependence on one factor, not only more or less.
///
/// **First, by slices**: the share of variance that lies between the means of those slices, less
/// what chance puts there (Kelley's 1935 ε²), an estimate of Sobol's first index (sobol.hpp) from
/// any sample. It misses what varies inside a slice, and resolves far smaller indices than a
/// Saltelli design of as many runs.
///
/// Neither needs a design of its own: any independent points do.
///
/// Sources: Hornberger & Spear 1981, "An approach to the preliminary analysis of environmental
/// systems"; Stephens 1970, "Use of the Kolmogorov–Smirnov, Cramér–von Mises and related statistics
/// without extensive tables"; Theil 1970, "On the estimation of relationships involving qualitative
/// variables"; Miller 1955, "Note on the bias of information estimates"; Kelley 1935, "An unbiased
/// correlation ratio measure".
/// Left out: PAWN; forests of trees, whose scores depend on how they are grown.

#include <Eigen/Core>

#include <vector>

namespace backchannel {

struct RegionalSensitivity {
  double distance = 0;  ///< D
  double p = 1;
  double p_bonferroni = 1;
  double middle = 0;         ///< median where it happened
  double middle_others = 0;  ///< median where it did not
  bool told() const { return p_bonferroni < 0.05; }
};
/// One for each column; all NaN if it happened in every run or in none.
std::vector<RegionalSensitivity> regional_sensitivity(const Eigen::ArrayXXd& points,
                                                      const Eigen::ArrayXd& happened);
/// P(D ≥ d) of two samples where there is no difference.
double kolmogorov_smirnov_p(double distance, double m, double n);

struct FeatureScore {
  double score = 0;  ///< share of the uncertainty taken away, at least 0
  double first = 0;  ///< share of variance between slices; may be below 0 by chance
  double p = 1;
  double p_bonferroni = 1;
  bool told() const { return p_bonferroni < 0.05; }
};
std::vector<FeatureScore> feature_scores(const Eigen::ArrayXXd& points,
                                         const Eigen::ArrayXd& values);

}  // namespace backchannel
