package io.fleet.notifier.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.events.Iso8601;
import java.util.Locale;

/** What becomes of endpoints as JSON for their topic. */
final class StatusJson {
  private StatusJson() {}

  static byte[] write(EndpointStatus status) {
    ObjectNode json = JsonObjects.create();
    json.put("state", status.state().wireName());
    json.put("reason", status.reason());
    json.put("since", Iso8601.format(status.sinceMs()));
    json.put("told", status.told());
    return JsonObjects.write(json);
  }

  /**
   * @throws IllegalArgumentException if it is none
   */
  static EndpointStatus read(byte[] bytes) {
    ObjectNode json = JsonObjects.read(bytes);
    try {
      return new EndpointStatus(
          EndpointState.valueOf(json.get("state").textValue().toUpperCase(Locale.ROOT)),
          json.get("reason").textValue(),
          Iso8601.parse(json.get("since").textValue()),
          json.get("told").booleanValue());
    } catch (NullPointerException | java.time.DateTimeException e) {
      throw new IllegalArgumentException("a member is missing or of another type");
    }
  }

  static byte[] writeFailingSince(long sinceMs) {
    return JsonObjects.write(JsonObjects.create().put("failing_since", Iso8601.format(sinceMs)));
  }

  /**
   * @throws IllegalArgumentException if it is none
   */
  static long readFailingSince(byte[] bytes) {
    JsonNode since = JsonObjects.read(bytes).get("failing_since");
    try {
      return Iso8601.parse(since.textValue());
    } catch (NullPointerException | java.time.DateTimeException e) {
      throw new IllegalArgumentException("failing_since is missing");
    }
  }
}
