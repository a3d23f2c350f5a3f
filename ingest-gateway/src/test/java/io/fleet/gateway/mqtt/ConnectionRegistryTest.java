package io.fleet.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.gateway.mqtt.ConnectionRegistry.Client;
import org.junit.jupiter.api.Test;

class ConnectionRegistryTest {
  private static final int BOUND = 2;

  private final ConnectionRegistry registry =
      new ConnectionRegistry(Settings.maxConnections(BOUND));
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
  void everyConnectionOfADeviceHearsOfItsRevocationAndNobodyElse() {
    // given
    TestSeat other = new TestSeat();
    ConnectionRegistry large = new ConnectionRegistry(Settings.maxConnections(3));
    large.enter(new Client("v1", "c"), first);
    large.enter(new Client("v1", "d"), second);
    large.enter(new Client("v2", "c"), other);
    // when
    large.revoke("v1");
    // then
    assertThat(first.revoked).isTrue();
    assertThat(second.revoked).isTrue();
    assertThat(other.revoked).isFalse();
  }

  @Test
  void whoLeavesTwiceIsCountedOnce() {
    // given
    registry.enter(new Client("v1", "c"), first);
    registry.enter(new Client("v2", "c"), second);
    // when
    registry.leave(new Client("v1", "c"), first);
    registry.leave(new Client("v1", "c"), first);
    // then
    assertThat(registry.size()).isEqualTo(1);
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
    private boolean revoked;

    @Override
    public void takenOver() {
      takenOver = true;
    }

    @Override
    public void revoked() {
      revoked = true;
    }

    @Override
    public void closing() {
      closing = true;
    }
  }
}
