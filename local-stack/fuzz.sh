#!/usr/bin/env bash
# Fuzzes what reads the words of strangers. ./fleet fuzz hands over to this.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: fleet fuzz [--minutes N] [--target codec|mqtt|admission|all] [--seed N]
Feeds the readers of the event contract, the admission and the MQTT listener with inputs nobody
meant to send, N minutes each (10 by default), the first two guided by coverage. A seed repeats the
order of a run. Inputs that break something are written to ingest-gateway/target/fuzz/*/findings;
put into ingest-gateway/src/test/resources/fuzz they are tried in every later run.
TEXT
}

fail() {
  printf 'fleet fuzz: %s\n' "$*" >&2
  exit 2
}

home="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
minutes=10
target=all
seed=()
while (($#)); do
  case "$1" in
    --help | -h) usage && exit ;;
    --minutes=*) minutes="${1#*=}" ;;
    --target=*) target="${1#*=}" ;;
    --seed=*) seed=("-Dfleet.fuzz.seed=${1#*=}") ;;
    --minutes | --target | --seed)
      (($# > 1)) || fail "$1 needs a value"
      set -- "$1=$2" "${@:3}"
      continue
      ;;
    *) fail "unknown: $1" ;;
  esac
  shift
done
[[ $minutes =~ ^[1-9][0-9]{0,3}$ ]] || fail '--minutes must be a number, 1 or more'

case "$target" in
  codec) tests='FuzzTest#theCodec*' ;;
  admission) tests='FuzzTest#theAdmission*' ;;
  mqtt) tests='MqttFuzzTest' ;;
  all) tests='FuzzTest#theCodec*+theAdmission*,MqttFuzzTest' ;;
  *) fail '--target must be codec, mqtt, admission or all' ;;
esac

cd "$home"
exec mvn -B -ntp test -pl ingest-gateway -am -Dtest="$tests" -Dsurefire.failIfNoSpecifiedTests=false \
  -Dfleet.fuzz.seconds=$((60 * minutes)) "${seed[@]}"
