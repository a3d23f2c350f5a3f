package io.fleet.local.recompute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RepairWatchTest {
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  private final StringWriter printed = new StringWriter();
  private final HandPace pace = new HandPace();
  private final Queue<Look> looks = new ArrayDeque<>();
  private Look now = new Look(40, 0);

  /** What the job says of its repairs. */
  private record Look(long done, long open) {}

  private final class HandPace implements RepairWatch.Pace {
    private long nowNs;

    @Override
    public long nanoTime() {
      return nowNs;
    }

    @Override
    public void pause() {
      nowNs += TimeUnit.SECONDS.toNanos(2);
      now = looks.isEmpty() ? now : looks.remove();
    }
  }

  private boolean await(long expected, Look... told) throws Exception {
    looks.addAll(List.of(told));
    return new RepairWatch(
            metric -> metric.endsWith("done") ? now.done : now.open,
            new PrintWriter(printed, true),
            false,
            pace)
        .await(expected, TEN_MINUTES);
  }

  private long waitedS() {
    return TimeUnit.NANOSECONDS.toSeconds(pace.nowNs);
  }

  @Test
  void whatWasDoneBeforeDoesNotCount() throws Exception {
    // when
    boolean isDone = await(3, new Look(40, 2), new Look(41, 2), new Look(43, 1), new Look(43, 0));

    // then
    assertThat(isDone).isTrue();
    assertThat(waitedS()).isEqualTo(8);
    assertThat(printed.toString().lines())
        .containsExactly(
            "0 of 3 vehicles mended", "1 of 3 vehicles mended", "3 of 3 vehicles mended");
  }

  @Test
  void aVehicleThatNeedsNoRepairIsNotWaitedForLong() throws Exception {
    // when
    boolean isDone = await(3, new Look(40, 2), new Look(42, 0));

    // then
    assertThat(isDone).isTrue();
    assertThat(waitedS()).isBetween(100L, 110L);
  }

  @Test
  void aJobThatIsStartedAgainCountsFromZero() throws Exception {
    // when
    boolean isDone = await(3, new Look(0, 3), new Look(3, 0));

    // then
    assertThat(isDone).isTrue();
    assertThat(waitedS()).isLessThan(120);
  }

  @Test
  void aRepairThatIsOpenForTooLongIsNotDone() throws Exception {
    // when then
    assertThat(await(3, new Look(42, 1))).isFalse();
    assertThat(waitedS()).isGreaterThanOrEqualTo(TEN_MINUTES.toSeconds());
  }
}
