package io.fleet.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contests, decisions and snapshots of scores survive their topic. */
class EventActionJsonTest {
  private static final EventAction CONTEST =
      new EventAction(
          UUID.fromString("0b8f3a52-6f0e-4a44-9a60-1f0c7d2e9b10"),
          UUID.fromString("3f1f7a2e-6b1c-5c1e-9a55-0f2f4c1f7a11"),
          "harsh_braking",
          "v-1",
          "d-1",
          EventAction.Kind.CONTESTED,
          "a child \"ran\"",
          "d-1",
          1_780_272_000_123L);

  @ParameterizedTest
  @EnumSource(EventAction.Kind.class)
  void whatIsWrittenIsRead(EventAction.Kind kind) throws Exception {
    EventAction said =
        new EventAction(
            CONTEST.actionId(), CONTEST.eventId(), "crash", "v-1", null, kind, "r", "olga", 5);
    assertThat(EventActionJson.read(EventActionJson.write(said))).isEqualTo(said);
    assertThat(EventActionJson.read(EventActionJson.write(CONTEST))).isEqualTo(CONTEST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"action\":\"contested\"|\"action\":\"forgiven\"",
        "\"event_id\":\"3f1f7a2e|\"event_id\":\"3f1f7a2",
        "\"event_kind\":\"harsh_braking\"|\"event_kind\":\"idling\"",
        "\"vehicle_id\":\"v-1\"|\"vehicle_id\":\"v 1\"",
        "\"by\":\"d-1\"|\"by\":\"\"",
        "\"at\":\"2026|\"at\":\"x2026",
        "\"reason\"|\"raison\"",
        "\"action_id\"|\"id\""
      })
  void whatIsWrongIsRefused(String change) {
    // given
    String[] parts = change.split("\\|");
    String good = new String(EventActionJson.write(CONTEST), UTF_8);
    assertThat(good).contains(parts[0]);
    byte[] bad = good.replace(parts[0], parts[1]).getBytes(UTF_8);

    // then
    assertThatThrownBy(() -> EventActionJson.read(bad))
        .isInstanceOf(Refusal.RefusedException.class);
  }

  @Test
  void aSnapshotIsReadAsItWasAndItsIdSaysWhose() throws Exception {
    ScoreSnapshot day = new ScoreSnapshot("d", "24h", null, 900_000, 87.5, -3.25, null, 40, 2, 1.5);
    ScoreSnapshot trip =
        new ScoreSnapshot("d", "trip", "t-1", 900_000, null, null, "not enough data", 1, 0, 0);
    assertThat(ScoreSnapshotJson.read(ScoreSnapshotJson.write(day))).isEqualTo(day);
    assertThat(ScoreSnapshotJson.read(ScoreSnapshotJson.write(trip))).isEqualTo(trip);
    assertThat(day.scoreId()).isEqualTo("d@24h@900000");
    assertThat(trip.scoreId()).isEqualTo("d@t-1@900000");
  }
}
