#pragma once

/// A seat at a classic game, and what whoever sits there may know and do.
///
/// The games of theory (A1–A33) are played by the two principals, sometimes with an intermediary
/// between them, under rules that draw types and say what an ending is worth. A strategy is a pure
/// function: it is given its own `Position` — its type, what it has noted, what it has just heard —
/// and answers with `Moves`. It never sees the other seats, the crisis or the channel's luck; the
/// engine (engine/play.cpp) carries every word through the scenario's channel, which may delay,
/// blur, flip, lose, withhold or leak it. So no outcome is ever computed from a formula: it comes
/// out of types drawn, words carried and offers answered.
///
/// Units: payoffs in units of what is at stake, times in days. Errors: none; a game refuses
/// parameters outside its domain by `mistakes()` when a file is read. Left out: games of more than
/// two principals.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/crisis/ids.hpp"
#include "sim/crisis/luck.hpp"

namespace backchannel {

/// Seats 0 and 1 are the principals.
inline constexpr int kIntermediary = 2;
/// The rules: nature's draws and whatever happens to all at once.
inline constexpr int kRules = 3;
inline constexpr int kSeats = 4;

/// What kind of thing is said, so that a story can tell it.
enum class Saying : std::uint8_t {
  message, demand, accept, refuse, report, recommend, confirm, act, quit
};
inline constexpr const char* kSayings[] = {"message", "demand",  "accept", "refuse", "report",
                                           "recommend", "confirm", "act",  "quit"};

/// Words of a game. A channel may blur the number and change the symbol: the last of `symbols` is
/// the hostile one, which channels can withhold, and two symbols are flipped as A14 says.
struct Utterance {
  Saying saying = Saying::message;
  double number = 0;
  int symbol = 0;
  int symbols = 2;
};

/// Words as they reached a seat.
struct Heard {
  Utterance words;
  int from = 0;
  double said_on = 0;  ///< day
};

/// What one seat keeps in mind; nobody else reads it.
struct Own {
  double type = 0;
  double note[8] = {};
  std::int32_t stage = 0;
  std::int32_t count = 0;
};

/// The seat's own luck, looked up under its name and its own count of draws.
class Draws {
 public:
  Draws(const Luck& luck, Purpose purpose, std::uint32_t who, std::uint32_t& index)
      : luck_(luck), purpose_(purpose), who_(who), index_(index) {}
  double uniform() { return luck_.uniform(purpose_, who_, index_++); }
  double between(double low, double high) { return low + (high - low) * uniform(); }
  bool chance(double probability) { return uniform() < probability; }
  double exponential(double mean) { return mean * luck_.exponential(purpose_, who_, index_++); }
  double normal() { return luck_.normal(purpose_, who_, index_++); }

 private:
  const Luck& luck_;
  Purpose purpose_;
  std::uint32_t who_;
  std::uint32_t& index_;
};

/// What everybody knows of the line the game is played on.
struct Wire {
  bool operated = false;      ///< somebody carries the words
  bool may_propose = false;   ///< and may make proposals of its own
  bool binds = false;         ///< which bind both
  bool confidential = false;  ///< what one tells the operator is not heard by the other
  double error = 0;           ///< chance that a symbol of two arrives flipped, all legs together
  double told_error = 0;      ///< the same from the operator on, without the first leg
  double variance = 0;        ///< that legs add to numbers
  double loss = 0;
  double withhold = 0;
  double leak = 0;
  double tells = 0;           ///< chance that what one tells the operator reaches the other
  double delay = 0;           ///< mean days on the way
  int hops = 0;               ///< 0 where there is no line
  double horizon = 0;         ///< days until the run ends, whatever is played
  static constexpr int kHops = 8;
  double errors[kHops] = {};  ///< of each of the first legs alone, for words of many symbols
};

enum class Occasion : std::uint8_t {
  opens,    ///< the game begins
  hears,    ///< words reached the seat they were meant for
  learns,   ///< words meant for another became known: a leak, or a line that rivals hear
  rings     ///< its own clock
};

/// All that one seat knows when it moves.
struct Position {
  int seat = 0;
  double day = 0;
  Occasion occasion = Occasion::opens;
  const Heard* heard = nullptr;  ///< on `hears` and `learns`
  const Wire& wire;
  Own& own;
  Draws& draws;
};

/// Things that only games measure; each is a column of the results.
enum class Gauge : std::uint8_t {
  demanded, miss, right, judged, level_a, level_b, at_once_a, at_once_b
};

/// What a seat does now; the engine carries it out.
class Moves {
 public:
  struct Said {
    Utterance words;
    int to = 0;
    double against = 0;  ///< what the speaker measured it against, for the story
    int route = -1;      ///< by the talks' own line unless another is named
  };
  struct Noted {
    Gauge measure = Gauge::demanded;
    double value = 0;
  };
  static constexpr std::size_t kMost = 16;

