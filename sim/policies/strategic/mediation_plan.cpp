#include "sim/policies/strategic/mediation_plan.hpp"

#include <algorithm>

#include "sim/policies/strategic/linear_program.hpp"

namespace backchannel {

namespace {

/// Chances smaller than this are what the simplex method leaves of nothing.
constexpr double kNothing = 1e-9;
/// Weight of what rests on secrecy: too small to cost peace, enough to choose among equals.
constexpr double kSecondThought = 1e-5;
constexpr int kGrid = 20;

/// The plan as a linear program. Neither seat is favoured, so the chances of split i when the
/// first is weak are those of its mirror image when the second is; the conditions of the first
/// are then those of both.
class PlanProgram {
 public:
  PlanProgram(const Quarrel& quarrel, Talk talk) : quarrel_(quarrel), talk_(talk) {
    for (int a : {kWeak, kStrong})
      for (int b : {kWeak, kStrong}) add_chances(a, b);
    for (int type : {kWeak, kStrong}) {
      if (talk == Talk::mediator) obey(type);
      if (talk == Talk::arbitrator) take_part(type);
      tell_the_truth(type);
    }
  }

  MediationPlan best() {
    if (talk_ == Talk::mediator)
      for (int j = 0; j < variables_; ++j)
        program_.worth(j, worth_[static_cast<std::size_t>(j)] -
                              kSecondThought * secret_[static_cast<std::size_t>(j)]);
    return plan_of(program_.maximise().at);
  }

 private:
  int size() const { return static_cast<int>(quarrel_.splits.size()); }
  double split(int i) const { return quarrel_.splits[static_cast<std::size_t>(i)]; }
  double war(int type, int against) const { return quarrel_.war[type][against]; }
  double share_of(int type) const { return quarrel_.share_of(type); }

  /// The variable of a split, given what the two told.
  int chance(int a, int b, int i) const {
    const int mirror = size() - 1 - i;
    if (a == kWeak && b == kStrong) return at_[kStrong][kWeak][static_cast<std::size_t>(mirror)];
    if (a == b) i = std::min(i, mirror);
    return at_[a][b][static_cast<std::size_t>(i)];
  }

  bool better_than_war_for_both(int a, int b, int i) const {
    return split(i) >= war(a, b) - 1e-12 && 1 - split(i) >= war(b, a) - 1e-12;
  }

  /// Whether one of the two would fight if it knew whom it faces.
  bool rests_on_secrecy(int a, int b, int i) const {
    return split(i) < war(a, b) - 1e-9 || 1 - split(i) < war(b, a) - 1e-9;
  }

  void add_chances(int a, int b) {
    std::vector<int>& at = at_[a][b];
    at.assign(static_cast<std::size_t>(size()), -1);
    if (a == kWeak && b == kStrong) return;
    LinearProgram::Row all;
    for (int i = 0; i < size(); ++i) {
      const bool mirrored = a == b && i > size() - 1 - i;
      if (!mirrored) {
        const bool allowed = talk_ != Talk::open || better_than_war_for_both(a, b, i);
        at[static_cast<std::size_t>(i)] = program_.variable(0, allowed ? 1 : 0);
        worth_.push_back(0);
        secret_.push_back(0);
        ++variables_;
      }
      const auto j = static_cast<std::size_t>(chance(a, b, i));
      const double weight = share_of(a) * share_of(b) * (a == b ? 1 : 2);
      worth_[j] += weight;
      if (rests_on_secrecy(a, b, i)) secret_[j] += weight;
      program_.worth(chance(a, b, i), worth_[j]);
      all.add(chance(a, b, i), 1);
    }
    program_.row(all, 0, 1);
  }

  /// Whoever told the truth accepts each split that may be proposed to it.
  void obey(int type) {
    for (int i = 0; i < size(); ++i) {
      LinearProgram::Row row;
      for (int b : {kWeak, kStrong})
        row.add(chance(type, b, i), share_of(b) * (split(i) - war(type, b)));
      program_.row(row, 0);
    }
  }

