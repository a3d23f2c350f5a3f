package io.fleet.notifier.group;

import static io.fleet.notifier.group.Told.START;
import static io.fleet.notifier.group.Told.event;
import static io.fleet.notifier.group.Told.held;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.events.TraceParent;
import io.fleet.notifier.endpoint.Grouping;
import io.fleet.notifier.event.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestsTest {
  private static final String OPENED = "vehicle.overspeed.opened";

  private final Grouper grouper =
      Grouper.of(new Grouping(null, null, Duration.ofMinutes(5)), event -> null).orElseThrow();

  @ParameterizedTest
  @CsvSource({"0, 300000", "1, 300000", "299999, 300000", "300000, 600000"})
  void aMessageIsHeldToTheEndOfItsStretchOfTheClock(long afterStartMs, long heldToMs) {
    assertThat(grouper.heldUntilMs(event(OPENED, "van-1", "a", 1), START + afterStartMs))
        .isEqualTo(START + heldToMs);
  }

  @Test
  void whatIsCriticalIsNotHeld() {
    assertThat(grouper.heldUntilMs(event("vehicle.sos.opened", "v", "a", 1, 4, "{}"), START))
        .isZero();
  }

  @Test
  void aDigestGoesOnWithTheTracesOfAllItTellsOf() {
    // given
    TraceParent first = new TraceParent(1, 2, 3);
    TraceParent second = new TraceParent(4, 5, 6);
    List<Held> members =
        List.of(
            held(event(OPENED, "van-1", "a", 1).causedBy(List.of(first))),
            held(event(OPENED, "van-1", "b", 2)),
            held(event(OPENED, "van-2", "c", 3).causedBy(List.of(second))));

    // when
    Event digest = grouper.merge(members, START).get(0).event();

    // then
    assertThat(digest.traces()).containsExactly(first, second);
  }

  @Test
  void aDigestTellsEveryMessageWhole() throws IOException {
    // given
    Held first = held(event(OPENED, "van-1", "a", 1));
    Held second = held(event("vehicle.idling.opened", "van-2", "b", 2));

    // when
    List<Merged> merged = grouper.merge(List.of(second, first), START);

    // then
    assertThat(merged).hasSize(1);
    assertThat(merged.get(0).event().type()).isEqualTo("digest");
    assertThat(merged.get(0).event().scope().vehicleId()).isNull();
    JsonNode data = new ObjectMapper().readTree(merged.get(0).event().data());
    assertThat(data.path("count").asInt()).isEqualTo(2);
    assertThat(data.path("items").path(0))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"id":"%s","type":"vehicle.overspeed.opened",
                     "timestamp":"2026-03-01T00:00:00.001Z","data":{"alert_id":"a"}}\
                    """
                        .formatted(first.id())));
    assertThat(data.path("items").path(1).path("id").asText()).isEqualTo(second.id());
  }

  @Test
  void nothingMakesNoDigest() {
    assertThat(grouper.merge(List.of(), START)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"200, 1", "201, 2", "400, 2", "401, 3"})
  void moreThanTwoHundredAreSeveral(int messages, int digests) throws IOException {
    // given
    List<Held> all = new ArrayList<>();
    for (int i = 0; i < messages; i++) {
      all.add(held(event(OPENED, "van-1", "a" + i, i)));
    }

    // when
    List<Merged> merged = grouper.merge(all, START);

    // then
    assertThat(merged).hasSize(digests).allMatch(each -> each.members().size() <= 200);
    assertThat(merged.stream().flatMap(each -> each.members().stream()))
        .containsExactlyElementsOf(all);
    JsonNode last = new ObjectMapper().readTree(merged.get(digests - 1).event().data());
    assertThat(last.path("part").asInt()).isEqualTo(digests);
    assertThat(last.path("parts").asInt()).isEqualTo(digests);
  }

  @Test
  void longOnesAreSplitByTheirLength() {
    // given
    String long150k = "{\"text\":\"" + "x".repeat(150_000) + "\"}";
    List<Held> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(held(event(OPENED, "van-1", "a" + i, i, 1, long150k)));
    }

    // then
    assertThat(grouper.merge(all, START)).hasSize(3);
  }

  @Test
  void whoAsksForNothingHasNoGrouper() {
    assertThat(Grouper.of(Grouping.NONE, event -> null)).isEmpty();
  }
}
