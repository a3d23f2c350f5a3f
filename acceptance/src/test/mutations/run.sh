#!/bin/sh
# Shows that the suite notices when what makes results independent of the order of arrival is switched off. Each patch here
# does that to a throw-away copy of what is committed; the tests it names must go red there. Nothing of it can be switched on
# in a build. A patch that names scenarios of ./fleet chaos instead of tests has the whole copy built and these run.
# Usage: acceptance/src/test/mutations/run.sh [NAME...]; MVN says how Maven is called.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
home=$(cd "$here/../../../.." && pwd)
maven=${MVN:-mvn -B -ntp}
noticed=0
[ $# -gt 0 ] || set -- identity roll-back repair retry loader-forgets gateway-hasty notifier-forgets
for name in "$@"; do
  patch="$here/$name.patch"
  copy=$(mktemp -d)
  trap 'rm -rf "$copy"' EXIT
  git -C "$home" archive HEAD | tar -x -C "$copy"
  patch -s -p1 -d "$copy" < "$patch"
  sed -n 's/^test: //p' "$patch" | {
    read -r module tests || exit 0
    cd "$copy"
    $maven test -pl "$module" -am "-Dtest=$tests" -Dsurefire.failIfNoSpecifiedTests=false > "$copy/mutation.log" 2>&1 || true
  }
  sed -n 's/^chaos: //p' "$patch" | {
    read -r scenarios || exit 0
    cd "$copy"
    # shellcheck disable=SC2086
    $maven package -DskipTests > "$copy/mutation.log" 2>&1 && ./fleet chaos $scenarios > "$copy/mutation.log" 2>&1 || true
  }
  echo "== $name: $(sed -n 2p "$patch")"
  if grep -qE 'Tests run:.*(Failures: [1-9]|Errors: [1-9])' "$copy/mutation.log"; then
    grep -E '^\[ERROR\] +[A-Za-z]+Test[.:>]|^\[ERROR\] Tests run:' "$copy/mutation.log" | sort -u | cut -c1-200
    noticed=$((noticed + 1))
  elif grep -qE '^[a-z-]+ +RED ' "$copy/mutation.log"; then
    grep -E '^[a-z-]+ +RED |^    [a-z_]+: ' "$copy/mutation.log" | cut -c1-200
    noticed=$((noticed + 1))
  else
    echo "not noticed:"
    tail -20 "$copy/mutation.log"
  fi
  rm -rf "$copy"
done
echo "$noticed of $# noticed"
[ "$noticed" -eq $# ]
