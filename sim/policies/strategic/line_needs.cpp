#include "sim/policies/strategic/line_needs.hpp"

namespace backchannel {

std::vector<Mistake> line_mistakes(const Wire& line, const LineNeeds& needs) {
  if (line.hops == 0)
    return {{"plays", "there is no line to play it on", "nobody would hear a word",
             "name a channel under `talks`"}};
  std::vector<Mistake> mistakes;
  const auto refuse = [&](const char* problem, const char* reason, const char* suggestion) {
    mistakes.push_back({"plays", problem, reason, suggestion});
  };
  if (line.variance > 0)
    refuse("the line it is played on blurs numbers",
           "theory has no formula for an offer that arrives as another",
           "take `noise` off the legs of the talks' channel");
  if (line.loss > 0 || line.withhold > 0)
    refuse("the line it is played on loses words, or holds them back",
           "the players would wait for what never comes",
           "take `loss` and `withhold` off the talks' channel");
  if (needs.straight && line.error > 0)
    refuse("the line it is played on turns words around",
           "theory has no formula for what is taken for its opposite in this game",
           "take `error` off the legs of the talks' channel");
  if (needs.prompt && line.delay > 0)
    refuse("words need time on the line it is played on",
           "what is done is known before the next period begins",
           "take `latency` off the legs of the talks' channel");
  if (needs.operated && !line.operated)
    refuse("nobody carries the words", "this game is played through somebody between the two",
           "give the talks' channel an `operator`");
  if (needs.proposes && line.operated && !line.may_propose)
    refuse("whoever carries the words may not speak for himself",
           "in this game he says what the words of both come to",
           "give the talks' channel `authority: propose`");
  return mistakes;
}

}  // namespace backchannel
