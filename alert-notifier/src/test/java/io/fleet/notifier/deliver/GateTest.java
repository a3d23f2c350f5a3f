package io.fleet.notifier.deliver;

import static io.fleet.notifier.deliver.Deliveries.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final long HOUR_MS = 3_600_000;
  private final MovableClock clock = new MovableClock(NOW);
  private final Gate gate =
      new Gate(
          new Breaker(new BreakerSettings(2, Duration.ofSeconds(1), Duration.ofSeconds(60))),
          new RateLimit(clock));
  private final Delivery delivery = Deliveries.ofVehicle("V1", 1);

  @Test
  void aPausedEndpointOpensOnlyWhenItIsResumed() {
    gate.pause(true);
    assertThat(gate.opensAtMs(NOW)).isEqualTo(Long.MAX_VALUE);
    assertThat(gate.isFlowing(NOW)).isFalse();

    gate.pause(false);
    assertThat(gate.isOpen(NOW)).isTrue();
  }

  @Test
  void itStaysShutAsLongAsTheEndpointAsks() {
    gate.answered(NOW, 30_000);

    assertThat(gate.opensAtMs(NOW)).isEqualTo(NOW + 30_000);
    assertThat(gate.isFlowing(NOW)).isFalse();
    assertThat(gate.isOpen(NOW + 30_000)).isTrue();
  }

  @Test
  void nobodyIsLeftAloneForMoreThanADay() {
    gate.answered(NOW, 1_000 * HOUR_MS);

    assertThat(gate.opensAtMs(NOW)).isEqualTo(NOW + 24 * HOUR_MS);
  }

  @Test
  void theLaterOfTwoReasonsHolds() {
    gate.answered(NOW, 500);
    gate.failed(delivery, NOW);
    gate.failed(delivery, NOW);

    assertThat(gate.isProbing()).isTrue();
    assertThat(gate.opensAtMs(NOW)).isEqualTo(NOW + 1_000);
  }

  @Test
  void aRateAloneMakesAMessageWaitButNotBeStored() {
    gate.rate().limit(1);
    gate.started(delivery);

    assertThat(gate.opensAtMs(NOW)).isEqualTo(NOW + 1_000);
    assertThat(gate.isFlowing(NOW)).isTrue();
  }

  @Test
  void anEndpointThatWasMendedIsTriedAtOnce() {
    gate.answered(NOW, HOUR_MS);
    gate.failed(delivery, NOW);
    gate.failed(delivery, NOW);

    gate.forget();

    assertThat(gate.isOpen(NOW)).isTrue();
    assertThat(gate.isProbing()).isFalse();
  }
}
