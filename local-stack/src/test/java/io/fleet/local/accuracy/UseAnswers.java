package io.fleet.local.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleet.events.Telemetry;
import io.fleet.local.tables.FactTables;
import io.fleet.simulator.truth.Label;
import io.fleet.simulator.truth.LabelKind;
import io.fleet.simulator.truth.Measure;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** What questions about the use of vehicles have to be answered, by what truly happened. */
final class UseAnswers {
  /** From so long on it is idling. */
  static final double IDLING_S = 120;

  private static final double HALT_S = 60;
  private static final long OFFLINE_MS = 900_000;
  private static final long DAY_MS = Duration.ofDays(1).toMillis();
  private static final double SAME_SHARE = 0.03;
  private static final double SAME_S = 180;

  private UseAnswers() {}

  /** Least used first, with the days and kilometres that were driven. */
  static void use(List<JsonNode> rows, SimulatedDays days, FactTables tables) {
    assertThat(rows).hasSameSizeAs(days.classes().keySet());
    for (JsonNode row : rows) {
      String vehicleId = DrivingAnswers.vehicle(row);
      double km =
          of(days, vehicleId, LabelKind.TRIP, LabelKind.TOW)
                  .mapToDouble(label -> label.measure(Measure.DISTANCE_M))
                  .sum()
              / 1_000;
      long usedDays =
          of(days, vehicleId, LabelKind.TRIP)
              .flatMap(trip -> Stream.of(day(trip.startMs()), day(trip.endMs())))
              .distinct()
              .count();
      assertThat(row.get("distance_km").asDouble())
          .as(vehicleId + " km")
          .isCloseTo(km, within(SAME_SHARE * km));
      assertThat(row.get("used_days").asLong()).as(vehicleId + " days").isEqualTo(usedDays);
    }
    assertThat(rows.stream().map(row -> row.get("used_days").asInt())).isSorted();
  }

  /** So many trips each day, and so many more than in the middle of the vehicle's days. */
  static void trips(List<JsonNode> rows, SimulatedDays days, FactTables tables) {
    assertThat(rows).hasSizeGreaterThan(days.classes().size());
    int different = 0;
    int all = 0;
    for (JsonNode row : rows) {
      long truly =
          of(days, DrivingAnswers.vehicle(row), LabelKind.TRIP)
              .filter(trip -> day(trip.startMs()).equals(day(row)))
              .count();
      all += (int) truly;
      different += (int) Math.abs(row.get("trips").asInt() - truly);
      assertThat(row.get("more").asInt())
          .isEqualTo(row.get("trips").asInt() - row.get("usual").asInt());
    }
    assertThat(all).isGreaterThan(50);
    assertThat(different).as("of " + all).isLessThanOrEqualTo(all / 20);
  }

  /** Every second of each day is one of four. */
  static void times(List<JsonNode> rows, SimulatedDays days, FactTables tables) {
    assertThat(rows).hasSizeGreaterThan(days.classes().size());
    for (JsonNode row : rows) {
      String vehicleId = DrivingAnswers.vehicle(row);
      long fromMs = day(row).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
      double drivingS = row.get("driving_s").asDouble();
      double idlingS = row.get("idling_s").asDouble();
      double offlineS = row.get("offline_s").asDouble();
      String which = vehicleId + ' ' + day(row);
      assertThat(drivingS)
          .as(which + " driving")
          .isBetween(
              movingS(days, vehicleId, fromMs) * (1 - SAME_SHARE) - SAME_S,
              drivingS(days, vehicleId, fromMs) * (1 + SAME_SHARE) + SAME_S);
      assertSame(idlingS, idlingS(days, vehicleId, fromMs), which + " idling");
      assertSame(offlineS, offlineS(days.byVehicle().get(vehicleId), fromMs), which + " offline");
      double standingS = row.get("standing_s").asDouble();
      assertThat(drivingS + idlingS + standingS + offlineS).isCloseTo(86_400, within(0.01));
    }
  }

  private static void assertSame(double found, double truth, String what) {
    assertThat(found).as(what).isCloseTo(truth, within(Math.max(SAME_S, SAME_SHARE * truth)));
  }

  /** What vehicles moved on trips: the halts of less than a minute are driving, too. */
  private static double movingS(SimulatedDays days, String vehicleId, long fromMs) {
    return of(days, vehicleId, LabelKind.TRIP)
        .mapToDouble(
            trip -> trip.measure(Measure.MOVING_S) * sharedS(trip, fromMs) / trip.seconds())
        .sum();
  }

  /** Trips without what they idled for a minute and more. */
  private static double drivingS(SimulatedDays days, String vehicleId, long fromMs) {
    double tripsS =
        of(days, vehicleId, LabelKind.TRIP).mapToDouble(trip -> sharedS(trip, fromMs)).sum();
    double haltsS =
        of(days, vehicleId, LabelKind.IDLING)
            .filter(idle -> idle.seconds() >= HALT_S)
            .filter(idle -> isOnTrip(idle, days))
            .mapToDouble(idle -> sharedS(idle, fromMs))
            .sum();
    return tripsS - haltsS;
  }

  static boolean isOnTrip(Label idle, SimulatedDays days) {
    return of(days, idle.vehicleId(), LabelKind.TRIP)
        .anyMatch(trip -> trip.startMs() <= idle.startMs() && trip.endMs() >= idle.endMs());
  }

  /** All idling there was in some places, seconds. */
  static double idleS(SimulatedDays days, BiPredicate<Label, SimulatedDays> where) {
    return days.labels(LabelKind.IDLING)
        .filter(idle -> idle.seconds() >= IDLING_S && where.test(idle, days))
        .mapToDouble(Label::seconds)
        .sum();
  }

  private static double idlingS(SimulatedDays days, String vehicleId, long fromMs) {
    return of(days, vehicleId, LabelKind.IDLING)
        .filter(idle -> idle.seconds() >= IDLING_S)
        .mapToDouble(idle -> sharedS(idle, fromMs))
        .sum();
  }

  /** Of a day, what lies in no two messages that follow each other within a quarter of an hour. */
  private static double offlineS(List<Telemetry> events, long fromMs) {
    long heardMs = 0;
    for (int i = 1; i < events.size(); i++) {
      long before = events.get(i - 1).timestampMs();
      long now = events.get(i).timestampMs();
      heardMs += now - before < OFFLINE_MS ? sharedMs(before, now, fromMs) : 0;
    }
    return (DAY_MS - heardMs) / 1_000.0;
  }

  private static double sharedS(Label label, long fromMs) {
    return sharedMs(label.startMs(), label.endMs(), fromMs) / 1_000.0;
  }

  private static long sharedMs(long startMs, long endMs, long dayMs) {
    return Math.max(0, Math.min(endMs, dayMs + DAY_MS) - Math.max(startMs, dayMs));
  }

  private static Stream<Label> of(SimulatedDays days, String vehicleId, LabelKind... kinds) {
    return days.labels().stream()
        .filter(label -> List.of(kinds).contains(label.kind()))
        .filter(label -> label.vehicleId().equals(vehicleId));
  }

  private static LocalDate day(JsonNode row) {
    return LocalDate.parse(row.get("day").asText());
  }

  private static LocalDate day(long ms) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(ms), ZoneOffset.UTC);
  }
}
