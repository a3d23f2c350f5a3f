package io.fleet.notifier.event.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.events.Alert;
import io.fleet.events.AlertJson;
import io.fleet.events.Iso8601;
import io.fleet.events.NameUuid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The types of one kind of alert, one for each state it can be in. Examples are alerts written by
 * the same code as real ones.
 */
final class AlertTypes {
  private static final String SCHEMA = "urn:fleet:schema:alert";
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final long STARTED_AT_MS = Iso8601.parse("2026-11-20T10:00:00.000Z");
  private static final long LASTED_MS = 40_000;
  private static final long VERSION = 1_795_168_812_345_006L;

  private AlertTypes() {}

  /**
   * @param description {@code alert_type}, {@code what}, {@code severity}, {@code details}, {@code
   *     data}, and {@code states} where it cannot be in all of them
   */
  static List<EventType> of(JsonNode description) throws IOException {
    List<EventType> types = new ArrayList<>();
    for (Alert.State state : states(description.get("states"))) {
      Alert alert = alert(description, state);
      String type = "vehicle." + alert.alertType() + '.' + state.wireName();
      types.add(
          new EventType(
              type,
              description.get("what").textValue() + ' ' + sentence(state),
              EventCatalogue.FIRST,
              true,
              SCHEMA,
              Payloads.schema("const", type, SCHEMA),
              Payloads.example(type, Iso8601.format(alert.tsMs()), json(alert))));
    }
    return types;
  }

  /** Alerts of other producers, whose types nobody knows before. */
  static EventType external(String name) throws IOException {
    Alert alert =
        new Alert(
            "a-17",
            1,
            Alert.State.OPENED,
            STARTED_AT_MS,
            STARTED_AT_MS,
            null,
            STARTED_AT_MS,
            "engine",
            3,
            "veh-00042",
            null,
            "0f6f5f1a-3e0b-5c69-9f44-70b1b1b7c001",
            48_137_154,
            11_576_124,
            "engine hot",
            Map.of(),
            false,
            true);
    return new EventType(
        name,
        "An alert of another producer, as it came; the type says which.",
        EventCatalogue.FIRST,
        true,
        SCHEMA,
        Payloads.schema("pattern", "^external\\..+$", SCHEMA),
        Payloads.example(
            EventCatalogue.EXTERNAL + alert.alertType(),
            Iso8601.format(alert.tsMs()),
            json(alert)));
  }

  private static Set<Alert.State> states(JsonNode names) {
    if (names == null) {
      return EnumSet.allOf(Alert.State.class);
    }
    Set<Alert.State> states = EnumSet.noneOf(Alert.State.class);
    names.forEach(name -> states.add(Alert.State.ofWireName(name.textValue())));
    return states;
  }

  private static Alert alert(JsonNode description, Alert.State state) {
    String type = description.get("alert_type").textValue();
    boolean over = state == Alert.State.RESOLVED || state == Alert.State.WITHDRAWN;
    long tsMs = state == Alert.State.OPENED ? STARTED_AT_MS + 10_000 : STARTED_AT_MS + LASTED_MS;
    return new Alert(
        NameUuid.of("example", type).toString(),
        VERSION + state.ordinal(),
        state,
        tsMs,
        STARTED_AT_MS,
        over ? (Long) tsMs : null,
        tsMs + 120,
        type,
        description.get("severity").intValue(),
        "veh-00042",
        "driver-007",
        "0f6f5f1a-3e0b-5c69-9f44-70b1b1b7c001",
        48_137_154,
        11_576_124,
        description.get("details").textValue(),
        data(description.get("data")),
        false,
        false);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> data(JsonNode data) {
    return MAPPER.convertValue(data, Map.class);
  }

  private static ObjectNode json(Alert alert) throws IOException {
    return (ObjectNode) MAPPER.readTree(AlertJson.write(alert));
  }

  private static String sentence(Alert.State state) {
    return switch (state) {
      case OPENED -> "It begins.";
      case UPDATED -> "It has changed.";
      case RESOLVED -> "It is over.";
      case WITHDRAWN -> "It turned out never to have been.";
    };
  }
}