  void take_part(int type) {
    LinearProgram::Row row;
    for (int i = 0; i < size(); ++i) add_peace(row, type, i);
    program_.row(row, 0);
  }

  /// What peace at a split adds, beyond war, for one who told its own type.
  void add_peace(LinearProgram::Row& row, int type, int i) {
    for (int b : {kWeak, kStrong})
      row.add(chance(type, b, i), share_of(b) * (split(i) - war(type, b)));
  }

  void tell_the_truth(int type) {
    const int lie = 1 - type;
    LinearProgram::Row row;
    for (int i = 0; i < size(); ++i) {
      add_peace(row, type, i);
      if (talk_ == Talk::mediator) {
        row.add(after_lie(type, lie, i), -1);
        for (int b : {kWeak, kStrong})
          row.add(chance(lie, b, i), share_of(b) * war(type, b));
      } else {
        for (int b : {kWeak, kStrong}) {
          const double accepts = split(i) - war(type, b);
          const double then = talk_ == Talk::open ? std::max(accepts, 0.0) : accepts;
          row.add(chance(lie, b, i), -share_of(b) * then);
        }
      }
    }
    program_.row(row, 0);
  }

  /// A variable that is no less than accepting nor than fighting, when a liar is proposed a split.
  int after_lie(int type, int lie, int i) {
    const int worth = program_.variable(0);
    worth_.push_back(0);
    secret_.push_back(0);
    ++variables_;
    LinearProgram::Row accepts, fights;
    accepts.add(worth, 1);
    fights.add(worth, 1);
    for (int b : {kWeak, kStrong}) {
      accepts.add(chance(lie, b, i), -share_of(b) * split(i));
      fights.add(chance(lie, b, i), -share_of(b) * war(type, b));
    }
    program_.row(accepts, 0);
    program_.row(fights, 0);
    return worth;
  }

  MediationPlan plan_of(const std::vector<double>& at) const {
    MediationPlan plan;
    for (int a : {kWeak, kStrong})
      for (int b : {kWeak, kStrong})
        for (int i = 0; i < size(); ++i) {
          double chance_of = at[static_cast<std::size_t>(chance(a, b, i))];
          if (chance_of < kNothing) chance_of = 0;
          plan.chance[a][b].push_back(chance_of);
          const double weight = share_of(a) * share_of(b) * chance_of;
          plan.peace += weight;
          if (rests_on_secrecy(a, b, i)) plan.rests_on_secrecy += weight;
        }
    return plan;
  }

  const Quarrel& quarrel_;
  Talk talk_;
  LinearProgram program_;
  std::vector<int> at_[2][2];
  std::vector<double> worth_;   ///< by variable: peace
  std::vector<double> secret_;  ///< by variable: peace that rests on secrecy
  int variables_ = 0;
};

}  // namespace

std::vector<double> splits_of(const Quarrel& quarrel) {
  std::vector<double> splits = {0.5};
  for (const auto& row : quarrel.war)
    for (const double worth : row) {
      splits.push_back(worth);
      splits.push_back(1 - worth);
    }
  const auto known = [&](double x) {
    return std::any_of(splits.begin(), splits.end(),
                       [x](double y) { return x - y < 1e-7 && y - x < 1e-7; });
  };
  for (int k = 0; 2 * k < kGrid; ++k) {
    const double x = static_cast<double>(k) / kGrid;
    if (known(x) || known(1 - x)) continue;
    splits.push_back(x);
    splits.push_back(1 - x);
  }
  std::sort(splits.begin(), splits.end());
  const auto same = [](double a, double b) { return b - a < 1e-9; };
  splits.erase(std::unique(splits.begin(), splits.end(), same), splits.end());
  return splits;
}

int MediationPlan::pick(int first, int second, double uniform) const {
  const std::vector<double>& chances = chance[first][second];
  for (std::size_t i = 0; i < chances.size(); ++i) {
    if (uniform < chances[i]) return static_cast<int>(i);
    uniform -= chances[i];
  }
  return -1;
}

MediationPlan best_plan(const Quarrel& quarrel, Talk talk) {
  return PlanProgram(quarrel, talk).best();
}

}  // namespace backchannel
