package io.fleet.stream.timeline;

import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.FailingSosRule;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.timeline.VehicleTimeline.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VehicleTimelineTest {
  private static final List<Telemetry> DAY = aWorkingDay();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void orderWithinTheHorizonAndDuplicatesDoNotMatter(long seed) {
    // given every event up to 9 s late, and a fifth of them twice
    List<Telemetry> shuffled = shuffled(DAY, new Random(seed));

    // when
    Findings inOrder = TimelineRun.over(DAY);
    Findings outOfOrder = TimelineRun.over(shuffled);

    // then
    assertThat(sorted(outOfOrder)).isEqualTo(sorted(inOrder));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 63, 700, 1_300})
  void stateReadFromACheckpointGoesOnAsIfNothingHadBeen(int events) {
    // given
    TimelineRun undisturbed = new TimelineRun().apply(DAY);
    TimelineRun run = new TimelineRun().apply(DAY.subList(0, events));

    // when
    run.state = writtenAndRead(run);
    run.apply(DAY.subList(Math.max(0, events - 5), DAY.size()));

    // then
    assertThat(sorted(run.found)).isEqualTo(sorted(undisturbed.found));
    assertThat(run.found.told).hasSameSizeAs(undisturbed.found.told);
  }

  @Test
  void eventOlderThanTheHorizonIsLateAndChangesNothing() {
    // given
    TimelineRun run = new TimelineRun().apply(DAY.subList(0, 600));
    List<Findings.Told> before = List.copyOf(run.found.told);

    // when
    Outcome outcome = run.apply(DAY.get(500));

    // then
    assertThat(outcome).isEqualTo(Outcome.LATE);
    assertThat(run.state.lateEvents()).isEqualTo(1);
    assertThat(run.found.told).isEqualTo(before);
  }

  @Test
  void sameEventAgainIsADuplicate() {
    TimelineRun run = new TimelineRun().apply(DAY.subList(0, 600));
    assertThat(run.apply(DAY.get(595))).isEqualTo(Outcome.DUPLICATE);
  }

  @Test
  void ofTwoContentsOfOneIdentityTheGreaterHashWins() {
    // given
    Telemetry slow = sameId(10);
    Telemetry fast = sameId(120);
    boolean fastWins = Integer.compareUnsigned(fast.contentHash(), slow.contentHash()) > 0;

    // when
    TimelineRun one = new TimelineRun().apply(List.of(slow, fast));
    TimelineRun other = new TimelineRun().apply(List.of(fast, slow));

    // then
    assertThat(one.state.current().last()).isEqualTo(fastWins ? fast : slow);
    assertThat(other.state.current().last()).isEqualTo(fastWins ? fast : slow);
  }

  @Test
  void alertThatTurnsOutNeverToHaveBeenIsWithdrawn() {
    // given eleven fixes above the limit, of which the middle one comes last and is not
    List<Telemetry> fast = DriveStory.of("van").drive(100, seconds(11)).events();
    List<Telemetry> slow = DriveStory.of("van").drive(70, seconds(11)).events();
    TimelineRun run = new TimelineRun().apply(fast.subList(0, 5)).apply(fast.subList(6, 11));
    assertThat(run.found.alerts("overspeed")).hasSize(1);

    // when
    run.apply(slow.get(5));

    // then
    assertThat(run.found.alerts("overspeed")).isEmpty();
    assertThat(run.found.episodes()).isEmpty();
    assertThat(run.found.told.get(run.found.told.size() - 1).withdrawn()).isTrue();
  }

  @Test
  void deviceThatSendsVeryMuchHasAShorterHorizonButNothingTwice() {
    // given more events of one second than the horizon holds
    TimelineRun run = new TimelineRun();
    List<Telemetry> flood = new ArrayList<>();
    for (int i = 0; i < VehicleTimeline.MOST_IN_HORIZON + 500; i++) {
      flood.add(
          Telemetry.builder()
              .vehicleId("van")
              .timestampMs(DriveStory.at(Duration.ofMillis(i)))
              .set(TelemetryField.RPM, 800 + i % 100)
              .build());
    }
    run.apply(flood);

    // when
    List<Outcome> again = flood.stream().map(run::apply).toList();

    // then
    assertThat(again).doesNotContain(Outcome.APPLIED);
    assertThat(run.state.latestMs()).isEqualTo(flood.get(flood.size() - 1).timestampMs());
  }

  @Test
  void tickIsToldOnceHoweverOftenItComes() {
    // given
    TimelineRun run = new TimelineRun().apply(DAY.subList(0, 200));

    // when
    run.silence(minutes(20));
    int told = run.found.told.size();
    run.silence(minutes(21));

    // then
    assertThat(run.found.told).hasSize(told);
  }

  @Test
  void ruleThatThrowsKeepsItsStateAndTheOthersGoOn() {
    // given
    RuleBook book = FailingSosRule.book();

    // when
    TimelineRun run = new TimelineRun(book).apply(DAY);

    // then it was left out after the third failure of each trip
    assertThat(run.found.trips()).isEqualTo(TimelineRun.over(DAY).trips());
    assertThat(run.found.failures)
        .isNotEmpty()
        .hasSizeLessThanOrEqualTo(3 * (run.found.trips().size() * 2 + 1))
        .allMatch(failure -> failure.rule().equals("sos"));
  }

  private static Telemetry sameId(double kmph) {
    return Telemetry.builder()
        .vehicleId("van")
        .timestampMs(DriveStory.at(Duration.ZERO))
        .eventId("one")
        .set(TelemetryField.SPEED, kmph)
        .build();
  }

  private static VehicleState writtenAndRead(TimelineRun run) {
    ByteWriter out = new ByteWriter(64);
    VehicleStateCodec codec = new VehicleStateCodec(run.timeline);
    codec.write(run.state, out);
    ByteReader in = new ByteReader(out.toByteArray());
    VehicleState read = codec.read(in);
    assertThat(in.remaining()).isZero();
    return read;
  }

  private static List<Telemetry> aWorkingDay() {
    return DriveStory.of("van")
        .saying(b -> b.set(TelemetryField.SPEED_LIMIT, 50).driverId("anna"))
        .stand(minutes(1))
        .drive(48, minutes(4))
        .drive(63, seconds(40))
        .stand(seconds(50))
        .drive(70, seconds(9))
        .drive(48, minutes(3))
        .stand(minutes(6))
        .drive(45, minutes(2))
        .saying(b -> b.set(TelemetryField.SOS, true))
        .drive(30, seconds(15))
        .saying(b -> b.set(TelemetryField.SOS, false))
        .stand(minutes(7))
        .events();
  }

  private static List<Telemetry> shuffled(List<Telemetry> events, Random random) {
    record Arrival(Telemetry event, double at) {}
    List<Arrival> arrivals = new ArrayList<>();
    for (Telemetry event : events) {
      arrivals.add(new Arrival(event, event.timestampMs() + random.nextDouble() * 9_000));
      if (random.nextInt(5) == 0) {
        arrivals.add(new Arrival(event, event.timestampMs() + random.nextDouble() * 9_000));
      }
    }
    Collections.shuffle(arrivals, random);
    arrivals.sort(Comparator.comparingDouble(Arrival::at));
    return arrivals.stream().map(Arrival::event).toList();
  }

  private static List<Finding> sorted(Findings found) {
    return found.inTheEnd().stream().sorted(Comparator.comparing(Finding::id)).toList();
  }
}
