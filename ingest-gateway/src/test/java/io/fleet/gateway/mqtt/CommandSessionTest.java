package io.fleet.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Command;
import org.junit.jupiter.api.Test;

class CommandSessionTest {
  private final CommandSession session = new CommandSession();

  @Test
  void aCommandIsSentOnceUntilItIsConfirmedAndNotAfter() {
    // when
    CommandSession.Sent first = session.send(command("c1"));
    CommandSession.Sent second = session.send(command("c2"));
    // then
    assertThat(first.packetId()).isEqualTo(1);
    assertThat(second.packetId()).isEqualTo(2);
    assertThat(session.send(command("c1"))).isNull();
    assertThat(session.confirm(1)).isEqualTo(command("c1"));
    assertThat(session.confirm(1)).isNull();
    assertThat(session.send(command("c1"))).isNull();
    assertThat(session.onTheirWay()).containsExactly(second);
  }

  @Test
  void whatWasDroppedMayBeSentAgain() {
    // given
    session.send(command("c1"));
    // when
    session.drop(1);
    // then
    assertThat(session.send(command("c1")).packetId()).isEqualTo(2);
  }

  @Test
  void packetIdsThatAreTakenArePassedOver() {
    // given
    session.send(command("stays"));
    for (int i = 2; i <= 65_535; i++) {
      session.confirm(session.send(command("c" + i)).packetId());
    }
    // then
    assertThat(session.send(command("next")).packetId()).isEqualTo(2);
  }

  private static Command command(String id) {
    return new Command(id, "v1", "horn", "{}", 0, 1);
  }
}
