package io.fleet.stream.rule.delivery;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static io.fleet.stream.rule.delivery.Rounds.LONG_BEFORE;
import static io.fleet.stream.rule.delivery.Rounds.METRES_PER_DEGREE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Iso8601;
import io.fleet.events.Telemetry;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.fixture.RepairedRun;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An app that sends its scans four minutes late: 1 km, 4 min at a stop, six times. */
class LateScansTest {
  private static final int STOPS = 6;
  private static final Duration LATE = minutes(4);

  private final Reference inTime;
  private final Reference late;
  private int repairs;

  LateScansTest() {
    inTime = plan("arrival", "");
    late = plan("arrival", "");
  }

  private static Reference plan(String basis, String more) {
    StringJoiner stops = new StringJoiner(",");
    for (int n = 1; n <= STOPS; n++) {
      stops.add(
          String.format(
              Locale.ROOT,
              "{\"stop_id\":\"s%d\",\"lat\":%.6f,\"lon\":11.0,\"window_to\":\"%s\"%s}",
              n,
              48 + n * 1_000 / METRES_PER_DEGREE,
              Iso8601.format(at(arrivalAt(n).plusMinutes(2))),
              more));
    }
    String body =
        "{\"vehicle_id\":\"van-1\",\"sla_basis\":\"%s\",\"stops\":[%s]}".formatted(basis, stops);
    return new Reference().put(ReferenceKind.DELIVERY_PLANS, "p", LONG_BEFORE, body);
  }

  private static Duration arrivalAt(int stop) {
    return minutes(5L * stop - 4);
  }

  private static List<Telemetry> drive() {
    DriveStory story = DriveStory.of("van-1");
    for (int n = 1; n <= STOPS; n++) {
      story.drive(60, minutes(1)).stand(minutes(4));
    }
    return story.drive(60, minutes(3)).stand(minutes(4)).events();
  }

  /** Runs under what becomes known late, and repairs whenever that is asked for. */
  private Findings repaired(Reference reference, String type, Duration afterArrival) {
    RepairedRun run = new RepairedRun("van-1", reference);
    int next = 1;
    for (Telemetry event : drive()) {
      Duration now = Duration.ofMillis(event.timestampMs() - at(Duration.ZERO));
      Duration scanned = arrivalAt(Math.min(next, STOPS)).plus(afterArrival);
      if (next <= STOPS && now.compareTo(scanned.plus(LATE)) >= 0) {
        reference.scan("s" + next++, type, null, scanned, now);
      }
      run.apply(event);
      if (run.state.isMarked()) {
        repairs++;
        run.repair();
      }
    }
    assertThat(next).as("scans").isEqualTo(STOPS + 1);
    assertThat(run.found.failures).isEmpty();
    return run.found;
  }

  private static Findings known(Reference reference, String type, Duration afterArrival) {
    for (int n = 1; n <= STOPS; n++) {
      reference.scan("s" + n, type, null, arrivalAt(n).plus(afterArrival), LONG_BEFORE);
    }
    return new TimelineRun(reference).apply(drive()).found;
  }

  private static Stream<Finding> deliveries(Findings found) {
    return found.inTheEnd().stream().filter(f -> f.id().contains("delivery"));
  }

  @ParameterizedTest
  @CsvSource({
    "arrived, 60, 0",
    "service_started, 90, 0",
    "delivered, 150, 0",
    "departed, 200, 0",
    "delivered, 40, 6",
    "delivered, 245, 6",
    "failed, 150, 6",
    "skipped, 150, 6"
  })
  void aScanOfAVehicleKnownToStandThereNeedsNoRepair(String type, long afterS, int asked) {
    // when
    Findings found = repaired(late, type, seconds(afterS));

    // then
    assertThat(repairs).isEqualTo(asked);
    assertThat(deliveries(found))
        .containsExactlyInAnyOrderElementsOf(
            deliveries(known(inTime, type, seconds(afterS))).toList());
  }

  @Test
  void wherePunctualityOrALongServiceHangsOnTheScanThereIsOne() {
    // given
    Reference completion = plan("completion", "");
    Reference timed = plan("arrival", ",\"service_s\":30");

    // when
    Findings found = repaired(completion, "delivered", seconds(150));

    // then
    assertThat(repairs).isEqualTo(STOPS);
    assertThat(deliveries(found))
        .containsExactlyInAnyOrderElementsOf(
            deliveries(known(plan("completion", ""), "delivered", seconds(150))).toList());

    // when
    repaired(timed, "service_started", seconds(150));

    // then
    assertThat(repairs).isEqualTo(2 * STOPS);
  }

  @Test
  void oneOfASharedStandingIsRepaired() {
    // given: a second stop at the same door
    String body =
        "{\"vehicle_id\":\"van-1\",\"stops\":[{\"stop_id\":\"a\",\"lat\":48.008993,\"lon\":11.0},"
            + "{\"stop_id\":\"b\",\"lat\":48.009083,\"lon\":11.0}]}";
    Reference door = new Reference().put(ReferenceKind.DELIVERY_PLANS, "p", LONG_BEFORE, body);
    RepairedRun run = new RepairedRun("van-1", door).apply(drive().subList(0, 400));

    // when
    door.scan("b", "delivered", null, minutes(3), minutes(8));
    run.apply(drive().subList(400, 401));

    // then
    assertThat(run.state.isMarked()).isTrue();
  }
}
