package io.fleet.gateway.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class KeyGateTest {
  private final KeyGate gate = new KeyGate();

  @Test
  void eachFailureOfAnAddressWaitsTwiceAsLongUpToTheLongest() {
    assertThat(gate.failed("192.0.2.1")).isEqualTo(Duration.ofMillis(250));
    assertThat(gate.failed("192.0.2.1")).isEqualTo(Duration.ofMillis(500));
    assertThat(gate.failed("192.0.2.1")).isEqualTo(Duration.ofSeconds(1));
    for (int i = 0; i < 10; i++) {
      gate.failed("192.0.2.1");
    }
    assertThat(gate.failed("192.0.2.1")).isEqualTo(KeyGate.LONGEST);
  }

  @Test
  void anotherAddressHasFailuresOfItsOwn() {
    gate.failed("192.0.2.1");
    assertThat(gate.failed("192.0.2.2")).isEqualTo(Duration.ofMillis(250));
  }

  @Test
  void theAddressesOfOneIpv6NetworkAreOne() {
    gate.failed("2001:db8:1:2::1");
    assertThat(gate.failed("2001:db8:1:2:ffff::9")).isEqualTo(Duration.ofMillis(500));
    assertThat(gate.failed("2001:db8:1:3::1")).isEqualTo(Duration.ofMillis(250));
  }

  @Test
  void soManyAnswersWaitAtATimeAndNotOneMore() {
    int waiting = 0;
    while (gate.enter()) {
      waiting++;
    }
    assertThat(waiting).isEqualTo(1_000);
    gate.leave();
    assertThat(gate.enter()).isTrue();
  }
}
