#!/usr/bin/env bash
# Makes the users of a log that asks for names, gives them their passwords and what they may. May be run again; what was
# granted once and is not in the file any more is taken away.
#   RPK_BROKERS, RPK_USER, RPK_PASS, RPK_SASL_MECHANISM, RPK_TLS_CA, RPK_ADMIN_HOSTS   rpk's own: where, and as whom
set -euo pipefail

access="${FLEET_ACCESS:-/etc/fleet/redpanda/access.txt}"
# One file a user, its password in it.
passwords="${FLEET_LOG_PASSWORDS:-/run/fleet/log-users}"
mechanism=SCRAM-SHA-256

users() { awk '!/^#/ && NF { print $1 }' "$access" | sort -u; }

for user in $(users); do
  password="$(<"$passwords/$user")"
  rpk security user create "$user" --password "$password" --mechanism "$mechanism" </dev/null 2>/dev/null \
    || rpk security user update "$user" --new-password "$password" --mechanism "$mechanism" </dev/null
  declared="$(awk -v user="$user" '$1 == user' "$access")"
  # Taken away and given again, so that the file is all there is. For a moment the user is refused, and asks again.
  rpk security acl delete --allow-principal "User:$user" --no-confirm </dev/null
  while read -r _ operations kind name; do
    case "$kind" in
      topic) resource=(--topic "$name") ;;
      group) resource=(--group "$name") ;;
      cluster) resource=(--cluster) ;;
      *) echo "$access: $kind is no kind of resource" >&2; exit 1 ;;
    esac
    rpk security acl create --allow-principal "User:$user" --operation "$operations" "${resource[@]}" </dev/null
  done <<<"$declared"
done
