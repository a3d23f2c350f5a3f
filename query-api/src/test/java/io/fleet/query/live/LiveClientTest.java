package io.fleet.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.query.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveClientTest {
  private static final long PATIENCE_MS = 30_000;

  private final ClientBuffer buffer = new ClientBuffer(2);
  private final Pipe pipe = new Pipe();
  private final LiveClient client =
      new LiveClient(buffer, pipe, new LivePass(100_000, Scope.WHOLE_FLEET, () -> true));

  @Test
  void alertsLeaveBeforeVehiclesAndTheSnapshotEndsAfterThem() {
    // given
    buffer.vehicle("van-1", "v1");
    buffer.snapshotEnd("end");
    buffer.vehicle("van-2", "v2");
    buffer.panel("panel");
    buffer.ping();
    buffer.alert("alert");
    buffer.degraded("away");

    // when
    pipe.room = 100;
    client.drain();

    // then
    assertThat(pipe.sent).containsExactly("away", "alert", "v1", "v2", "end", "panel", null);
    assertThat(buffer.isEmpty()).isTrue();
  }

  @Test
  void ofAVehicleOnlyTheNewestWaits() {
    // given
    assertThat(buffer.vehicle("van-1", "old")).isFalse();
    assertThat(buffer.vehicle("van-1", "new")).isTrue();

    // when
    pipe.room = 100;
    client.drain();

    // then
    assertThat(pipe.sent).containsExactly("new");
  }

  @Test
  void nothingIsSentBeyondWhatTheClientTakes() {
    // given
    buffer.vehicle("van-1", "v1");
    buffer.vehicle("van-2", "v2");

    // when
    pipe.room = 1;
    client.drain();

    // then
    assertThat(pipe.sent).containsExactly("v1");
    assertThat(buffer.isEmpty()).isFalse();
  }

  @Test
  void aThirdAlertIsOneTooMany() {
    assertThat(buffer.alert("a1")).isTrue();
    assertThat(buffer.alert("a2")).isTrue();
    assertThat(buffer.alert("a3")).isFalse();
  }

  @Test
  void aClientThatTakesNothingForTooLongIsStuck() {
    // given
    buffer.vehicle("van-1", "v1");
    assertThat(client.isStuck(0, PATIENCE_MS)).isFalse();

    // then
    assertThat(client.isStuck(PATIENCE_MS, PATIENCE_MS)).isFalse();
    assertThat(client.isStuck(PATIENCE_MS + 1, PATIENCE_MS)).isTrue();
  }

  @Test
  void aClientForWhichNothingWaitsIsNot() {
    assertThat(client.isStuck(0, PATIENCE_MS)).isFalse();
    assertThat(client.isStuck(PATIENCE_MS * 2, PATIENCE_MS)).isFalse();

    // when
    buffer.vehicle("van-1", "v1");

    // then
    assertThat(client.isStuck(PATIENCE_MS * 3, PATIENCE_MS)).isFalse();
  }

  @Test
  void aSlowClientThatTakesSomethingNowAndThenIsNot() {
    // given
    buffer.vehicle("van-1", "v1");
    buffer.vehicle("van-2", "v2");
    client.isStuck(0, PATIENCE_MS);

    // when
    pipe.room = 1;
    client.drain();

    // then
    assertThat(client.isStuck(PATIENCE_MS, PATIENCE_MS)).isFalse();
    assertThat(client.isStuck(PATIENCE_MS + 10, PATIENCE_MS)).isFalse();
  }

  @Test
  void itEndsOnceWithItsToken() {
    assertThat(client.isExpired(99_999)).isFalse();
    assertThat(client.isExpired(100_000)).isTrue();

    // when
    client.end();
    client.hangUp();
    buffer.ping();
    pipe.room = 1;
    client.drain();

    // then
    assertThat(pipe.ends).isEqualTo(1);
    assertThat(pipe.sent).isEmpty();
  }

  /** A way to a client that takes a given number of events. */
  private static final class Pipe implements ClientConnection {
    private final List<String> sent = new ArrayList<>();
    private int room;
    private int ends;

    @Override
    public boolean isReady() {
      return room > 0;
    }

    @Override
    public void send(LiveEvent event) {
      room--;
      sent.add(event.data());
    }

    @Override
    public void end() {
      ends++;
    }

    @Override
    public void hangUp() {
      ends++;
    }
  }
}
