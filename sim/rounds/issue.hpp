#pragma once

/// What is bargained over, and packages of it (model §8, B13).
///
/// An issue is a number x in [0, 1] that one side performs: 0 is what is, 1 is all that is asked.
/// It is restricted to named points (zero enrichment, a cap, a pause …). Worth is additive:
///
///     U_i(x) = Σ_k performed by the other  E·w_k·x_k^γ  −  Σ_k performed by i  c_k·x_k
///
/// with E the belief that relief comes (for relief) or that the other complies (for the rest). A
/// demand is not a red line; red lines (`limit` of the performer, `floor` of the other) are hard.
/// Source: Keeney & Raiffa 1976; Raiffa 1982. Left out: interactions between issues.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/crisis/ids.hpp"
#include "sim/parameters/fields.hpp"

namespace backchannel {

struct Issue {
  std::string says;
  Reference performer;
  double worth = 0.3;
  double cost = 0.3;
  double curvature = 1;
  std::vector<double> points = {0, 0.25, 0.5, 0.75, 1};
  int grain = 0;
  double limit = 1;
  double floor = 0;
  double floor_hard = 0;
  double work = 0;
  double deliverable = 1;
  double after_shock = 1;
  Reference linked_to;
  bool core = false;
  bool relief = false;
  std::vector<Reference> wanted_by;

  void fields(auto& visit) {
    visit(Field{"says", "what it is, in words", "model §8"}, says);
    visit(Field{"performer", "the principal that would have to do it", "model §8", Unit::none, {},
                true}, performer);
    worth_fields(visit);
    visit(Field{"points", "the named points on its scale, rising from 0",
                "judgement: quarters, unless the documents name points", Unit::number,
                kProbability}, points);
    visit(Field{"grain", "instead of points: how many equal steps the scale has",
                "judgement: for laboratory scenarios", Unit::number, {0, 20000}}, grain);
    visit(Field{"work", "exchanges of technical work before it can be settled",
                "judgement: S34 gives the sign", Unit::number, {0, 1000}}, work);
    visit(Field{"core", "a comprehensive agreement must settle it", "model §12"}, core);
    visit(Field{"relief", "its worth is discounted by expected relief", "theory B6"}, relief);
    visit(Field{"linked_to", "another issue that must be settled with it: `this only if that`",
                "model §8"}, linked_to);
    visit(Field{"wanted_by", "who wants it on the agenda; empty means both", "model §8"},
          wanted_by);
  }

 private:
  void worth_fields(auto& visit) {
    visit(Field{"worth", "what all of it is worth to the other side (w)",
                "judgement: theory B13 names the form, no source the size", Unit::number,
                {0, 10}}, worth);
    visit(Field{"cost", "what all of it costs the performer (c)",
                "judgement: theory B13 names the form, no source the size", Unit::number,
                {0, 10}}, cost);
    visit(Field{"curvature", "exponent of the worth; below 1 the first steps are worth most (γ)",
                "theory B13", Unit::number, {0.2, 5}}, curvature);
    visit(Field{"limit", "red line of the performer: it never goes beyond",
                "judgement: no red line unless said", Unit::number, {0, 1}}, limit);
    visit(Field{"floor", "red line of the other side: less is not an agreement",
                "judgement: a demand is not a red line", Unit::number, {0, 1}}, floor);
    visit(Field{"floor_hard", "chance, per run, that the floor is a red line and not a demand",
                "judgement: nobody outside knows", Unit::share, kProbability}, floor_hard);
    visit(Field{"deliverable", "share of it that the performer can deliver by itself",
                "judgement: all of it unless said (S35)", Unit::share, kProbability}, deliverable);
    visit(Field{"after_shock", "factor on its worth and cost once a regional shock has come",
                "judgement: none unless said, S26 gives the sign", Unit::number, {0, 10}},
          after_shock);
  }
};

/// Beliefs that discount what the other side promises.
struct Discount {
  double relief = 1;
  double compliance = 1;
  bool operator==(const Discount&) const = default;
};

/// How one side sees the other from the texts it has tabled: per issue, the sum of what it asked
/// for (issues the viewer performs) or held back (issues the other performs), and how many texts.
struct Learned {
  std::span<const double> sums;
  double texts = 0;
  double patience = 12;
};

/// Every package of named points: a grid with one axis an issue.
///
/// Worth is a sum over issues, so nothing is kept per package that a sum over its digits gives, and
/// weighing a whole agenda is built up axis by axis: one addition a package, not one an issue.
class Packages {
 public:
  /// Lays out all packages; `performers[k]` is the side that performs issue k.
  /// `shocked`: with the weights that hold after a regional shock. Where only weights differ from
  /// the last time (as from run to run), only these are worked out again.
  void lay_out(const Named<Issue>& issues, std::span<const Side> performers,
               bool shocked = false);

