package io.fleet.stream.io.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReadyQueueTest {
  private static final long NOW = 1_000;
  private static final long LONG_AGO = NOW - Duration.ofSeconds(1).toNanos();
  private static final long A_SECOND_LATER = NOW + Duration.ofSeconds(1).toNanos();
  private static final LoaderSettings SETTINGS =
      LoaderSettings.defaults()
          .withInsertRows(100)
          .withBackOff(Duration.ofMillis(100), Duration.ofMillis(400));

  private final ReadyQueue queue = new ReadyQueue(SETTINGS, new SplittableRandom(1));

  @Test
  void theOldestGoesFirstWithOthersOfItsTableAndMonth() {
    StagedFile old = file(1, "telemetry", 202606, 10);
    StagedFile otherMonth = file(2, "telemetry", 202605, 10);
    StagedFile otherTable = file(3, "alerts", 202606, 10);
    StagedFile alike = file(4, "telemetry", 202606, 10);
    queue.offer(List.of(alike, otherTable, otherMonth, old), LONG_AGO);

    assertThat(queue.next(NOW)).containsExactly(old, alike);
    assertThat(queue.next(NOW)).containsExactly(otherMonth);
    assertThat(queue.next(NOW)).containsExactly(otherTable);
    assertThat(queue.next(NOW)).isEmpty();
  }

  @Test
  void aBatchHasNoMoreRowsThanOneFileMayHave() {
    StagedFile first = file(1, "telemetry", 202606, 60);
    StagedFile second = file(2, "telemetry", 202606, 40);
    StagedFile third = file(3, "telemetry", 202606, 1);
    queue.offer(List.of(first, second, third), LONG_AGO);

    assertThat(queue.next(NOW)).containsExactly(first, second);
    assertThat(queue.next(NOW)).containsExactly(third);
  }

  @Test
  void aTableTheServerCannotTakeWaitsAsAWholeAndNoOther() {
    StagedFile alert = file(1, "alerts", 202606, 1);
    StagedFile laterAlert = file(2, "alerts", 202607, 1);
    StagedFile telemetry = file(3, "telemetry", 202606, 1);
    queue.offer(List.of(alert, laterAlert, telemetry), LONG_AGO);

    queue.unavailable(queue.next(NOW), NOW);

    assertThat(queue.next(NOW)).containsExactly(telemetry);
    assertThat(queue.next(NOW)).isEmpty();
    assertThat(queue.next(A_SECOND_LATER)).containsExactly(alert);
    assertThat(queue.next(A_SECOND_LATER)).containsExactly(laterAlert);
  }

  @Test
  void theWaitDoublesUpToItsBound() {
    queue.offer(List.of(file(1, "alerts", 202606, 1)), LONG_AGO);
    long now = NOW;
    for (int i = 0; i < 10; i++) {
      queue.unavailable(queue.next(now), now);
      assertThat(queue.next(now + SETTINGS.minBackOff().toNanos() / 2 - 1)).isEmpty();
      now += SETTINGS.maxBackOff().toNanos();
    }
    assertThat(queue.next(now)).hasSize(1);
  }

  @Test
  void aRefusedBatchGoesApartAndTheBadFileWaitsAlone() {
    StagedFile good = file(1, "alerts", 202606, 1);
    StagedFile bad = file(2, "alerts", 202606, 1);
    queue.offer(List.of(good, bad), LONG_AGO);

    queue.separate(queue.next(NOW));

    assertThat(queue.next(NOW)).containsExactly(good);
    assertThat(queue.next(NOW)).containsExactly(bad);
    assertThat(queue.refused(bad, NOW)).isEqualTo(1);
    StagedFile later = file(3, "alerts", 202606, 1);
    queue.offer(List.of(later), LONG_AGO);
    assertThat(queue.next(NOW)).containsExactly(later);
    assertThat(queue.next(A_SECOND_LATER)).containsExactly(bad);
    assertThat(queue.refused(bad, NOW)).isEqualTo(2);
  }

  @Test
  void aFileWaitsAMomentForOthersOfItsCheckpoint() {
    StagedFile first = file(1, "alerts", 202606, 1);
    StagedFile second = file(2, "alerts", 202606, 1);
    long gathered = NOW + SETTINGS.gather().toNanos();
    queue.offer(List.of(first), NOW);
    queue.offer(List.of(second), gathered - 1);

    assertThat(queue.next(gathered - 1)).isEmpty();
    assertThat(queue.next(gathered)).containsExactly(first, second);
  }

  @Test
  void countsWhatIsThere() {
    StagedFile first = file(7, "alerts", 202606, 1);
    queue.offer(List.of(first, file(9, "alerts", 202606, 1)), LONG_AGO);
    queue.offer(List.of(first), LONG_AGO);

    assertThat(queue.size()).isEqualTo(2);
    assertThat(queue.bytes()).isEqualTo(20);
    assertThat(queue.oldestMs()).isEqualTo(7);

    queue.gone(List.of(first));

    assertThat(queue.bytes()).isEqualTo(10);
    assertThat(queue.oldestMs()).isEqualTo(9);

    queue.keepOnly(List.of(first));

    assertThat(queue.size()).isZero();
    assertThat(queue.oldestMs()).isEqualTo(-1);
  }

  private static StagedFile file(long closedMs, String table, int month, int rows) {
    String writer = new WriterId("facts", 0, 0, 1).fileName((int) closedMs);
    return StagedFile.of(closedMs, writer, table, month, rows, 10, 0);
  }
}
