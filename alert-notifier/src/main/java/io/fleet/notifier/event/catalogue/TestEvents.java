package io.fleet.notifier.event.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.events.Telemetry;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.event.Scope;

/** Examples as events, to try an endpoint out with: marked {@code test} in their data. */
public final class TestEvents {
  private static final double PER_DEGREE = 1e6;

  private TestEvents() {}

  /**
   * The example of a type, happening now.
   *
   * @param name of the type; names the producer's own where the type is external
   * @param subjectId another one for each trial, so that each is another message
   */
  public static Event of(EventType type, String name, String subjectId, long nowMs) {
    ObjectNode data = ((ObjectNode) type.example().get("data")).deepCopy();
    data.put("test", true);
    return new Event(
        name,
        subjectId,
        1,
        false,
        nowMs,
        nowMs,
        0,
        data.path("severity").asInt(0),
        false,
        scope(data),
        "test",
        data.toString());
  }

  private static Scope scope(ObjectNode data) {
    JsonNode position = data.path("position");
    return new Scope(
        data.path("vehicle_id").textValue(),
        data.path("driver_id").textValue(),
        data.path("trip_id").textValue(),
        data.path("fence_id").textValue(),
        e6(position.get("lat")),
        e6(position.get("lon")));
  }

  private static int e6(JsonNode degrees) {
    return degrees == null
        ? Telemetry.ABSENT
        : (int) Math.round(degrees.doubleValue() * PER_DEGREE);
  }
}
