package io.fleet.stream.timeline;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Telemetry;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.overspeed.OverspeedEpisode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two drivers share a van; one of them may not drive faster than 60 km/h. */
class DriverGroupTest {
  private static final int IN_ORDER_WITHIN = 8;

  private static final List<Telemetry> DRIVE =
      DriveStory.of("van")
          .saying(b -> b.driverId("bob"))
          .drive(70, minutes(5))
          .saying(b -> b.driverId("ada"))
          .drive(70, minutes(5))
          .saying(b -> b.driverId("bob"))
          .drive(70, minutes(5))
          .events();

  private static Reference twoDrivers() {
    return new Reference()
        .rules("driver-group:trainees", "{\"overspeed\":{\"limit_kmph\":60}}")
        .put(ReferenceKind.DRIVERS, "ada", Duration.ofDays(-9), "{\"group\":\"trainees\"}")
        .put(ReferenceKind.DRIVERS, "bob", Duration.ofDays(-9), "{\"group\":\"old hands\"}");
  }

  @Test
  void whoDrivesDecidesAtTheEventsTime() {
    // when
    List<OverspeedEpisode> episodes = episodes(DRIVE);

    // then
    assertThat(episodes).hasSize(1);
    assertThat(episodes.get(0).startedAtMs()).isEqualTo(at(minutes(5)));
    assertThat(episodes.get(0).endedAtMs()).isEqualTo(at(minutes(10)));
    assertThat(episodes.get(0).limitSource()).isEqualTo("driver_group");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shuffledAndWithDuplicatesItIsTheSame(long seed) {
    // given
    Random random = new Random(seed);
    List<Telemetry> mixed = new ArrayList<>(DRIVE);
    for (int from = 0; from + IN_ORDER_WITHIN <= mixed.size(); from += IN_ORDER_WITHIN) {
      Collections.shuffle(mixed.subList(from, from + IN_ORDER_WITHIN), random);
    }
    for (int i = 0; i < DRIVE.size() / 5; i++) {
      int copied = random.nextInt(mixed.size());
      mixed.add(copied, mixed.get(copied));
    }

    // then
    assertThat(episodes(mixed)).isEqualTo(episodes(DRIVE));
  }

  @Test
  void driverWhoTurnsOutToBeInTheGroupIsJudgedSoWithinTheHorizon() {
    // given
    Reference reference =
        new Reference().rules("driver-group:trainees", "{\"overspeed\":{\"limit_kmph\":60}}");
    TimelineRun run = new TimelineRun(reference.data);
    run.apply(DRIVE.subList(0, 305));

    // when
    reference.put(ReferenceKind.DRIVERS, "ada", Duration.ZERO, "{\"group\":\"trainees\"}");
    run.apply(DRIVE.subList(305, DRIVE.size()));

    // then
    assertThat(run.found.episodes()).hasSize(1);
    assertThat(run.found.episodes().get(0).startedAtMs()).isEqualTo(at(minutes(5)));
  }

  private static List<OverspeedEpisode> episodes(List<Telemetry> events) {
    return new TimelineRun(twoDrivers().data).apply(events).found.episodes();
  }
}
