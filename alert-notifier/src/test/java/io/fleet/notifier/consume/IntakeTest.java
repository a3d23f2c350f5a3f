package io.fleet.notifier.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.notifier.event.Shard;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private final Intake intake = new Intake(2);
  private final Claim first = new Claim(new Shard("fleet.prod.alerts.outbound", 0));
  private final Claim second = new Claim(new Shard("fleet.prod.alerts.outbound", 1));

  @Test
  void recordsWaitUntilWhatIsPendingIsKnown() {
    // given
    CompletableFuture<Boolean> entered = enter(first);
    assertThat(entered).isNotDone();

    // when
    intake.open(List.of(first));

    // then
    assertThat(entered).isCompletedWithValue(true);
  }

  @Test
  void aThirdRecordWaitsUntilOneIsSettled() {
    // given
    intake.open(List.of(first, second));
    enter(first);
    enter(second);
    CompletableFuture<Boolean> third = enter(first);
    assertThat(third).isNotDone();

    // when
    boolean counts = intake.leave(second);

    // then
    assertThat(counts).isTrue();
    assertThat(third).isCompletedWithValue(true);
  }

  @Test
  void whatARevokedShardHadInFlightMakesRoomAndNeverSettles() {
    // given
    intake.open(List.of(first, second));
    enter(first);
    enter(first);
    CompletableFuture<Boolean> waiting = enter(second);
    assertThat(waiting).isNotDone();

    // when
    intake.revoke(List.of(first));

    // then
    assertThat(waiting).isCompletedWithValue(true);
    assertThat(intake.leave(first)).isFalse();
    assertThat(intake.inFlight()).isEqualTo(1);
  }

  @Test
  void aRecordOfARevokedShardThatWaitsIsNotTaken() {
    // given
    CompletableFuture<Boolean> waiting = enter(first);

    // when
    intake.revoke(List.of(first));

    // then
    assertThat(waiting).isCompletedWithValue(false);
    assertThat(intake.inFlight()).isZero();
  }

  private CompletableFuture<Boolean> enter(Claim claim) {
    return intake.enter(claim).toCompletableFuture();
  }
}
