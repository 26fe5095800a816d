// What one would settle for, and what one demands.

#include "sim/rounds/haggling.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace backchannel {
namespace {

TEST(Haggling, AspirationFallsFromAllToTheReservation) {
  for (const double exponent : {0.5, 1.0, 4.0}) {
    EXPECT_EQ(aspiration(0.3, exponent, 0), 1);
    EXPECT_EQ(aspiration(0.3, exponent, 1), 0.3);
    EXPECT_EQ(aspiration(0.3, exponent, 7), 0.3);
    double last = 1;
    for (double t = 0.05; t < 1; t += 0.05) {
      const double now = aspiration(0.3, exponent, t);
      EXPECT_LT(now, last);
      EXPECT_NEAR(now, 1 - 0.7 * std::pow(t, exponent), 1e-14);
      last = now;
    }
  }
}

TEST(Haggling, TheEagerConcedeEarlier) {
  EXPECT_LT(aspiration(0.2, 1 / 2.0, 0.3), aspiration(0.2, 1, 0.3));
  EXPECT_LT(aspiration(0.2, 1, 0.3), aspiration(0.2, 1 / 0.5, 0.3));
}

TEST(Haggling, ADemandIsTheLeastOnTheGrainThatIsEnough) {
  EXPECT_EQ(demand(0.4787, 0), 0.4787);
  for (int k = 0; k <= 100; ++k) {
    const double step = k / 100.0;
    EXPECT_EQ(demand(step, 100), step);
    if (k == 0) continue;
    EXPECT_EQ(demand(step - 1e-9, 100), step);
    EXPECT_EQ(demand(step - 0.0099, 100), step);
  }
  EXPECT_EQ(demand(1, 7), 1);
}

}  // namespace
}  // namespace backchannel
