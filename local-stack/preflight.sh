# The pre-flight: looks at this machine, changes nothing and says how to get what is missing.
# Sourced by the fleet script, which sets: home, data, port_offset and topology (may be empty).
# shellcheck shell=bash disable=SC2154

missing_packages=()  # Debian packages that would help
blocking=()          # what no package helps against
table=()             # rows: state|needed|found|how

row() { table+=("$1|$2|$3|$4"); }

print_table() {
  local line state needed found how
  printf '%-4s  %-38s  %-42s  %s\n' '' 'needed' 'found' 'how to get it'
  for line in "${table[@]}"; do
    IFS='|' read -r state needed found how <<<"$line"
    printf '%-4s  %-38s  %-42s  %s\n' "$state" "$needed" "$found" "$how"
  done
}

# lacking NEEDED FOUND PACKAGE...: a row that packages mend
lacking() {
  local needed="$1" found="$2"
  shift 2
  missing_packages+=("$@")
  row MISS "$needed" "$found" "apt-get install $*"
}

# blocked NEEDED FOUND HOW: a row that only a person mends
blocked() {
  blocking+=("$1")
  row MISS "$1" "$2" "$3"
}

check_platform() {
  local needed='x86-64 or arm64 with glibc' machine glibc
  machine="$(uname -m)"
  glibc="$(getconf GNU_LIBC_VERSION 2>/dev/null || true)"
  if [[ $(uname -s) == Linux && $machine =~ ^(x86_64|aarch64|arm64)$ && -n $glibc ]]; then
    row ok "$needed" "$machine, $glibc" ''
  else
    blocked "$needed" "$(uname -s) $machine${glibc:+, $glibc}" 'a Linux machine with glibc'
  fi
}

# The major version of the JDK in a directory; nothing if there is no JDK.
jdk_major() {
  [[ -x $1/bin/javac && -r $1/release ]] || return 0
  sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' "$1/release"
}

jdk_candidates() {
  [[ -n ${JAVA_HOME:-} ]] && echo "$JAVA_HOME"
  local java
  java="$(command -v java || true)"
  [[ -n $java ]] && dirname "$(dirname "$(readlink -f "$java")")"
  compgen -G '/usr/lib/jvm/*/' || true
}

# Chooses a JAVA_HOME that fits, the default one if it does.
check_jdk() {
  local directory major others=''
  while read -r directory; do
    directory="${directory%/}"
    major="$(jdk_major "$directory")"
    if [[ $major == 17 || $major == 21 ]]; then
      export JAVA_HOME="$directory"
      row ok 'JDK 17 or 21' "JDK $major in $directory" ''
      return
    fi
    [[ -n $major && " $others " != *" $major "* ]] && others="$others $major"
  done < <(jdk_candidates)
  lacking 'JDK 17 or 21' "${others:+only JDK$others, not tried with it}" "$(jdk_package)"
}

jdk_package() {
  local version
  version="$(. /etc/os-release 2>/dev/null && [[ ${ID:-} == debian ]] && echo "${VERSION_ID:-12}" || echo 12)"
  if ((${version%%.*} >= 13)); then echo openjdk-21-jdk-headless; else echo openjdk-17-jdk-headless; fi
}

# at_least FOUND WANTED: compares dotted versions
at_least() { [[ $(printf '%s\n%s\n' "$2" "$1" | sort -V | head -1) == "$2" ]]; }

check_maven() {
  local version
  version="$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' | head -1 || true)"
  if [[ -n $version ]] && at_least "$version" 3.8; then
    row ok 'Maven 3.8 or newer' "Maven $version" ''
  else
    lacking 'Maven 3.8 or newer' "${version:+Maven $version}" maven
  fi
}

# npm fetches the ClickHouse engine and builds the page of query-api.
check_node() {
  local node
  node="$(node --version 2>/dev/null || true)"
  if [[ -z $node ]] || ! at_least "${node#v}" 18.20; then
    lacking 'Node 18.20 or newer with npm' "${node:+Node ${node#v}}" nodejs npm
  elif ! command -v npm >/dev/null; then
    lacking 'Node 18.20 or newer with npm' "Node ${node#v} without npm" npm
  else
    row ok 'Node 18.20 or newer with npm' "Node ${node#v}" ''
  fi
}

# What else the fetching of the engine takes; once that is there nobody needs it.
check_engine_fetch() {
  local library tool
  if library="$("$home/clickhouse-embedded/fetch-engine.sh" --path 2>/dev/null)"; then
    row ok 'ClickHouse engine' "$library" ''
    return
  fi
  row ok 'ClickHouse engine' 'not yet here, npm fetches it' ''
  for tool in openssl tar; do
    command -v "$tool" >/dev/null || lacking "$tool" '' "$tool"
  done
}

