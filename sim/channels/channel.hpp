#pragma once

/// A channel as an object: what becomes of words between two actors (model §3, B9).
///
/// A message crosses the legs in order. Leg 0 is what any message between the two would suffer;
/// the legs after it are what an operator adds on top.
///
///     delay     Σ latency + Σ waiting for the operator, + waiting while the line is down
///     lost      if any leg loses it, or the line is down and drops words
///     symbol    flipped with 1/2·(1 − Π(1 − 2ε)); one of k > 2 intact with
///               1/k + (1 − 1/k)·Π(1 − ε·k/(k − 1)), any wrong one as likely as another
///     noise     variances of the legs add
///     leaked    1 − Π(1 − ℓ) per message
///
/// (A28, A19, A14, A14g, A14l, A29 and A34 are the closed forms it must meet.)
///     line      up and down by turns: A(t) = μ/(λ+μ) + λ/(λ+μ)·e^(−(λ+μ)t)
///
/// A channel cannot know why words were said, and a speaker cannot know what it will do to them.
/// What an intermediary may add is grouped into six benefits (model §0.1); a switch that is off
/// sets its group to the values of the scenario's reference channel, and nothing else helps.
///
/// Left out: routing over a graph of relays, and operators who lie (only errors and withholding).

#include <cstdint>
#include <span>

#include "sim/crisis/ids.hpp"
#include "sim/crisis/luck.hpp"
#include "sim/parameters/fields.hpp"

namespace backchannel {

enum class Form : std::uint8_t {
  direct,            ///< face to face, no host
  hosted,            ///< the host opens the room and withdraws
  shuttle,           ///< separate rooms, every utterance through the operator
  hybrid,            ///< a shuttle in which a direct episode may start
  relay,             ///< letters, no meeting
  protecting_power,  ///< formal notes, always open, no meeting
  podium             ///< public statements, heard by all
};
template <>
struct Names<Form> {
  static constexpr std::string_view of[] = {"direct", "hosted",           "shuttle", "hybrid",
                                            "relay",  "protecting_power", "podium"};
};

enum class Authority : std::uint8_t { relay, reframe, propose, guarantee };
template <>
struct Names<Authority> {
  static constexpr std::string_view of[] = {"relay", "reframe", "propose", "guarantee"};
};

enum class WhenDown : std::uint8_t { wait, drop };
template <>
struct Names<WhenDown> {
  static constexpr std::string_view of[] = {"wait", "drop"};
};

struct Leg {
  Distribution latency = Distribution::fixed(0);
  Distribution handling = Distribution::fixed(0);
  Distribution visits = Distribution::fixed(0);
  double error = 0;
  double noise = 0;
  double loss = 0;
  double leak = 0;

  void fields(auto& visit) {
    visit(Field{"latency", "time a message needs on this leg", "theory B9", Unit::duration,
                {0, 400}}, latency);
    visit(Field{"handling", "time the operator needs for one message, one at a time, first come "
                "first served; its mean is one over the capacity",
                "judgement: unlimited capacity unless said", Unit::duration, {0, 400}}, handling);
    visit(Field{"visits", "time between two departures of an envoy who takes what has gathered",
                "judgement: no envoy unless said", Unit::duration, {0, 400}}, visits);
    visit(Field{"error", "chance that the intent symbol is flipped", "theory B9", Unit::share,
                {0, 0.5}}, error);
    visit(Field{"noise", "standard deviation added to numbers, in units of z or of the scale",
                "theory A14", Unit::number, {0, 5}}, noise);
    visit(Field{"loss", "chance that the message never arrives", "theory B9", Unit::share,
                kProbability}, loss);
    visit(Field{"leak", "chance that it reaches the press", "theory B9", Unit::share,
                kProbability}, leak);
  }
};

struct Channel {
  Form form = Form::direct;
  Reference operated_by;
  std::string says;
  std::vector<Leg> legs = {Leg{}};
  // availability
  double mean_up = 0;
  double mean_down = 0;
  double answers = 1;
  WhenDown when_down = WhenDown::wait;
  double urgent = 1;
  double offers = 0;
  // tone
  double tone_filter = 0;
  double withhold = 0;
  // knowledge
  bool credible = false;
  double vouching = 0;
  double briefings = 0;
  // audience
  double publicity = 1;
  double recognition = 0;
  double framing = 0;
  double tells = 1;
  // confidentiality, besides the leak of the legs
  double rivals = 0;
  // authority
  Authority authority = Authority::relay;
  double guarantee = 0.4;
  int proposes_every = 4;
  // format, a cost and none of the six benefits
  double exchange = 0.5 / 24;
  double episode = 0;
  double episode_technical = 0;
  double precedent = 0;

