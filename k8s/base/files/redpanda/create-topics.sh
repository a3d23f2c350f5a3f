#!/usr/bin/env bash
# Creates the topics that are missing and gives all of them their settings. May be run again.
set -euo pipefail

topics="${FLEET_TOPICS:-/etc/fleet/redpanda/topics.txt}"
brokers="${KAFKA_BOOTSTRAP_SERVERS:?names the log, host:port,…}"
# Odd: one here, three where three brokers are.
replicas="${FLEET_TOPIC_REPLICAS:-1}"

# What is kept longer or shorter here, by class and in days: changes=P14D,positions=P30D. Months are for tables alone.
told="${FLEET_RETENTION:-}"

while read -r name partitions retention_ms max_message_bytes cleanup_policy class; do
  if [[ -z $name || $name == \#* ]]; then continue; fi
  if [[ $retention_ms != -1 && ",$told," == *",$class="* ]]; then
    [[ ",$told," =~ ,"$class"=P([0-9]+)D, ]] || { echo "FLEET_RETENTION: $class must be in days" >&2; exit 1; }
    retention_ms=$((BASH_REMATCH[1] * 86400000))
  fi
  rpk topic create "$name" -X "brokers=$brokers" --if-not-exists \
    --partitions "$partitions" --replicas "$replicas" </dev/null
  rpk topic alter-config "$name" -X "brokers=$brokers" \
    --set message.timestamp.type=LogAppendTime \
    --set "retention.ms=$retention_ms" \
    --set "max.message.bytes=$max_message_bytes" \
    --set "cleanup.policy=$cleanup_policy" </dev/null
done <"$topics"
