#pragma once

/// Which of several copies of this program this one is, when something started several.
///
/// `mpirun -n K` (Open MPI, MPICH and others) tells each copy its rank and their number in the
/// environment. That is all that is used: copies need not talk to each other, since each does a
/// shard of the rows into a file of its own, so the program is linked to no MPI and starts as fast
/// without. What Slurm says of a batch script (SLURM_PROCID) is not used: it stands in the
/// environment of every command of the script, also of those that were started once.

#include <cstdint>

namespace backchannel {

struct Ranks {
  std::uint32_t rank = 0;
  std::uint32_t size = 1;
};

/// What the environment says; one of one if it says nothing, or something that makes no sense.
Ranks ranks_around_us();

}  // namespace backchannel
