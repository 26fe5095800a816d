# shellcheck shell=bash disable=SC2034,SC2154
#
# What ./run and ./test share: is everything installed, and is the build up to date?
# Sourced by them with `root` set to the folder of the sources. Messages go to stderr, so that
# standard output stays the program's own.

# What the program needs, and what its tests need besides. Boost stands apart: any from 1.74 on
# will do, and asking for another one would make the package manager remove the one that is there.
# So does Node.js, which bundles the pages and may have come from elsewhere; npm fetches what they
# are bundled of, and what the tests in a browser need, as package-lock.json names it.
program_packages=(g++ cmake ninja-build libeigen3-dev libyaml-cpp-dev libcli11-dev libfmt-dev
                  nlohmann-json3-dev libsleef-dev libsqlite3-dev zlib1g-dev coinor-libclp-dev)
test_packages=(libgtest-dev libgmock-dev clang ccache libbenchmark-dev python3-numpy
               chromium fonts-noto-core)
boost_header=${BOOST_HEADER:-/usr/include/boost/version.hpp}

node_program=${NODE_PROGRAM:-node}
npm_program=${NPM_PROGRAM:-npm}

say() { printf 'backchannel: %s\n' "$*" >&2; }

has_boost() {
  local version
  [[ -r $boost_header ]] || return 1
  version=$(sed -n 's/^#define BOOST_VERSION \([0-9]*\).*/\1/p' "$boost_header")
  (( ${version:-0} >= 107400 ))
}

# missing_packages <package>... : prints those that are not installed, one a line.
missing_packages() {
  local states package
  states=$(dpkg-query --show --showformat '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null) || true
  for package in "$@"; do
    grep -q -x -F -- "$package installed" <<<"$states" || printf '%s\n' "$package"
  done
  has_boost || printf 'libboost-dev\n'
  command -v "$node_program" >/dev/null || printf 'nodejs\n'
  command -v "$npm_program" >/dev/null || printf 'npm\n'
}

# apt_install <package>... : adds packages, and never removes or downgrades one for it. The lists
# of packages are fetched anew only if a package is unknown or can no longer be had as listed.
apt_install() {
  local sudo=() package stale=no
  local add=(env DEBIAN_FRONTEND=noninteractive
             apt-get install --yes --no-remove --no-install-recommends "$@")
  (( $(id -u) == 0 )) || sudo=(sudo)
  for package in "$@"; do
    apt-cache show -- "$package" >/dev/null 2>&1 || stale=yes
  done
  if [[ $stale == no ]] && "${sudo[@]}" "${add[@]}" >&2 </dev/null; then return 0; fi
  "${sudo[@]}" apt-get update >&2 </dev/null && "${sudo[@]}" "${add[@]}" >&2 </dev/null
}

# ensure_packages <package>... : installs what is missing, after asking unless we are root.
ensure_packages() {
  local missing answer
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    [[ -e $root/build ]] && return 0
    say "this is not Debian or Ubuntu, so please see to these yourself: a C++20 compiler, CMake 3.25,"
    say "Ninja, Boost 1.74 or newer, Eigen 3.4, yaml-cpp, CLI11, fmt, nlohmann-json, SLEEF,"
    say "SQLite, zlib, CLP, Node.js with npm; for ./test also GoogleTest, GoogleMock, NumPy and"
    say "Chromium."
    say "Going on with what is here."
    return 0
  fi
  mapfile -t missing < <(missing_packages "$@")
  (( ${#missing[@]} == 0 )) && return 0

  say "not installed yet: ${missing[*]}"
  if (( $(id -u) != 0 )); then
    if [[ ! -t 0 ]]; then
      say "please run: sudo apt-get install --no-remove --no-install-recommends ${missing[*]}"
      exit 1
    fi
    read -r -p 'backchannel: install them with sudo apt-get? [y/N] ' answer || answer=no
    [[ $answer == [yY]* ]] || { say "nothing was installed"; exit 1; }
  fi
  apt_install "${missing[@]}" || { say "apt-get could not install: ${missing[*]}"; exit 1; }
}

# logged <log> <command>... : runs quietly; what it printed is shown only if it fails.
logged() {
  local log=$1
  shift
  "$@" >>"$log" 2>&1 </dev/null && return 0
  cat "$log" >&2
  say "failed: $*"
  return 1
}

# build_preset <preset> [<target>...] : configures once, then brings the build up to date.
# One build at a time: a second caller waits for the first.
build_preset() {
  local preset=$1 target targets=() log=$root/build/$1.log
  shift
  for target in "$@"; do targets+=(--target "$target"); done
  mkdir -p "$root/build"
  (
    if command -v flock >/dev/null; then
      exec 9>"$root/build/.$preset.lock"
      flock 9
    fi
    cd "$root" || exit
    : >"$log"
    if [[ ! -f build/$preset/build.ninja ]]; then
      logged "$log" cmake --preset "$preset"
    fi
    logged "$log" cmake --build "build/$preset" --parallel "$(nproc)" "${targets[@]}"
  )
}
