#pragma once

/// Everything that changes in one run: one flat buffer, sized by the scenario.
///
/// Copying it saves, rewinds or forks a run; nothing in it points anywhere. Fixed parts stand in
/// `Now`; whatever the scenario counts (channels, legs, hazards, instruments, issues) lies behind
/// it in sections of the same buffer. Letters under way and open incidents grow, so they stand in
/// two arrays of plain values beside it: growing must not move what is being worked on.

#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <vector>

#include "sim/crisis/ids.hpp"
#include "sim/crisis/ladder.hpp"
#include "sim/crisis/mind.hpp"
#include "sim/crisis/tally.hpp"

namespace backchannel {

enum class LetterKind : std::uint8_t {
  words,    ///< routine: reassures or threatens
  reply,    ///< the answer to words that asked
  explain,  ///< "it was an accident"
  warn,     ///< "what comes is limited"
  invite,   ///<
  accept,   ///<
  refuse,   ///<
  text,     ///< terms, where nobody meets
  agree,    ///< those terms are accepted
  clarify,  ///< "the package had nothing to do with the round"
  notice,   ///< "a strike is coming, and it is limited"
  offer,    ///< a number, where two haggle over one
  move      ///< words in a classic game
};
inline constexpr const char* kLetterNames[] = {"words",  "a reply",    "an explanation",
                                               "a warning", "an invitation", "an acceptance",
                                               "a refusal",    "terms",
                                               "agreement to the terms",
                                               "an explanation of the package",
                                               "notice of a limited strike",
                                               "an offer", "words of the game"};

/// A message under way.
struct Letter {
  Instant due = kNever;
  Instant sent = 0;
  Instant travel = 0;         ///< time on the way, for letters that wait for a line
  Instant asked = 0;          ///< when the words were sent that a reply answers
  double number = 0;          ///< what is offered, or said in a game
  std::uint32_t subject = 0;  ///< incident, chain or package it speaks of; the words of a game
  std::int16_t channel = 0;
  LetterKind kind = LetterKind::words;
  std::int8_t from = 0;
  bool hostile = false;       ///< as sent
  bool heard_hostile = false; ///< as it will be heard
  bool asks = false;
  bool waiting = false;       ///< for a line that is down
};

/// An incident whose victim has not answered yet.
struct OpenIncident {
  Instant rings = kNever;
  Instant opened = 0;
  std::uint32_t number = 0;
  double posterior = 0;
  double weight = 0;   ///< evidence taken from it, undone in part by a believed explanation
  double offence = 0;
  std::int8_t victim = 0;
  bool deliberate = false;
};

/// One quarrel on the ladder.
struct Chain {
  Cause cause = Cause::none;
  std::int8_t turn = 0;          ///< whose answer is due
  bool bounded = false;          ///< the side whose turn it is has read a bound
  bool pending = false;          ///< an announced strike is about to be carried out
  std::int32_t rung = 0;
  std::int32_t reprisals = 0;
  std::uint32_t number = 0;      ///< counts the answers, for luck
  Instant clock = kNever;        ///< when the side whose turn it is answers, or the strike falls
  Instant began = kNever;
};

/// A strike that was decided on and announced, and has not fallen yet.
struct PlannedStrike {
  Instant falls = kNever;
  std::int32_t client = -1;  ///< whom it falls on, or −1 for the other principal
  std::uint32_t number = 0;
  std::int8_t by = 0;
  bool bounded = false;      ///< the other side has read that it is limited
};

struct ChannelState {
  Instant toggles_at = kNever;   ///< next change of the line by itself
  std::uint32_t toggles = 0;
  bool up = true;
  double good = 1;               ///< record of rounds, a Beta (S11)
  double bad = 1;
};

struct HazardState {
  double accumulated = 0;   ///< Λ
  double target = 0;        ///< sum of k keyed unit exponentials
  double still = 0;         ///< per second, the part of λ that does not move with the levels
  // λ per second as alert takes its course: intensity + slope·E + bend·E², E = e^(−rate·t).
  double intensity = 0;
  double slope = 0;
  double bend = 0;
  double rate = 0;          ///< per second
  double put = 0;           ///< the `still` that it was last worked out for
  Instant since = 0;        ///< up to when Λ has been accumulated; t counts from here
  Instant fires_at = kNever;
  std::uint32_t course = 0; ///< of alert, that it was last worked out for; 0 for none
  std::uint32_t count = 0;
};

/// What has been asked of, done to and told an actor that is no principal.
struct ActorState {
  Instant asked_until = 0;      ///< its patron wants quiet until then
  Instant quiet_due = kNever;   ///< when the quiet will be noticed, if it lasts
  Instant struck_until = 0;     ///< what a strike on it deters lasts until then
  Instant briefed_until = 0;
};

struct ReactionState {
  Instant due = kNever;
  std::uint32_t count = 0;      ///< occasions so far, for luck
  std::int32_t done = 0;
};

/// The latest package a side has read, while it can still be explained.
struct Pressed {
  double extra = 0;      ///< weight its timing added
  double posterior = 0;  ///< chance, to the reader, that it was meant for the round
  std::uint32_t number = 0;
};

struct InstrumentState {
  double level = 0;
  double set = 0;  ///< where it is heading
};

/// The round that sits, or the date of the next.
struct Table {
  Instant date = kNever;
  Instant began = kNever;
  Instant ends_at = kNever;
  Instant next_exchange = kNever;
  Instant exchange_span = 0;
  Instant first_began = kNever;
  Instant last_ended = kNever;
  Instant probe = kNever;       ///< one day after the first round: for event studies
  Instant relief_due = kNever;
  std::uint32_t dates = 0;      ///< dates that came up, for luck
  std::uint32_t exchanges = 0;  ///< exchanges ever, for luck
  std::int32_t rounds = 0;
  std::int32_t refused_in_row = 0;
  std::int32_t text[2] = {-1, -1};   ///< latest text of each side, as heard by the other
  std::int32_t meant[2] = {-1, -1};  ///< the same, as it was meant
  std::uint32_t invitations = 0;
  std::int8_t proposer = 0;
  std::int8_t channel = 0;
  bool sitting = false;
  bool episode = false;         ///< a direct episode is on
  bool open_to_public = false;
  bool scope_settled = false;
  bool moved_in_round = false;
  bool commander[2] = {false, false};
  bool conceding[2] = {false, false};
  double top[2] = {0, 0};
  Instant weighed_at[2] = {kNever, kNever};  ///< last decision whether to concede (letters)
  bool answered[2] = {true, true};  ///< the other's latest text has been weighed (letters)
  std::uint32_t agenda = 0;
  std::uint32_t hard_floors = 0;
};

/// The fixed part.
struct Now {
  Instant at = 0;
  Instant levels_at = 0;
  Instant beliefs_at[2] = {0, 0};  ///< when a side's beliefs and offence last faded
  Instant next_tick = kNever;
  double tension = 0;
  double forces = 0;
  Mind minds[2];
  Chain chain;
  PlannedStrike planned;
  Table table;
  Tally tally;
  Instant words_due[2] = {kNever, kNever};
  std::uint32_t words_sent[2] = {0, 0};
  std::uint32_t letters_sent[2] = {0, 0};   ///< ordinals of each direction
  std::uint32_t seen[2][32] = {};           ///< acts read, by reader and kind, for luck
  std::uint32_t incidents = 0;
  Instant ultimatum_ends = kNever;
  double ultimatum_effect = 0;
  std::int8_t ultimatum_by = 0;
  Instant understanding_since = kNever;
  std::int32_t agreement = 0;               ///< Agreement in force
  std::int32_t agreed_package = -1;
  Instant last_contact = 0;
  Instant closed_since_contact = 0;
  Instant closed_at = kNever;               ///< since when no line has been open
  std::int32_t next_script = 0;
  Instant observe_at = kNever;
  Instant offer_due = kNever;               ///< when the side that holds the pen makes its offer
  std::int8_t pen = 0;
  struct Aspires {
    Instant at = -1;
    double to = 1;
    double exponent = 1;
  };
  Aspires aspires[2];                       ///< what each side would settle for, and when
  Instant actor_change = kNever;            ///< next end of something in `actors()`
  Instant active_since = 0;                 ///< up to when open intermediaries were counted
  double active_days = 0;
  double programme = 0;
  double access = 0;
  Pressed pressed[2];
  std::uint32_t packages_read = 0;
  std::uint32_t offers = 0;
  bool breached = false;
  double carried_at_breach = 0;  ///< messages that had gone by the talks' own route
  bool shocked = false;
  bool broken_off = false;
  bool struck = false;
  bool war = false;
  bool over = false;                        ///< what the run was about has been settled
};

struct Sizes {
  int actors = 0;
  int channels = 0;
  int legs = 0;
  int hazards = 0;
  int instruments = 0;
  int issues = 0;
  int reactions = 0;
  int games = 0;   ///< 1 if a classic game is played
  bool operator==(const Sizes&) const = default;
};

class Crisis {
 public:
  explicit Crisis(const Sizes& sizes);
  Crisis() : Crisis(Sizes{}) {}