  void fields(auto& visit) {
    visit(Field{"form", "how the two sides meet or write", "model §3", Unit::none, {}, true},
          form);
    visit(Field{"operator", "who carries the words; none for a line of their own", "model §3"},
          operated_by);
    visit(Field{"says", "what it is, in words", "model §3"}, says);
    visit(Field{"legs", "what words suffer, leg by leg; leg 0 is the law of any direct line",
                "theory A14"}, legs);
    availability_fields(visit);
    benefit_fields(visit);
    visit(Field{"exchange", "time one exchange of a round takes in this form",
                "judgement: a shuttle walks between rooms", Unit::duration, {0.000001, 30}},
          exchange);
    visit(Field{"episode", "hybrid: chance per round that a direct episode starts",
                "judgement: once in February 2026, N18", Unit::share, kProbability}, episode);
    visit(Field{"episode_technical", "hybrid: what full technicality adds to that chance",
                "judgement: S34 gives the sign", Unit::share, kProbability}, episode_technical);
    visit(Field{"precedent", "hybrid: what an earlier direct episode adds to that chance",
                "judgement: none unless said, S34 gives the sign", Unit::share, kProbability},
          precedent);
  }

 private:
  void availability_fields(auto& visit) {
    visit(Field{"mean_up", "mean time the line stays up; 0 means it never goes down by itself",
                "theory A34", Unit::duration, {0, 40000}}, mean_up);
    visit(Field{"mean_down", "mean time it stays down", "theory A34", Unit::duration, {0, 4000}},
          mean_down);
    visit(Field{"answers", "chance that the line answers at all, call by call", "theory A18",
                Unit::share, kProbability}, answers);
    visit(Field{"when_down", "words wait for the line, or are dropped", "model §3"}, when_down);
    visit(Field{"urgent", "factor on latency for explanations and warnings",
                "judgement: urgent notes go by telephone", Unit::number, {0, 1}}, urgent);
    visit(Field{"offers", "rate at which the operator itself proposes a meeting while none is "
                "set, at rest; it grows with alert", "judgement: none unless said, S47 gives the "
                "sign", Unit::rate, {0, 5}}, offers);
  }
  void benefit_fields(auto& visit) {
    visit(Field{"tone_filter", "share of the hostility of words that the operator takes off",
                "theory B9", Unit::share, kProbability}, tone_filter);
    visit(Field{"withhold", "chance that a hostile message is held back", "theory A8",
                Unit::share, kProbability}, withhold);
    visit(Field{"credible", "the operator's word counts by the trust each side has in it",
                "theory B2"}, credible);
    visit(Field{"vouching", "share by which a guilty side's chance to pass off an explanation "
                "falls, as the operator knows better", "judgement: A5 gives the sign",
                Unit::share, kProbability}, vouching);
    visit(Field{"briefings", "rate at which the operator briefs the two capitals on each other",
                "judgement: S39 gives the sign", Unit::rate, {0, 5}}, briefings);
    visit(Field{"publicity", "share of the audience cost that talks on this channel carry",
                "theory B5", Unit::share, kProbability}, publicity);
    visit(Field{"recognition", "cost at home of being seen at one table",
                "judgement: S41 gives the sign", Unit::number, {0, 2}}, recognition);
    visit(Field{"framing", "share of the disappointment after an empty round that the operator's "
                "modest words beforehand take away", "judgement: none unless said, S39 gives the "
                "sign", Unit::share, kProbability}, framing);
    if (form == Form::podium)
      visit(Field{"tells", "how much its words tell, against a private message",
                  "judgement: S23 ranks public statements last", Unit::share, kProbability},
            tells);
    visit(Field{"rivals", "chance per message that a rival or a third state learns of it",
                "judgement: none unless said", Unit::share, kProbability}, rivals);
    visit(Field{"authority", "what the operator may do with the substance", "model §3"},
          authority);
    if (authority >= Authority::propose)
      visit(Field{"proposes_every", "the operator tables a text every so many exchanges",
                  "judgement: after each side has spoken twice", Unit::number, {1, 1000}},
            proposes_every);
    if (authority == Authority::guarantee)
      visit(Field{"guarantee", "share of the doubt about promises that a guarantor takes away",
                  "theory B6", Unit::share, kProbability}, guarantee);
  }
};

/// The six benefits, and nothing else, through which an intermediary may help.
struct Switches {
  bool confidentiality = true;
  bool tone = true;
  bool knowledge = true;
  bool availability = true;
  bool audience = true;
  bool authority = true;

