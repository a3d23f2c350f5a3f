package io.fleet.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.query.scope.Scope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveClientTest {
  private static final long PATIENCE_MS = 30_000;

  private final ClientBuffer buffer = new ClientBuffer(2, () -> this.nowMs);
  private final Pipe pipe = new Pipe();
  private final LiveClient client =
      new LiveClient(
          buffer,
          pipe,
          new LivePass(100_000, Scope.WHOLE_FLEET, () -> true),
          LiveFilter.EVERYTHING);
  private long nowMs = 7;

  @BeforeEach
  void nothingIsLeftToTell() {
    buffer.open();
  }

  @Test
  void alertsLeaveBeforeVehiclesAndTheSnapshotEndsAfterThem() {
    // given
    vehicle("van-1", "v1");
    buffer.end(LiveEvent.of(LiveEvent.SNAPSHOT, "end"));
    vehicle("van-2", "v2");
    buffer.panel(bytes("panel"));
    buffer.ping(null);
    event("alert");
    buffer.degraded(LiveEvent.of(LiveEvent.DEGRADED, "away"));

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
    assertThat(vehicle("van-1", "old")).isFalse();
    assertThat(vehicle("van-1", "new")).isTrue();

    // when
    pipe.room = 100;
    client.drain();

    // then
    assertThat(pipe.sent).containsExactly("new");
  }

  @Test
  void nothingIsSentBeyondWhatTheClientTakes() {
    // given
    vehicle("van-1", "v1");
    vehicle("van-2", "v2");

    // when
    pipe.room = 1;
    client.drain();

    // then
    assertThat(pipe.sent).containsExactly("v1");
    assertThat(buffer.isEmpty()).isFalse();
  }

  @Test
  void aThirdAlertIsOneTooMany() {
    assertThat(event("a1")).isTrue();
    assertThat(event("a2")).isTrue();
    assertThat(event("a3")).isFalse();
  }

  @Test
  void aClientThatTakesNothingForTooLongIsStuck() {
    // given
    vehicle("van-1", "v1");
    assertThat(client.isStuck(0, PATIENCE_MS)).isFalse();

    // when
    for (long atMs = 10; atMs <= PATIENCE_MS; atMs += 10) {
      assertThat(client.isStuck(atMs, PATIENCE_MS)).isFalse();
    }

    // then
    assertThat(client.isStuck(PATIENCE_MS + 1, PATIENCE_MS)).isTrue();
  }

  @Test
  void whileTheWholeProcessStandsStillNoClientIsStuck() {
    // given
    vehicle("van-1", "v1");
    client.isStuck(0, PATIENCE_MS);

    // when
    boolean stuck = client.isStuck(PATIENCE_MS * 10, PATIENCE_MS);

    // then
    assertThat(stuck).isFalse();
    assertThat(client.isStuck(PATIENCE_MS * 20, PATIENCE_MS)).isFalse();
    assertThat(client.isStuck(PATIENCE_MS * 30, PATIENCE_MS)).isFalse();
    assertThat(client.isStuck(PATIENCE_MS * 40, PATIENCE_MS)).isFalse();
    assertThat(client.isStuck(PATIENCE_MS * 50, PATIENCE_MS)).isTrue();
  }

  @Test
  void aClientForWhichNothingWaitsIsNot() {
    assertThat(client.isStuck(0, PATIENCE_MS)).isFalse();
    assertThat(client.isStuck(PATIENCE_MS * 2, PATIENCE_MS)).isFalse();

    // when
    vehicle("van-1", "v1");

    // then
    assertThat(client.isStuck(PATIENCE_MS * 3, PATIENCE_MS)).isFalse();
  }

  @Test
  void aSlowClientThatTakesSomethingNowAndThenIsNot() {
    // given
    vehicle("van-1", "v1");
    vehicle("van-2", "v2");
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
    buffer.ping(null);
    pipe.room = 1;
    client.drain();

    // then
    assertThat(pipe.ends).isEqualTo(1);
    assertThat(pipe.sent).isEmpty();
  }

  @Test
  void nothingLeavesBeforeTheSnapshotIsWholeAndWhatCameMeanwhileIsNotUndone() {
    // given
    buffer.reset(LiveEvent.of(LiveEvent.RESET, "reset"));
    pipe.room = 100;
    vehicle("van-1", "new");
    client.drain();
    assertThat(pipe.sent).isEmpty();

    // when
    buffer.vehicleAsItWas("van-1", bytes("old"));
    buffer.vehicleAsItWas("van-2", bytes("old"));
    buffer.end(LiveEvent.of(LiveEvent.SNAPSHOT, "end"));
    buffer.open();
    client.drain();

    // then
    assertThat(pipe.sent).containsExactly("reset", "new", "old", "end");
  }

  @Test
  void idsBeginWithTheSnapshotAndNeverGoBack() {
    // given
    pipe.room = 100;
    vehicle("van-1", "v1");
    buffer.event(LiveEvent.of(LiveEvent.ALERT, "early").at(place(1)));
    buffer.end(LiveEvent.of(LiveEvent.SNAPSHOT, "end"));
    client.drain();

    // when
    nowMs = 9;
    buffer.ping(place(3));
    buffer.event(LiveEvent.of(LiveEvent.ALERT, "late").at(place(4)));
    client.drain();

    // then
    assertThat(pipe.sent).containsExactly("early", "v1", "end", "late", null);
    assertThat(pipe.ids.subList(0, 2)).containsExactly(null, null);
    assertThat(pipe.ids.subList(2, 5).stream().map(LiveClientTest::offset))
        .containsExactly(1L, 4L, 4L);
    assertThat(ResumeId.parse(pipe.ids.get(3), LiveFilter.DIGEST_BYTES, 3).vehiclesToldAtMs())
        .isEqualTo(7);
  }

  @Test
  void whatWasMissedIsWaitingBesideTheUsualNumber() {
    // when
    buffer.resume(java.util.Collections.nCopies(5, LiveEvent.of(LiveEvent.ALERT, "missed")), 1_000);

    // then
    assertThat(event("a1")).isTrue();
    assertThat(event("a2")).isTrue();
    assertThat(event("a3")).isFalse();
  }

  private boolean vehicle(String id, String json) {
    return buffer.vehicle(id, bytes(json));
  }

  private boolean event(String json) {
    return buffer.event(LiveEvent.of(LiveEvent.ALERT, json));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] place(long offset) {
    LogPosition place = LogPosition.start(3);
    place.advance(0, 0, offset);
    return place.bytes();
  }

  private static long offset(String id) {
    return ResumeId.parse(id, LiveFilter.DIGEST_BYTES, 3).position().next(0, 0);
  }

  /** A way to a client that takes a given number of events. */
  private static final class Pipe implements ClientConnection {
    private final List<String> sent = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private int room;
    private int ends;

    @Override
    public boolean isReady() {
      return room > 0;
    }

    @Override
    public void execute(Runnable task) {
      task.run();
    }

    @Override
    public void add(LiveEvent event, String id) {
      room--;
      sent.add(event.isPing() ? null : new String(event.json(), StandardCharsets.UTF_8));
      ids.add(id);
    }

    @Override
    public void flush() {}

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