  /// Back to the first instant; keeps its room.
  void clear();

  Now& now() { return *at<Now>(0); }
  /// Trust of a side in each actor as an operator.
  std::span<Belief> operators(Side side) {
    return section<Belief>(operators_at_ + offset<Belief>(side, sizes_.actors), sizes_.actors);
  }
  std::span<ChannelState> channels() {
    return section<ChannelState>(channels_at_, sizes_.channels);
  }
  std::span<HazardState> hazards() { return section<HazardState>(hazards_at_, sizes_.hazards); }
  std::span<InstrumentState> instruments() {
    return section<InstrumentState>(instruments_at_, sizes_.instruments);
  }
  std::span<ActorState> actors() { return section<ActorState>(actors_at_, sizes_.actors); }
  std::span<ReactionState> reactions() {
    return section<ReactionState>(reactions_at_, sizes_.reactions);
  }
  /// What a side has learned of the other's wishes, per issue (sums over texts).
  std::span<double> learned(Side viewer) {
    return section<double>(learned_at_ + offset<double>(viewer, sizes_.issues), sizes_.issues);
  }
  /// Technical work done, per issue.
  std::span<double> work() { return section<double>(work_at_, sizes_.issues); }
  /// The running state of all legs; the engine reads it as the channel room's LegState.
  template <class LegState>
  std::span<LegState> legs() {
    static_assert(sizeof(LegState) <= kLegBytes);
    return section<LegState>(legs_at_, sizes_.legs);
  }
  /// The running state of a classic game; the engine reads it as its own `Playing`.
  template <class Playing>
  Playing& game() {
    static_assert(sizeof(Playing) <= kGameBytes && std::is_trivially_copyable_v<Playing>);
    return *at<Playing>(game_at_);
  }

