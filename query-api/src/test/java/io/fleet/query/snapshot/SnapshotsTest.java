package io.fleet.query.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.events.ScoreSnapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told when, and what is told again. */
class SnapshotsTest {
  private static final Instant EIGHT = Instant.parse("2026-03-02T08:00:00Z");

  private final List<ScoreSnapshot> log = new ArrayList<>();
  private final List<ScoreSnapshot> ended = new ArrayList<>();
  private Instant now = EIGHT.plusSeconds(60);
  private boolean logIsAway;

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  private final Snapshots snapshots =
      new Snapshots(
          new Snapshots.Scores() {
            @Override
            public List<ScoreSnapshot> window(String window, Instant asOf) {
              return List.of(snapshot(window, null, asOf, 90));
            }

            @Override
            public List<ScoreSnapshot> trips(Instant since) {
              return List.copyOf(ended);
            }
          },
          this::write,
          clock,
          Duration.ofMinutes(10));

  @Test
  void aFullQuarterIsToldOnceForEachWindow() throws Exception {
    // when
    snapshots.publishQuarter();

    // then: the quarter of before the start is nobody's
    assertThat(log).isEmpty();

    // and when
    now = EIGHT.plus(Duration.ofMinutes(15)).plusMillis(1);
    assertThat(snapshots.lag()).isEqualTo(Duration.ofMillis(1));
    snapshots.publishQuarter();
    snapshots.publishQuarter();

    // then
    assertThat(log)
        .extracting(ScoreSnapshot::scoreId)
        .containsExactly("d@24h@1772439300000", "d@30d@1772439300000", "d@7d@1772439300000");
    assertThat(snapshots.lag()).isZero();
  }

  @Test
  void whatTheLogDidNotTakeIsToldAtTheNextTurn() throws Exception {
    // given
    now = EIGHT.plus(Duration.ofMinutes(16));
    logIsAway = true;
    assertThatThrownBy(snapshots::publishQuarter).isInstanceOf(IllegalStateException.class);
    assertThat(snapshots.lag()).isEqualTo(Duration.ofMinutes(1));

    // when
    logIsAway = false;
    snapshots.publishQuarter();

    // then
    assertThat(log).hasSize(3);
  }

  @Test
  void ofMissedQuartersTheLastIsTold() throws Exception {
    now = EIGHT.plus(Duration.ofMinutes(50));
    snapshots.publishQuarter();
    assertThat(log)
        .hasSize(3)
        .allMatch(s -> s.asOfMs() == EIGHT.plus(Duration.ofMinutes(45)).toEpochMilli());
  }

  @Test
  void aTripIsToldOnceAndAgainWhenItWasCorrected() throws Exception {
    // given
    ended.add(snapshot("trip", "t-1", EIGHT, 90));

    // when
    snapshots.publishTrips();
    snapshots.publishTrips();
    ended.set(0, snapshot("trip", "t-1", EIGHT, 80));
    snapshots.publishTrips();

    // then
    assertThat(log).extracting(ScoreSnapshot::score).containsExactly(90., 80.);
    assertThat(log).extracting(ScoreSnapshot::scoreId).containsOnly("d@t-1@1772438400000");
  }

  private void write(List<ScoreSnapshot> some) {
    if (logIsAway) {
      throw new IllegalStateException("away");
    }
    log.addAll(some);
  }

  private static ScoreSnapshot snapshot(String window, String trip, Instant asOf, double score) {
    return new ScoreSnapshot(
        "d", window, trip, asOf.toEpochMilli(), score, score, null, 40, 1, 2.5);
  }
}