check_disk() {
  local place="$data" kib
  while [[ ! -d $place ]]; do place="$(dirname "$place")"; done
  kib="$(df -Pk "$place" | awk 'NR == 2 { print $4 }')"
  if ((kib >= 6 * 1024 * 1024)); then
    row ok '6 GB of free disk' "$((kib / 1024 / 1024)) GB" ''
  else
    blocked '6 GB of free disk' "$((kib / 1024)) MB in $place" 'free some, or --data DIR elsewhere'
  fi
}

check_memory() {
  local kib
  kib="$(awk '/^MemAvailable:/ { print $2 }' /proc/meminfo)"
  if ((kib >= 4 * 1000 * 1000)); then
    row ok '4 GB of free memory' "$((kib / 1024)) MB" ''
  else
    blocked '4 GB of free memory' "$((kib / 1024)) MB" 'end other programs'
  fi
}

# Raises the soft limit of this process and its children when the hard one allows it.
check_open_files() {
  local soft
  [[ $(ulimit -Sn) == unlimited ]] || (($(ulimit -Sn) >= 4096)) || ulimit -Sn 4096 2>/dev/null || true
  soft="$(ulimit -Sn)"
  if [[ $soft == unlimited ]] || ((soft >= 4096)); then
    row ok 'ulimit -n of 4096 or more' "$soft" ''
  else
    blocked 'ulimit -n of 4096 or more' "$soft" 'raise the hard limit in /etc/security/limits.conf'
  fi
}

# The port a part will have: environment, offset, what the data directory remembers, default.
port_of() {
  local name="$1" default="$2" variable remembered=''
  variable="FLEET_PORT_$(tr 'a-z-' 'A-Z_' <<<"$name")"
  if [[ -n ${!variable:-} ]]; then
    echo "${!variable}"
  elif [[ -n $port_offset ]]; then
    echo $((default + port_offset))
  else
    [[ -r $data/ports.properties ]] && remembered="$(sed -n "s/^$name=//p" "$data/ports.properties")"
    echo "${remembered:-$default}"
  fi
}

# Who listens on a port; nothing if nobody does.
port_holder() {
  local line
  if command -v ss >/dev/null; then
    line="$(ss -Hltnp "sport = :$1" 2>/dev/null | head -1)"
    [[ -z $line ]] || sed -n 's/.*users:(("\([^"]*\)",pid=\([0-9]*\).*/\1, pid \2/p;t;s/.*/another program/p' <<<"$line"
  elif (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; then
    echo 'another program'
  fi
}

is_ours() {
  local pid="${1##*pid }" file
  for file in "$data"/run/*.pid; do
    [[ -r $file && $(cut -d' ' -f1 "$file") == "$pid" ]] && return 0
  done
  return 1
}

check_ports() {
  local name default port holder
  while IFS='=' read -r name default; do
    [[ $name == \#* || -z $name ]] && continue
    # a second and third broker, keys for tokens
    [[ $name =~ (-[23]|^keys)$ && ${topology:-} != cluster ]] && continue
    port="$(port_of "$name" "$default")"
    holder="$(port_holder "$port")"
    if [[ -z $holder ]]; then
      row ok "port $port for $name" 'free' ''
    elif is_ours "$holder"; then
      row ok "port $port for $name" "this stack ($holder)" ''
    else
      blocked "port $port for $name" "taken by $holder" 'end it, or --port-offset N'
    fi
  done <"$home/local-stack/src/main/resources/io/fleet/local/layout/ports.properties"
}

# tool_for WHAT COMMAND PACKAGE: what only the tests use
tool_for() {
  local found
  found="$(command -v "$2" || true)"
  if [[ -n $found ]]; then row ok "$2, $1" "$found" ''; else lacking "$2, $1" '' "$3"; fi
}

# The tests look at pages in a real browser, publish with a real MQTT client and let compose read its file.
check_test_tools() {
  tool_for 'for tests of pages' chromium chromium
  tool_for 'for tests of the recipes' curl curl
  tool_for 'for tests of MQTT' mosquitto_pub mosquitto-clients
  tool_for 'for tests of the compose file' docker-compose docker-compose
}

# What the benches of the gateway drive it with and compare it with.
check_bench_tools() {
  tool_for 'for the http bench' wrk wrk
  PATH="$PATH:/usr/sbin" tool_for 'for the mqtt bench' mosquitto mosquitto
}

# Fills the table and the two lists of what is missing; looks at ports when told with_ports, at what
# the tests need when told for_tests, at what the benches need when told for_benches.
preflight() {
  check_platform
  check_jdk
  check_maven
  check_node
  check_engine_fetch
  check_disk
  check_memory
  check_open_files
  if [[ ${1:-} == with_ports ]]; then check_ports; fi
  if [[ ${1:-} == for_tests ]]; then check_test_tools; fi
  if [[ ${1:-} == for_benches ]]; then check_bench_tools; fi
}