  int size() const { return count_; }
  int issues() const { return static_cast<int>(axes_.size()); }
  double term(int package, int issue) const {
    return axes_[static_cast<std::size_t>(issue)].points[digit(package, issue)];
  }
  Side performer(int issue) const { return axes_[static_cast<std::size_t>(issue)].performer; }
  /// Bits of the issues that a package moves at all.
  std::uint32_t moves(int package) const { return moves_[static_cast<std::size_t>(package)]; }
  /// Worth of a package to a side.
  double worth(Side side, int package, Discount discount) const;
  /// Whether a package breaks a red line of this side, or leaves out what an issue is linked to;
  /// `hard_floors` as drawn for the run.
  bool forbidden(Side side, int package, std::uint32_t hard_floors) const {
    const auto at = static_cast<std::size_t>(package);
    return (beyond_limit_[at] & performed_by_[side]) != 0 || unlinked_[at] != 0 ||
           (below_floor_[at] & hard_floors & performed_by_[other(side)]) != 0;
  }
  /// Whether a package asks anything of the other side.
  bool asks(Side side, int package) const {
    return (moves_[static_cast<std::size_t>(package)] & performed_by_[other(side)]) != 0;
  }
  bool can_ask(Side side, std::uint32_t agenda) const {
    return (agenda & performed_by_[other(side)]) != 0;
  }
  /// The packages that move nothing outside an agenda, the empty one left out.
  std::span<const int> allowed(std::uint32_t agenda) const;
  /// The package nearest to given terms.
  int nearest(std::span<const double> terms) const;
  /// Largest minus smallest undiscounted worth to a side over the packages on an agenda.
  double range(Side side, std::uint32_t agenda) const;

  /// One agenda as one side sees it, without the points beyond a red line of its own or short of
  /// one that it holds the other to. `bar` is 0 for what it could put its name to — nothing left
  /// out that is linked and, if anything can be asked of the other side, something asked — and −∞
  /// for the rest.
  struct Grid {
    std::uint32_t agenda = 0;
    std::uint32_t hard_floors = 0;
    Side side = 0;
    std::vector<std::vector<std::uint16_t>> points;  ///< by issue: which of its points, without 0
    std::vector<int> packages;  ///< by place in the grid
    std::vector<double> bar;
    std::vector<double> own, others;  ///< what `weigh` works out
    // What they were worked out for, so that the same eyes need not look twice.
    std::uint64_t priced = 0;
    Discount discount;
    std::vector<double> weights;
  };
  /// The grid, with every package's worth to the side itself and, by `weights` per issue, as it has
  /// learned, to the other.
  const Grid& weigh(Side side, std::uint32_t agenda, std::uint32_t hard_floors, Discount discount,
                    std::span<const double> weights) const;

 private:
  struct Axis {
    std::vector<double> points;
    std::vector<double> gains;   ///< of the other side, by point, before discounts
    std::vector<double> costs;   ///< of the performer, by point
    std::vector<bool> beyond;    ///< the performer's red line
    std::vector<bool> below;     ///< the other side's demand
    Side performer = 0;
    int stride = 1;
    int linked_to = -1;
    bool relief = false;
    bool same_structure(const Axis& axis) const;
  };
  static void shape(Axis& axis, const Issue& issue, Side performer);
  static void price(Axis& axis, const Issue& issue, bool shocked);
  void lay_out_grid();
  void put_open_points(Grid& grid, std::size_t issue) const;
  Grid& find_grid(Side side, std::uint32_t agenda, std::uint32_t hard_floors) const;
  double value(const Axis& axis, std::size_t digit, Side side, Discount discount) const {
    if (axis.performer == side) return -axis.costs[digit];
    return (axis.relief ? discount.relief : discount.compliance) * axis.gains[digit];
  }
  std::size_t digit(int package, int issue) const {
    return digits_[static_cast<std::size_t>(package) * axes_.size() +
                   static_cast<std::size_t>(issue)];
  }

  int count_ = 0;
  std::uint64_t priced_ = 0;  ///< counts the layings out
  std::vector<Axis> axes_;
  std::vector<Axis> next_;  ///< room for the next laying out
  std::vector<std::uint16_t> digits_;
  std::vector<std::uint32_t> moves_;
  std::uint32_t performed_by_[2] = {0, 0};
  std::vector<std::uint32_t> beyond_limit_;  ///< issues beyond the performer's red line
  std::vector<std::uint32_t> below_floor_;   ///< issues short of the other side's demand
  std::vector<std::uint32_t> unlinked_;      ///< issues without what they are linked to
  /// The last agendas asked for; a scenario has two, narrow and broad.
  struct Allowed {
    std::uint32_t agenda = 0;
    std::vector<int> packages;
  };
  mutable Allowed allowed_[2];
  mutable int next_allowed_ = 0;
  /// Two sides, some agendas, and twice that for floors that differ from run to run.
  mutable Grid grids_[16];
  mutable int next_grid_ = 0;
};

/// The other side's worth as learned from its texts: gains and costs on the agenda each normalised
/// to one.
double learned_worth(const Packages& packages, Side viewer, std::uint32_t agenda, int package,
                     const Learned& learned);

/// The package that gives the proposer at least `aspiration` and, as it has learned to see the
/// other, gives that side most; its own best if none reaches the aspiration. Nobody tables a pure
/// gift (a text asks for something) or what it would not sign (`reservation`). −1 if nothing is
/// left.
struct Sights {
  double aspiration = 0;
  double reservation = 0;
};
int propose(const Packages& packages, Side proposer, std::uint32_t agenda,
            std::uint32_t hard_floors, Sights sights, Discount discount, const Learned& learned);

/// The most a side can hope for: its best package among those the other is thought to lose no
/// more than `might_take` by. Also how good the best way out looks (its own surplus over
/// `reservation` or the other's learned worth, whichever is smaller).
struct Hopes {
  double top = 0;
  double way_out = -1;
};
Hopes hopes(const Packages& packages, Side side, std::uint32_t agenda, std::uint32_t hard_floors,
            double might_take, double reservation, Discount discount, const Learned& learned);

}  // namespace backchannel
