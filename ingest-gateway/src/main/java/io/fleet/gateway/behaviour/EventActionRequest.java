package io.fleet.gateway.behaviour;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fleet.events.EventAction;
import io.fleet.events.EventActionJson;
import io.fleet.events.Json;
import io.fleet.events.Refusal;
import io.fleet.events.Refusal.RefusedException;
import io.fleet.events.VehicleId;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What somebody says about an event, as they send it.
 *
 * @param vehicleId the vehicle it happened to
 * @param eventKind what kind of event it is
 * @param driverId whom it is about, or null
 * @param reason why, for people
 */
record EventActionRequest(String vehicleId, String eventKind, String driverId, String reason) {
  private static final Set<String> MEMBERS =
      Set.of("vehicle_id", "event_kind", "driver_id", "reason");
  private static final int MAX_DRIVER_ID_LENGTH = 128;

  /**
   * Reads {@code {"vehicle_id", "event_kind", "driver_id"?, "reason"}}.
   *
   * @throws RefusedException with the name of the member that is unknown, missing or wrong
   */
  static EventActionRequest read(byte[] body) throws RefusedException {
    Map<String, String> texts = texts(body);
    String vehicleId = texts.get("vehicle_id");
    String kind = texts.get("event_kind");
    String driverId = texts.get("driver_id");
    String reason = texts.getOrDefault("reason", "").strip();
    require(VehicleId.isValid(vehicleId), "vehicle_id: 1 to 64 of A-Za-z0-9_.:- expected");
    require(
        kind != null && EventActionJson.EVENT_KINDS.contains(kind),
        "event_kind: a harsh event, overspeed or crash expected");
    require(
        driverId == null || isLine(driverId, MAX_DRIVER_ID_LENGTH),
        "driver_id: 1 to 128 characters of one line expected");
    require(
        isLine(reason, EventAction.MAX_REASON_LENGTH),
        "reason: 1 to 512 characters of one line expected");
    return new EventActionRequest(vehicleId, kind, driverId, reason);
  }

  private static Map<String, String> texts(byte[] body) throws RefusedException {
    try (JsonParser in = Json.FACTORY.createParser(body)) {
      in.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
      require(in.nextToken() == JsonToken.START_OBJECT, "a JSON object expected");
      Map<String, String> texts = new HashMap<>();
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        in.nextToken();
        require(MEMBERS.contains(name), "a member that there is not");
        require(in.hasToken(JsonToken.VALUE_STRING), name + ": a string expected");
        texts.put(name, in.getText());
      }
      require(in.hasToken(JsonToken.END_OBJECT) && in.nextToken() == null, "no JSON object");
      return texts;
    } catch (IOException e) {
      throw new RefusedException(Refusal.MALFORMED, "no JSON, or a member twice");
    }
  }

  private static boolean isLine(String text, int maxLength) {
    boolean odd =
        text.codePoints()
            .anyMatch(
                c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    return !text.isBlank() && text.length() <= maxLength && !odd;
  }

  private static void require(boolean good, String expected) throws RefusedException {
    if (!good) {
      throw new RefusedException(Refusal.FIELD, expected);
    }
  }
}
