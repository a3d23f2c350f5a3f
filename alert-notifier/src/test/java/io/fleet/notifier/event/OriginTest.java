package io.fleet.notifier.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.notifier.AlertsTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

  @Test
  void aPlaceInATopicOfEventsIsReadAndWritten() {
    // when
    Origin origin = Origin.of("fleet.prod.notifier.replays-2-4711");

    // then
    assertThat(origin).isEqualTo(new Origin(new Shard("fleet.prod.notifier.replays", 2), 4711));
    assertThat(origin.shard().isReplay()).isTrue();
    assertThat(origin.text()).isEqualTo("fleet.prod.notifier.replays-2-4711");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "-1-2", "fleet.prod.alerts.outbound-x-1", "of.another-0-7", "a-b"})
  void whatComesFromNoTopicOfEventsBelongsToOneShard(String text) {
    assertThat(Origin.of(text).shard()).isEqualTo(Shard.UNPLACED);
    assertThat(Origin.of(text).isKnown()).isFalse();
    assertThat(Origin.of(text).text()).isEmpty();
  }

  @Test
  void aReplayIsToldApartByItsNewPlaceAndKeepsItsId() throws Exception {
    // given
    Event event =
        AlertEvents.of(
            AlertsTopic.alert("a-1", 3, io.fleet.events.Alert.State.OPENED),
            "fleet.prod.alerts.outbound-0-7");

    // when
    Replay read =
        ReplayJson.read(
            ReplayJson.write(new Replay("ops", event)), "fleet.prod.notifier.replays-1-2");

    // then
    assertThat(read.endpointId()).isEqualTo("ops");
    assertThat(read.event().isReplay()).isTrue();
    assertThat(event.isReplay()).isFalse();
    assertThat(read.event().from(event.origin())).isEqualTo(event);
    assertThat(read.event().idFor("ops")).isEqualTo(event.idFor("ops"));
  }
}
