package io.fleet.gateway.admit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fleet.events.Alert;
import io.fleet.events.AlertJson;
import io.fleet.events.ClockRule;
import io.fleet.events.Iso8601;
import io.fleet.events.NameUuid;
import io.fleet.events.Refusal;
import io.fleet.events.Telemetry;
import io.fleet.events.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Which of the times that devices tell are taken, and the alert on a clock that cannot be believed:
 * one per vehicle and UTC day. Remembers a bounded number of vehicles. Safe for many threads.
 */
public final class DeviceClocks {
  /** The refusal of what is older than anybody but an importer may bring. */
  static final String TOO_OLD = "too_old";

  /** How old an event may be unless told otherwise. */
  public static final Duration DEFAULT_MAX_AGE = Duration.ofDays(400);

  static final String ALERT_TYPE = "device_clock";

  private static final int MAX_VEHICLES = 100_000;
  private static final int SEVERITY = 2;
  private static final long DAY_MS = Duration.ofDays(1).toMillis();
  private static final long VERSIONS_PER_MS = 1_000;

  private final ClockRule rule;
  private final Duration maxAge;
  private final Cache<String, MonthsTouched> months =
      Caffeine.newBuilder()
          .maximumSize(MAX_VEHICLES)
          .expireAfterAccess(Duration.ofHours(1))
          .build();
  private final Cache<String, Long> alertedDays =
      Caffeine.newBuilder().maximumSize(MAX_VEHICLES).expireAfterWrite(Duration.ofDays(1)).build();

  /**
   * @param rule what is believed
   * @param maxAge how old an event may be
   */
  public DeviceClocks(ClockRule rule, Duration maxAge) {
    if (maxAge.isNegative() || maxAge.isZero()) {
      throw new IllegalArgumentException("maxAge must be positive");
    }
    this.rule = rule;
    this.maxAge = maxAge;
  }

  /**
   * Why a time is not taken, whoever's it is, or null.
   *
   * @param mayImport whether the sender may bring data of any age
   */
  Refusal check(long toldMs, long nowMs, boolean mayImport) {
    Refusal unbelievable = rule.check(toldMs, nowMs);
    if (unbelievable != null || mayImport || toldMs >= nowMs - maxAge.toMillis()) {
      return unbelievable;
    }
    return new Refusal(
        TOO_OLD, "timestamp is older than " + maxAge + "; that takes the scope import");
  }

  /** Why the clock of this vehicle's device is not believed for now, or null. */
  Refusal quarantine(String vehicleId, long toldMs, long nowMs) {
    boolean believed = months.get(vehicleId, id -> new MonthsTouched()).touch(toldMs, nowMs);
    return believed
        ? null
        : new Refusal(
            Refusal.CLOCK, "timestamps of more than 12 months within an hour: a broken clock");
  }

  /** The alert on a vehicle's clock, unless it was raised today. */
  Optional<LogEntry> alert(String vehicleId, long toldMs, long nowMs) {
    long day = Math.floorDiv(nowMs, DAY_MS);
    Long before = alertedDays.asMap().put(vehicleId, day);
    if (before != null && before == day) {
      return Optional.empty();
    }
    byte[] alert = AlertJson.write(alertOf(vehicleId, toldMs, nowMs, day));
    return Optional.of(new LogEntry(Topic.ALERTS, vehicleId, alert));
  }

  private static Alert alertOf(String vehicleId, long toldMs, long nowMs, long day) {
    String id = NameUuid.of(ALERT_TYPE, vehicleId, Long.toString(day)).toString();
    return new Alert(
        id,
        nowMs * VERSIONS_PER_MS,
        Alert.State.OPENED,
        nowMs,
        nowMs,
        null,
        nowMs,
        ALERT_TYPE,
        SEVERITY,
        vehicleId,
        null,
        null,
        Telemetry.ABSENT,
        Telemetry.ABSENT,
        "The clock of the device cannot be believed: it told " + Iso8601.format(toldMs),
        Map.of("told_at", Iso8601.format(toldMs), "ahead_s", (toldMs - nowMs) / 1_000),
        false,
        false);
  }
}