  void fields(auto& visit) {
    const auto line = [](std::string_view name, std::string_view meaning) {
      return Field{name, meaning, "model §0.1"};
    };
    visit(line("confidentiality", "leaks and who else hears of it"), confidentiality);
    visit(line("tone", "hostility taken off, hostile words held back"), tone);
    visit(line("knowledge", "credibility, vouching, briefings"), knowledge);
    visit(line("availability", "up and down, latency, capacity"), availability);
    visit(line("audience", "publicity and the cost of sitting together"), audience);
    visit(line("authority", "the right to propose or guarantee"), authority);
  }
};

/// What one who chooses among routes knows of a channel without trying it: worked out by
/// `prospect_of`, so that choosing costs no arithmetic.
struct Prospect {
  double days = 0;         ///< mean time on the way
  double urgent_days = 0;  ///< the same for explanations and warnings
  double leak = 0;         ///< chance that some leg leaks a message
};
Prospect prospect_of(const Channel& channel);

/// Sets every switched-off group of a channel to the values of `reference`.
void remove_benefits(Channel& channel, const Channel& reference, const Switches& switches);

/// A message as the channel sees it.
struct Parcel {
  std::uint32_t pair = 0;     ///< luck of sender and receiver, in that order
  std::uint32_t ordinal = 0;  ///< the pair's own count of messages
  Instant now = 0;
  bool hostile = false;       ///< its intent symbol
  bool urgent = false;
  int symbol = 0;             ///< of `symbols`, where there are more than two
  int symbols = 2;
  std::size_t first_leg = 0;  ///< of those it crosses: to an operator or from it not all are
  std::size_t end_leg = static_cast<std::size_t>(-1);
};

/// What became of it.
struct Transit {
  Instant arrives = 0;        ///< if the line is up now; otherwise `waiting` legs start later
  Instant travel = 0;         ///< time on the way once the line is up
  Instant queued = 0;         ///< of which waiting for an operator
  bool lost = false;
  bool withheld = false;
  bool heard_hostile = false;
  int heard_symbol = 0;
  bool leaked = false;
  bool overheard = false;     ///< by a rival or a third state
  double hop_variance = 0;
  double blur = 0.5;          ///< a uniform for what that variance does to a number
};

/// Running state of one leg: when its operator is free, and the envoy's next departure.
struct LegState {
  Instant free_at = 0;
  Instant departs = 0;
  std::uint32_t departures = 0;
  std::uint32_t handled = 0;
};

/// Sends one parcel down a channel. Pure but for the queues it advances.
Transit carry(const Channel& channel, std::span<LegState> legs, const Parcel& parcel,
              const Luck& luck);

/// Whether two parties sit in one room in this form.
constexpr bool in_one_room(Form form) { return form == Form::direct || form == Form::hosted; }
/// Whether rounds can be held on it at all.
constexpr bool holds_rounds(Form form) {
  return form == Form::direct || form == Form::hosted || form == Form::shuttle ||
         form == Form::hybrid;
}

}  // namespace backchannel
