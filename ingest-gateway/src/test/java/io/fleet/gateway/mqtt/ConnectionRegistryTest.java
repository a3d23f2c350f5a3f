package io.fleet.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.gateway.mqtt.ConnectionRegistry.Client;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConnectionRegistryTest {
  private static final int BOUND = 2;

  private final ConnectionRegistry registry =
      new ConnectionRegistry(
          new MqttSettings(
              true, "h", 1, BOUND, 1, 1, Duration.ofSeconds(1), Duration.ofSeconds(1)));
  private final TestSeat first = new TestSeat();
  private final TestSeat second = new TestSeat();

  @Test
  void theSameClientOfTheSameDeviceTakesThePlace() {
    // when
    registry.enter(new Client("v1", "c"), first);
    registry.enter(new Client("v1", "c"), second);
    // then
    assertThat(first.takenOver).isTrue();
    assertThat(second.takenOver).isFalse();
  }

  @Test
  void anotherDeviceWithThatClientIdDisturbsNobody() {
    // when
    registry.enter(new Client("v1", "c"), first);
    registry.enter(new Client("v2", "c"), second);
    // then
    assertThat(first.takenOver).isFalse();
  }

  @Test
  void theOlderOneLeavingDoesNotFreeThePlaceOfTheNewer() {
    // given
    Client client = new Client("v1", "c");
    registry.enter(client, first);
    registry.enter(client, second);
    // when
    boolean freedByFirst = registry.leave(client, first);
    registry.close();
    // then
    assertThat(freedByFirst).isFalse();
    assertThat(second.closing).isTrue();
    assertThat(registry.enter(new Client("v2", "c"), new TestSeat())).isFalse();
    assertThat(registry.size()).isEqualTo(1);
    assertThat(registry.leave(client, second)).isTrue();
  }

  @Test
  void thereIsRoomForTheBoundAndForWhoComesAgain() {
    // given
    registry.enter(new Client("v1", "c"), first);
    registry.enter(new Client("v2", "c"), second);
    // then
    assertThat(registry.enter(new Client("v3", "c"), new TestSeat())).isFalse();
    assertThat(registry.enter(new Client("v2", "c"), new TestSeat())).isTrue();
    // when
    registry.leave(new Client("v2", "c"), second);
    registry.leave(new Client("v1", "c"), first);
    // then
    assertThat(registry.enter(new Client("v3", "c"), new TestSeat())).isTrue();
  }

  private static final class TestSeat implements ConnectionRegistry.Seat {
    private boolean takenOver;
    private boolean closing;

    @Override
    public void takenOver() {
      takenOver = true;
    }

    @Override
    public void closing() {
      closing = true;
    }
  }
}
