package io.fleet.stream.rule.delivery;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Iso8601;
import io.fleet.events.Telemetry;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.fixture.TimelineRun;
import java.time.Duration;
import java.util.List;

/** Rounds of deliveries of one van: from a depot due north, 1 km at 60 km/h a minute. */
final class Rounds {
  static final double METRES_PER_DEGREE = 111_195.08;
  static final Duration LONG_BEFORE = minutes(-60);

  private Rounds() {}

  /** A stop so many metres north of where stories begin. */
  static String stop(String id, double northM, String more) {
    return "{\"stop_id\":\"%s\",\"lat\":%.6f,\"lon\":11.0%s}"
        .formatted(id, 48 + northM / METRES_PER_DEGREE, more);
  }

  static String window(long fromMinute, long toMinute) {
    return ",\"window_from\":\"%s\"".formatted(Iso8601.format(at(minutes(fromMinute))))
        + until(toMinute);
  }

  static String until(long minute) {
    return ",\"window_to\":\"%s\"".formatted(Iso8601.format(at(minutes(minute))));
  }

  static String body(String... stops) {
    return "{\"vehicle_id\":\"van-1\",\"stops\":[" + String.join(",", stops) + "]}";
  }

  static Reference plan(String... stops) {
    return new Reference().put(ReferenceKind.DELIVERY_PLANS, "p", LONG_BEFORE, body(stops));
  }

  /** Stands 2 min, drives 2 km, stands 3 min, drives 2 km, stands 3 min, drives on for 1 km. */
  static DriveStory round() {
    return DriveStory.of("van-1")
        .stand(minutes(2))
        .drive(60, minutes(2))
        .stand(minutes(3))
        .drive(60, minutes(2))
        .stand(minutes(3))
        .drive(60, minutes(1));
  }

  static TimelineRun run(Reference reference, List<Telemetry> events) {
    TimelineRun run = new TimelineRun(reference).apply(events);
    assertThat(run.found.failures).isEmpty();
    return run;
  }

  static DeliveryStop one(Findings found, String stopId) {
    return found.only(DeliveryStop.class).stream()
        .filter(stop -> stop.stopId().equals(stopId))
        .findFirst()
        .orElseThrow();
  }
}
