#!/usr/bin/env bash
# Fetches the ClickHouse engine library once, checks it and puts it into the user's cache.
#
#   fetch-engine.sh           fetch when absent; the last line printed is the library's path
#   fetch-engine.sh --path    print where the library is looked for; exit 1 when it is not there
#
# FLEET_ENGINE_LIB names a library of your own: it is used as it is and nothing is fetched.
# Needs npm, tar and openssl. Safe to run several times at once; without a network it succeeds when the library is there.
set -euo pipefail

version=26.7.3-stable.1
cache="${XDG_CACHE_HOME:-$HOME/.cache}/fleet"
home="$cache/chdb-$version"
library="$home/libchdb.so"

say() { printf '%s\n' "$*" >&2; }
fail() { say "fetch-engine: $*"; exit 1; }

platform() {
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) echo linux-x64-gnu ;;
    Linux-aarch64 | Linux-arm64) echo linux-arm64-gnu ;;
    Darwin-x86_64) echo darwin-x64 ;;
    Darwin-arm64) echo darwin-arm64 ;;
    *) fail "no engine is published for $(uname -s) on $(uname -m); needed: Linux with glibc or macOS, x86-64 or arm64" ;;
  esac
}

# Subresource integrity of the package as published: algorithm and base64 of the digest.
pinned_integrity() {
  case "$1" in
    linux-x64-gnu) echo "sha512-XP97mMqnc5tZpKQywR8N7cLTsHNiTmHr30pC5mzo3jWmukjKn2IBa60c2B/gWUNcuFjOMjWoorQICCqBVj5wpw==" ;;
    *) echo "" ;;
  esac
}

# Where no digest is pinned here, the one the registry states is the best there is.
expected_integrity() {
  local pinned
  pinned="$(pinned_integrity "$1")"
  [[ -n $pinned ]] || pinned="$(npm view "@chdb/lib-$1@$version" dist.integrity 2>/dev/null | tail -1 || true)"
  [[ $pinned == sha512-* ]] || fail "no digest known for @chdb/lib-$1@$version"
  echo "$pinned"
}

with_lock() {
  if command -v flock >/dev/null; then
    exec 9>"$cache/engine.lock"
    flock -w 1800 9 || fail "another fetch has held $cache/engine.lock for 30 minutes"
  fi
}

work= # temporary folder of a running fetch

fetch() {
  local name="$1" archive expected found
  work="$(mktemp -d "$cache/.engine.XXXXXX")"
  trap 'rm -rf "$work"' EXIT
  expected="$(expected_integrity "$name")"
  say "fetching the ClickHouse engine $version for $name (about 180 MB, once)"
  (cd "$work" && npm pack --silent "@chdb/lib-$name@$version" >/dev/null) || fail "npm could not fetch @chdb/lib-$name@$version"
  archive="$(find "$work" -maxdepth 1 -name '*.tgz' | head -1)"
  [[ -n $archive ]] || fail "npm left no archive"
  found="sha512-$(openssl dgst -sha512 -binary "$archive" | openssl base64 -A)"
  [[ $found == "$expected" ]] || fail "checksum of the archive is $found, expected $expected; nothing was installed"
  tar -xzf "$archive" -C "$work" package/libchdb.so
  mkdir -p "$home"
  mv "$work/package/libchdb.so" "$library"
}

main() {
  if [[ -n ${FLEET_ENGINE_LIB:-} ]]; then
    [[ -r $FLEET_ENGINE_LIB ]] || fail "FLEET_ENGINE_LIB=$FLEET_ENGINE_LIB cannot be read"
    echo "$FLEET_ENGINE_LIB"
    return
  fi
  if [[ ${1:-} == --path ]]; then
    echo "$library"
    [[ -r $library ]]
    return
  fi
  if [[ ! -r $library ]]; then
    mkdir -p "$cache"
    with_lock
    [[ -r $library ]] || fetch "$(platform)"
  fi
  echo "$library"
}

main "$@"
