#pragma once

/// The list of classic games: one family a file, one line a family here.
///
/// A scenario names one under `game: {plays: …}`; the other fields of the block are then those of
/// the family. Adding a game is a file beside this one, an include, and its name in `FamilyList`.

#include <array>
#include <tuple>

#include "sim/policies/strategic/alternating_offers.hpp"
#include "sim/policies/strategic/arms_race.hpp"
#include "sim/policies/strategic/attribution.hpp"
#include "sim/policies/strategic/audience_costs.hpp"
#include "sim/policies/strategic/bargaining_solution.hpp"
#include "sim/policies/strategic/biased_mediator.hpp"
#include "sim/policies/strategic/brinkmanship.hpp"
#include "sim/policies/strategic/cheap_talk.hpp"
#include "sim/policies/strategic/confirmations.hpp"
#include "sim/policies/strategic/deployment.hpp"
#include "sim/policies/strategic/game.hpp"
#include "sim/policies/strategic/grim_trigger.hpp"
#include "sim/policies/strategic/mediation.hpp"
#include "sim/policies/strategic/noisy_report.hpp"
#include "sim/policies/strategic/preventive_war.hpp"
#include "sim/policies/strategic/quantal_response.hpp"
#include "sim/policies/strategic/reassurance.hpp"
#include "sim/policies/strategic/reciprocity.hpp"
#include "sim/policies/strategic/relayed_number.hpp"
#include "sim/policies/strategic/relayed_word.hpp"
#include "sim/policies/strategic/reputational_bargaining.hpp"
#include "sim/policies/strategic/sanctions_relief.hpp"
#include "sim/policies/strategic/sealed_offers.hpp"
#include "sim/policies/strategic/seat.hpp"
#include "sim/policies/strategic/take_it_or_leave_it.hpp"
#include "sim/policies/strategic/tick_order.hpp"
#include "sim/policies/strategic/trust_walk.hpp"
#include "sim/policies/strategic/war_of_attrition.hpp"

namespace backchannel {

using FamilyList = std::tuple<
    TakeItOrLeaveIt,
    NoisyReport,
    TrustThreshold,
    Reassurance,
    BiasedMediator,
    SealedOffers,
    QuantalResponse,
    NoisyChoice,
    BargainingSolution,
    Deployment,
    GrimTrigger,
    SanctionsRelief,
    PreventiveWar,
    Mediation,
    CheapTalk,
    AlternatingOffers,
    ArmsRace,
    Attribution,
    AudienceCosts,
    Brinkmanship,
    Confirmations,
    Reciprocity,
    RelayedNumber,
    RelayedWord,
    ReputationalBargaining,
    TickOrder,
    TrustWalk,
    WarOfAttrition
    >;

struct Families {
  FamilyList list;
};

template <class List>
struct FamilyNames;
template <class... Family>
struct FamilyNames<std::tuple<Family...>> {
  static constexpr std::array<std::string_view, sizeof...(Family) + 1> of = {"none",
                                                                             Family::kName...};
};
template <>
struct Names<GameKind> {
  static constexpr auto of = FamilyNames<FamilyList>::of;
};

/// Calls `act` with the family that is played, if any.
template <class G, class Act>
void with_family(G& game, const Act& act) {
  std::apply(
      [&](auto&... family) {
        std::size_t index = 0;
        ((++index == static_cast<std::size_t>(game.plays) ? act(family) : void()), ...);
      },
      game.families().list);
}

template <class Visit>
void visit_family(Game& game, Visit& visit) {
  with_family(game, [&](auto& family) { family.fields(visit); });
}

}  // namespace backchannel