  void say(int to, const Utterance& words, double against = 0, int route = -1) {
    if (said_count < kMost) said[said_count++] = {words, to, against, route};
  }
  /// Rings the seat's own clock, in place of any it had set before.
  void wake_in(double days) { wake = days; }
  /// Goes to war: chosen, whatever the channel.
  void fight() { ends = Ends::war; }
  /// Agrees that the first principal gets this share.
  void agree(double share_of_first) {
    ends = Ends::agreed;
    share = share_of_first;
  }
  /// Gives way: the other side has what is at stake.
  void give_way() { ends = Ends::yielded; }
  /// Whoever of two that chose at once gave way; for the rules to say.
  void gives_way(int seat) {
    give_way();
    gave_way = seat;
  }
  /// The game is over without any of these.
  void close() { ends = Ends::closed; }
  void note(Gauge measure, double value) {
    if (noted_count < kMost) noted[noted_count++] = {measure, value};
  }
  /// Counts one round of the game.
  void count_round() { ++rounds; }
  /// What the seat does where all choose at once: known to the rules alone.
  void choose(double action) { chosen = action; }

  enum class Ends : std::uint8_t { not_yet, war, agreed, yielded, closed };
  std::array<Said, kMost> said;
  std::size_t said_count = 0;
  std::array<Noted, kMost> noted;
  std::size_t noted_count = 0;
  std::optional<double> wake;
  std::optional<double> chosen;
  Ends ends = Ends::not_yet;
  double share = 0;
  int gave_way = -1;  ///< where it is not the one who moves
  int rounds = 0;
};

/// What the rules see: everything.
struct Match {
  Moves::Ends ended = Moves::Ends::not_yet;
  int by = -1;             ///< who ended it
  double day = 0;
  double share = 0;        ///< of the first principal, where they agreed
  int rounds = 0;
  double chosen[3] = {};
  Own own[kSeats];
};

/// Something that theory says of a game, and how it is seen in its runs.
///
/// With `solved` it is a number that the strategy works out for itself, held against the formula.
/// Otherwise it is the mean of a column over runs; with a bound the share of runs; with `about` the
/// mean square distance from it; with `times` the mean product of the two distances. With `given`
/// only the runs count in which that column is at least `given_at_least`; `before` counts those in
/// which it came before another, and a `tolerance` replaces the standard error.
struct Prediction {
  std::string row = {};       ///< of the theory: `A1`, `A3s`
  std::string quantity = {};  ///< as the theory prints it
  double exact = 0;      ///< by the formula
  std::string measure = {};
  std::optional<double> at_least = {};
  std::optional<double> at_most = {};
  std::optional<double> about = {};
  std::string times = {};
  double times_about = 0;
  std::string given = {};
  double given_at_least = 0;
  std::string before = {};
  double tolerance = 0;
  std::optional<double> solved = {};
};

/// A parameter that a game cannot be played with.
struct Mistake {
  std::string field;
  std::string problem;
  std::string reason;
  std::string suggestion;
};

/// What a family of games says where it has nothing of its own to say.
struct Unplayed {
  Wire line;  ///< what the game is played on; known before `solve`
  void fields(auto&) {}
  /// Works out the strategies from the parameters; called whenever one has been set.
  void solve() {}
  std::vector<Mistake> mistakes() const { return {}; }
  /// May instead take the `Wire` on which the game is played, where what it predicts depends on it.
  std::vector<Prediction> predictions() const { return {}; }
  /// Nature deals the types.
  void deal(Match&, Draws&) const {}
  void play(const Position&, Moves&) const {}
  /// The rules themselves move: what happens to all at once.
  void rule(Match&, Draws&, const Wire&, double /*day*/, Moves&) const {}
  /// What the ending is worth to each side, and what is measured at the end.
  void pay(const Match&, double (&)[2], Moves&) const {}
};

}  // namespace backchannel
