package io.fleet.local.bench.subscriber;

import io.fleet.events.Alert;
import io.fleet.events.AlertJson;
import io.fleet.events.NameUuid;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.OptionalLong;

/**
 * An alert that tells its receiver which one it is and when it was sent.
 *
 * @param round of the bench
 * @param number within the round, from 0 on
 * @param sentAtUs microseconds since 1970
 */
record NumberedAlert(int round, int number, long sentAtUs) {
  private static final int VEHICLES = 500;
  private static final String ROUND = "bench_round";
  private static final String NUMBER = "bench_number";
  private static final String SENT_AT = "bench_sent_us";

  /** The moment in the form of {@link #sentAtUs}. */
  static long microseconds(Instant moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }

  String vehicleId() {
    return "bench-" + number % VEHICLES;
  }

  /** As it stands in the log. */
  byte[] json() {
    long nowMs = sentAtUs / 1_000;
    return AlertJson.write(
        new Alert(
            NameUuid.of("bench", Integer.toString(round), Integer.toString(number)).toString(),
            1,
            Alert.State.OPENED,
            nowMs,
            nowMs,
            null,
            nowMs,
            "overspeed",
            2,
            vehicleId(),
            "driver-" + number % VEHICLES,
            null,
            48_137_154,
            11_576_124,
            vehicleId() + " drove 92 km/h where 80 are allowed.",
            Map.of(ROUND, round, NUMBER, number, SENT_AT, sentAtUs, "peak_kmph", 92.5),
            false,
            false));
  }

  /** Finds the numbers in a message's body, or null if it is none of these alerts. */
  static NumberedAlert in(String body) {
    OptionalLong round = number(body, ROUND);
    OptionalLong number = number(body, NUMBER);
    OptionalLong sentAt = number(body, SENT_AT);
    return round.isEmpty() || number.isEmpty() || sentAt.isEmpty()
        ? null
        : new NumberedAlert((int) round.getAsLong(), (int) number.getAsLong(), sentAt.getAsLong());
  }

  private static OptionalLong number(String body, String name) {
    int at = body.indexOf('"' + name + "\":");
    if (at < 0) {
      return OptionalLong.empty();
    }
    int from = at + name.length() + 3;
    int to = from;
    while (to < body.length() && Character.isDigit(body.charAt(to))) {
      to++;
    }
    return to == from ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(body, from, to, 10));
  }
}
