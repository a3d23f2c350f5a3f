package io.fleet.query.handling;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.AlertAction;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecentActionsTest {
  private static final long NOW_MS = 1_780_272_000_000L;

  private final RecentActions recent =
      new RecentActions(Clock.fixed(Instant.ofEpochMilli(NOW_MS), ZoneOffset.UTC));

  @Test
  void whatIsToldAgainIsNoNewsAndKeepsItsTime() {
    assertThat(recent.take(action(1, NOW_MS - 2_000))).isTrue();
    assertThat(recent.take(action(1, NOW_MS - 1_000))).isFalse();
    assertThat(recent.all()).containsExactly(action(1, NOW_MS - 2_000));
  }

  @Test
  void whatIsOlderThanFiveMinutesIsForgotten() {
    recent.take(action(1, NOW_MS - 300_001));
    recent.take(action(2, NOW_MS - 300_000));
    assertThat(recent.all()).containsExactly(action(2, NOW_MS - 300_000));
  }

  @Test
  void ofTooManyTheNewestAreKept() {
    for (int i = 0; i <= RecentActions.BOUND; i++) {
      recent.take(action(i, NOW_MS));
    }
    assertThat(recent.all()).hasSize(RecentActions.BOUND).doesNotContain(action(0, NOW_MS));
  }

  private static AlertAction action(int n, long atMs) {
    return new AlertAction(
        new UUID(0, n), "a", "v", AlertAction.Kind.ACKNOWLEDGED, null, null, "olga", atMs);
  }
}
