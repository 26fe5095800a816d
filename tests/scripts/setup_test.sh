#!/usr/bin/env bash
# setup_test.sh <root of the sources>: what ./run does on a machine that lacks something, played with
# stand-ins for the package tools. Nothing is installed, and no real package tool is called.
set -euo pipefail
sources=$1
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
mkdir "$stage/bin"
failures=0

stand_in() { printf '#!/bin/bash\n%s\n' "$2" >"$stage/bin/$1"; chmod +x "$stage/bin/$1"; }

# Each stand-in writes what it was asked into $stage/calls.
stand_in dpkg-query 'cat "$STAGE/installed"'
stand_in id 'echo "$USER_ID"'
stand_in apt-cache 'echo "apt-cache $*" >>"$STAGE/calls"; [[ $KNOWN == yes ]]'
stand_in apt-get 'echo "apt-get $*" >>"$STAGE/calls"; [[ $1 == update || -z ${APT_FAILS:-} ]]'
stand_in sudo 'echo sudo >>"$STAGE/calls"; exec "$@"'
printf '#define BOOST_VERSION 107400\n' >"$stage/boost.hpp"
printf '#define BOOST_VERSION 107300\n' >"$stage/old_boost.hpp"
printf 'g++ installed\ncmake installed\n' >"$stage/some"
printf 'g++ installed\ncmake config-files\n' >"$stage/fewer"

# ensure <installed> <user id> <packages known> <boost header> [<package>...]: leaves status,
# messages and calls behind.
ensure() {
  cp "$stage/$1" "$stage/installed"
  : >"$stage/calls"
  status=0
  STAGE=$stage USER_ID=$2 KNOWN=$3 BOOST_HEADER=$stage/$4 PATH=$stage/bin:$PATH root=$stage \
    NODE_PROGRAM=${NODE_PROGRAM:-bash} NPM_PROGRAM=${NPM_PROGRAM:-bash} \
    bash -c 'set -euo pipefail; source "$0/.ci/setup.sh"; ensure_packages "$@"' \
    "$sources" "${@:5}" >"$stage/out" 2>"$stage/messages" </dev/null || status=$?
  calls=$(<"$stage/calls") messages=$(<"$stage/messages")
  [[ ! -s $stage/out ]] || fail "something on standard output"
}

fail() { printf 'FAILED: %s\n  status %s\n  calls: %s\n  messages: %s\n' \
           "$1" "$status" "$calls" "$messages"; failures=$((failures + 1)); }
check() { local what=$1; shift; "$@" || fail "$what"; }
has() { [[ $1 == *"$2"* ]]; }
lacks() { [[ $1 != *"$2"* ]]; }

ensure some 0 yes boost.hpp g++ cmake
check "all there: goes on" test "$status" = 0
check "all there: asks nothing of apt" test -z "$calls$messages"

ensure fewer 0 yes boost.hpp g++ cmake
check "root: goes ahead" test "$status" = 0
check "root: adds what is missing, and only that" \
  has "$calls" "apt-get install --yes --no-remove --no-install-recommends cmake"
check "root: no update when nothing calls for it" lacks "$calls" "apt-get update"
check "root: no sudo" lacks "$calls" sudo
check "root: leaves Boost alone" lacks "$calls" boost

ensure fewer 0 no boost.hpp g++ cmake
check "unknown package: updates the lists, then installs" \
  has "$calls" $'apt-get update\napt-get install'

APT_FAILS=yes ensure fewer 0 yes boost.hpp g++ cmake
check "apt-get fails: so do we" test "$status" = 1
check "apt-get fails: once more with fresh lists" has "$calls" $'apt-get update\napt-get install'
check "apt-get fails: says so" has "$messages" "could not install: cmake"

ensure fewer 1000 yes boost.hpp g++ cmake
check "nobody to ask: stops" test "$status" = 1
check "nobody to ask: calls nothing" test -z "$calls"
check "nobody to ask: prints the command" has "$messages" "sudo apt-get install --no-remove"

ensure some 0 yes old_boost.hpp g++ cmake
check "Boost too old: adds the default one" has "$calls" "recommends libboost-dev"
ensure some 0 yes no_boost.hpp g++ cmake
check "no Boost: adds the default one" has "$calls" "recommends libboost-dev"

NODE_PROGRAM=no_node NPM_PROGRAM=no_npm ensure some 0 yes boost.hpp g++ cmake
check "no Node.js: adds it and npm" has "$calls" "recommends nodejs npm"

for word in remove purge autoremove upgrade allow-downgrades force; do
  check "nothing in setup.sh could $word" \
    lacks "$(sed 's/--no-remove//g; s/^ *#.*//' "$sources/.ci/setup.sh")" "$word"
done

(( failures == 0 )) && printf 'setup: all as it should be\n'
