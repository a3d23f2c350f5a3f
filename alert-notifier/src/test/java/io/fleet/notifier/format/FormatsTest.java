package io.fleet.notifier.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.fleet.notifier.NodeReceiver;
import io.fleet.notifier.event.Event;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each form against those who read it: published parsers, and the limits Slack documents. */
class FormatsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<String> texts() {
    return List.of(
        "",
        "92 km/h where 50 are allowed",
        "<!channel> & <https://a.example|click> *bold*",
        "\u0000\u001b[31m\r\n\u2028\u202e end",
        "&".repeat(20_000),
        "🚚".repeat(20_000));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void thePublishedLibraryReadsCloudEvents(String details) throws IOException {
    Event event = Examples.overspeed(details);

    Body body = new CloudEventsFormat("https://fleet.example/eu").body(event, null, "msg_1");

    CloudEvent read = new JsonFormat().deserialize(body.bytes());
    assertThat(body.contentType()).isEqualTo("application/cloudevents+json; charset=utf-8");
    assertThat(read.getSpecVersion().toString()).isEqualTo("1.0");
    assertThat(read.getId()).isEqualTo("msg_1");
    assertThat(read.getSource()).hasToString("https://fleet.example/eu");
    assertThat(read.getType()).isEqualTo("vehicle.overspeed.opened");
    assertThat(read.getSubject()).isEqualTo(event.subjectId());
    assertThat(read.getTime().toInstant().toEpochMilli()).isEqualTo(event.occurredAtMs());
    assertThat(JSON.readTree(read.getData().toBytes())).isEqualTo(JSON.readTree(event.data()));
  }

  @Test
  void aSourceThatIsNoUriReferenceIsRefused() {
    assertThatThrownBy(() -> new CloudEventsFormat(""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CloudEventsFormat("a b"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theStandardBodyIsTypeTimestampAndData() throws IOException {
    Event event = Examples.overspeed();

    JsonNode body = JSON.readTree(new StandardFormat().body(event, null, "msg_1").bytes());

    assertThat(body.fieldNames()).toIterable().containsExactly("type", "timestamp", "data");
    assertThat(body.path("timestamp").asText()).isEqualTo("2026-01-01T00:00:00.000Z");
    assertThat(body.path("data").path("alert_id").asText()).isEqualTo(event.subjectId());
    assertThat(body.path("data").path("version").asLong()).isEqualTo(event.version());
  }

  @ParameterizedTest
  @MethodSource("texts")
  void slackGetsWhatItsLimitsAllow(String details) throws IOException {
    JsonNode message =
        JSON.readTree(
            new SlackFormat()
                .body(Examples.overspeed(details, details + "van"), null, "m")
                .bytes());

    assertThat(slackSchema().validate(message)).isEmpty();
    assertThat(message.toString()).doesNotContain("<", ">").doesNotContainPattern("\\\\u00");
  }

  @Test
  void slackIsToldInWordsAndNobodyIsMentioned() throws IOException {
    JsonNode message =
        JSON.readTree(
            new SlackFormat().body(Examples.overspeed("<!channel> & co"), null, "m").bytes());

    JsonNode blocks = message.path("blocks");
    assertThat(blocks.path(0).path("text").path("text").asText())
        .isEqualTo("Overspeed opened: van-1");
    assertThat(blocks.path(1).path("text").path("text").asText())
        .isEqualTo("&lt;!channel&gt; &amp; co");
    assertThat(blocks.path(2).path("fields").path(1).path("text").asText())
        .isEqualTo("*Severity*\nhigh");
  }

  @Test
  void anEscapeIsNeverCutInTwo() {
    assertThat(SlackFormat.escaped("ab&cd", 6)).isEqualTo("ab");
    assertThat(SlackFormat.escaped("ab&cd", 7)).isEqualTo("ab&amp;");
    assertThat(SlackFormat.escaped("🚚🚚", 3)).isEqualTo("🚚");
  }

  @Test
  void microsoftsParserShowsTheCardsAsTheyAreMeant() throws Exception {
    List<Event> events = texts().stream().map(Examples::overspeed).toList();
    List<String> messages =
        events.stream().map(event -> new TeamsFormat().body(event, null, "m").text()).toList();

    JsonNode read = JSON.readTree(NodeReceiver.run("card.mjs", messages.toString()));

    assertThat(read).hasSize(events.size());
    for (int i = 0; i < events.size(); i++) {
      JsonNode shown = read.path(i).path("shown");
      String sentence = Summary.of(events.get(i)).sentence();
      assertThat(read.path(i).path("problems")).isEmpty();
      assertThat(shown.path(0).asText()).isEqualTo("Overspeed opened: van-1");
      assertThat(shown.path(1).asText()).startsWith(sentence.isEmpty() ? "Time: " : sentence);
      assertThat(shown.toString()).contains("Severity: high", "Vehicle: van-1");
      assertThat(messages.get(i).length()).isLessThan(28_000);
    }
  }

  private static JsonSchema slackSchema() throws IOException {
    try (InputStream in = FormatsTest.class.getResourceAsStream("slack.schema.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
    }
  }
}
