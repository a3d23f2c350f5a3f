package io.fleet.notifier.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.fleet.events.Json;
import io.fleet.events.Telemetry;
import io.fleet.events.TraceParent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventJsonTest {
  private static final TraceParent TRACE = new TraceParent(1, 2, 3);
  private static final Event EVENT =
      new Event(
          "vehicle.overspeed.opened",
          "a-1",
          7,
          true,
          1_772_323_200_000L,
          1_772_323_201_000L,
          60,
          2,
          false,
          new Scope("van-1", null, null, null, Telemetry.ABSENT, Telemetry.ABSENT),
          "alerts-0-1",
          "{\"alert_id\":\"a-1\"}");

  @Test
  void aPendingEventKeepsItsTraces() throws IOException {
    Event traced = EVENT.causedBy(List.of(TRACE, new TraceParent(4, 5, 6)));
    assertThat(read(json(traced))).isEqualTo(traced);
  }

  @Test
  void anEventThatIsNotTracedIsWrittenAsEver() throws IOException {
    assertThat(json(EVENT)).doesNotContain("traces");
    assertThat(read(json(EVENT))).isEqualTo(EVENT);
  }

  @Test
  void tracesThatCannotBeReadAreLeftOut() throws IOException {
    String json = json(EVENT.causedBy(List.of(TRACE)));
    String strange = json.replace("[\"", "[\"nonsense\",{\"a\":[1]},null,\"");
    assertThat(read(strange).traces()).containsExactly(TRACE);
    assertThat(read(json.replaceFirst("\\[[^\\]]*]", "{\"a\":1}"))).isEqualTo(EVENT);
  }

  @Test
  void noMoreTracesAreKeptThanAreOfUse() {
    assertThat(EVENT.causedBy(Collections.nCopies(100, TRACE)).traces()).hasSize(Event.MOST_TRACES);
  }

  private static String json(Event event) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      EventJson.write(event, json);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Event read(String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    try (JsonParser in = Json.FACTORY.createParser(bytes)) {
      in.nextToken();
      return EventJson.read(in, bytes);
    }
  }
}
