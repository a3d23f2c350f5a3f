package io.fleet.local.bench.backlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.events.TelemetryReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MixedEventsTest {
  private static final BacklogEvent REAL =
      event("{\"vehicle_id\":\"v\",\"timestamp\":1700000000000,\"speed_kmph\":3}", true);

  @Test
  void recordedDrivesAreSpreadOverTheWholeBacklog() {
    // given
    MixedEvents events = new MixedEvents(new SimulatedMessages(1, 5), List.of(REAL, REAL), 10);

    // when
    List<Boolean> recorded =
        IntStream.range(0, 10).mapToObj(i -> events.next().recorded()).toList();

    // then
    assertThat(recorded.get(4)).isTrue();
    assertThat(recorded.get(9)).isTrue();
    assertThat(recorded).filteredOn(isRecorded -> isRecorded).hasSize(2);
  }

  @Test
  void sameSeedSameBytesInTheSizeOfAUsualTracker() {
    // given
    SimulatedMessages one = new SimulatedMessages(1, 5);
    SimulatedMessages other = new SimulatedMessages(1, 5);

    // then
    for (int i = 0; i < 50; i++) {
      byte[] json = one.next().json();
      assertThat(Arrays.equals(json, other.next().json())).isTrue();
      assertThat(json.length).isBetween(300, 360);
      assertThat(new TelemetryReader().read(json).dropped()).isEmpty();
    }
  }

  @Test
  void aRecordedRowGivenTwiceIsOneEvent() {
    // given
    DistinctEvents distinct = new DistinctEvents();

    // when
    distinct.add(REAL);
    distinct.add(REAL);

    // then
    assertThat(distinct.count()).isEqualTo(1);
  }

  @Test
  void aSimulatedVehicleWhoseTimeStandsStillIsRefused() {
    // given
    DistinctEvents distinct = new DistinctEvents();
    BacklogEvent simulated = new BacklogEvent("v", REAL.json(), false);
    distinct.add(simulated);

    // then
    assertThatThrownBy(() -> distinct.add(simulated))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the times of v do not rise");
  }

  private static BacklogEvent event(String json, boolean recorded) {
    return new BacklogEvent("v", json.getBytes(StandardCharsets.UTF_8), recorded);
  }
}
