package io.fleet.local.bench.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.local.bench.probe.ProbeTimes.Stretch;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbeTimesTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static Probe told(int ackMs, int emittedMs, int receivedMs) {
    return new Probe(NOON, null, null, null)
        .acknowledged(NOON.plusMillis(ackMs))
        .received(NOON.plusMillis(emittedMs), NOON.plusMillis(receivedMs));
  }

  @Test
  void everyStretchHasItsTimes() {
    // given
    ProbeTimes times = new ProbeTimes(List.of(told(5, 12, 20), told(6, 30, 50)), 0, 0);

    // then
    assertThat(times.quantileMs(Stretch.WHOLE, 0.5)).isEqualTo(20);
    assertThat(times.quantileMs(Stretch.WHOLE, 0.99)).isEqualTo(50);
    assertThat(times.quantileMs(Stretch.POST_TO_ACK, 1)).isEqualTo(6);
    assertThat(times.quantileMs(Stretch.POST_TO_EMITTED, 0.5)).isEqualTo(12);
    assertThat(times.quantileMs(Stretch.EMITTED_TO_RECEIPT, 0.5)).isEqualTo(8);
  }

  @Test
  void aCallNobodyHeardOfIsNotTold() {
    // given
    Probe lost = new Probe(NOON, NOON, null, null);

    // then
    assertThat(new ProbeTimes(List.of(lost, told(1, 2, 3)), 0, 0).told()).isEqualTo(1);
  }

  @Test
  void ofARepeatedMessageTheFirstReceiptCounts() {
    // given
    Probe probe = told(1, 2, 3).received(NOON.plusMillis(2), NOON.plusMillis(900));

    // then
    assertThat(probe.receivedAt()).isEqualTo(NOON.plusMillis(3));
  }

  @Test
  void aPhaseHasTheCallsPostedInIt() {
    // given
    Instant later = NOON.plusSeconds(60);
    Probe late = new Probe(later, later, later, later.plusMillis(7));
    ProbeTimes times = new ProbeTimes(List.of(late, told(5, 12, 20)), 0, 0);

    // then
    assertThat(times.between(Instant.MIN, later).quantileMs(Stretch.WHOLE, 1)).isEqualTo(20);
    assertThat(times.between(later, Instant.MAX).quantileMs(Stretch.WHOLE, 1)).isEqualTo(7);
    assertThat(times.csv())
        .isEqualTo(
            """
            posted_at,whole_ms,post_to_ack_ms,post_to_emitted_ms,emitted_to_receipt_ms
            2026-03-01T12:00:00Z,20.0,5.0,12.0,8.0
            2026-03-01T12:01:00Z,7.0,0.0,0.0,7.0
            """);
  }
}