  std::vector<Letter> letters;
  std::vector<OpenIncident> incidents;

 private:
  static constexpr std::size_t kLegBytes = 32;
  static constexpr std::size_t kGameBytes = 1024;
  template <class T>
  static std::size_t offset(Side side, int count) {
    return side == 0 ? 0 : static_cast<std::size_t>(count) * sizeof(T);
  }
  template <class T>
  T* at(std::size_t where) {
    return reinterpret_cast<T*>(buffer_.data() + where);
  }
  template <class T>
  std::span<T> section(std::size_t where, int count) {
    static_assert(std::is_trivially_copyable_v<T>);
    return {at<T>(where), static_cast<std::size_t>(count)};
  }

  Sizes sizes_;
  std::size_t operators_at_ = 0;
  std::size_t channels_at_ = 0;
  std::size_t legs_at_ = 0;
  std::size_t hazards_at_ = 0;
  std::size_t instruments_at_ = 0;
  std::size_t learned_at_ = 0;
  std::size_t work_at_ = 0;
  std::size_t actors_at_ = 0;
  std::size_t reactions_at_ = 0;
  std::size_t game_at_ = 0;
  std::vector<std::byte> buffer_;
};

static_assert(std::is_trivially_copyable_v<Now>);

}  // namespace backchannel
