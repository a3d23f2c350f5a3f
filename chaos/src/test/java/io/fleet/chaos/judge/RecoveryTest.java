package io.fleet.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.chaos.ledger.Entry;
import io.fleet.chaos.ledger.Entry.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A pulse each second from 0 s on; something happens at 10 s. */
class RecoveryTest {
  private static final Outage KILL = new Outage(10_000, 10_000);
  private static final Outage PAUSE = new Outage(10_000, 15_000);

  private final Posted posted =
      new Posted(new HashMap<>(), new HashSet<>(), new HashSet<>(), new ArrayList<>());
  private final Map<String, Long> toldMs = new HashMap<>();

  @Test
  void whatWasSentBeforeTheFaultDoesNotCount() {
    // given
    pulses(0, 10, 5_200);
    pulses(10, 20, 300);

    // when
    Recovery recovery = recovery(KILL);

    // then
    assertThat(recovery.toldS()).isEqualTo(0.3);
    assertThat(recovery.catchUp()).isZero();
  }

  @Test
  void aBacklogIsCaughtUpWhenTheLastStaleOneHasCome() {
    // given: of what was sent from 10 s to 20 s the first comes at 20 s, the last at 22 s
    pulses(0, 10, 100);
    for (int second = 10; second < 20; second++) {
      pulse(second, 20_000 + (second - 10) * 200L);
    }
    pulses(20, 30, 100);

    // when
    Recovery recovery = recovery(KILL);

    // then
    assertThat(recovery.toldS()).isEqualTo(10);
    assertThat(recovery.caughtUpS()).isBetween(11.5, 12.0);
    assertThat(recovery.catchUp()).isBetween(5.0, 8.0);
  }

  @Test
  void aPauseCountsFromItsEnd() {
    // given
    pulses(0, 10, 100);
    for (int second = 10; second < 15; second++) {
      pulse(second, 16_000);
    }
    pulses(16, 25, 100);

    // when
    Recovery recovery = recovery(PAUSE);

    // then
    assertThat(recovery.toldS()).isEqualTo(1);
  }

  @Test
  void nothingThatComesBackIsNever() {
    // given
    pulses(0, 10, 100);

    // when
    Recovery recovery = recovery(KILL);

    // then
    assertThat(recovery.toldS()).isNegative();
    assertThat(recovery.caughtUpS()).isNegative();
  }

  @Test
  void answersAreBackAtTheFirstGoodOneAfterABadOne() {
    // given
    answer(10_100, "200");
    answer(10_600, "0");
    answer(12_000, "503");
    answer(13_500, "200");

    // when
    Recovery recovery = recovery(KILL);

    // then
    assertThat(recovery.answeredS()).isEqualTo(3.5);
  }

  private Recovery recovery(Outage outage) {
    ToldAlerts told = new ToldAlerts(Set.of(), Map.of(), toldMs, Set.of());
    return Recovery.of(outage, posted, told, Map.of());
  }

  private void pulses(int fromS, int toS, long afterMs) {
    for (int second = fromS; second < toS; second++) {
      pulse(second, second * 1_000L + afterMs);
    }
  }

  private void pulse(int second, long backMs) {
    String vehicleId = "run-pulse-" + second;
    posted.sentMs().put(Posted.key(vehicleId, second * 1_000L), second * 1_000L);
    toldMs.put(vehicleId, backMs);
  }

  private void answer(long atMs, String status) {
    posted.answers().add(new Entry(Kind.ANSWERED, atMs, List.of(status)));
  }
}
