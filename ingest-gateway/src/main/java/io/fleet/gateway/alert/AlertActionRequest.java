package io.fleet.gateway.alert;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fleet.events.AlertAction;
import io.fleet.events.Json;
import io.fleet.events.Refusal;
import io.fleet.events.Refusal.RefusedException;
import io.fleet.events.VehicleId;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What somebody says about an alert, as they send it.
 *
 * @param vehicleId the vehicle of the alert
 * @param assignee whose it is from now on, null unless it is assigned
 * @param text the comment or why, or null
 */
record AlertActionRequest(String vehicleId, String assignee, String text) {
  private static final Set<String> MEMBERS = Set.of("vehicle_id", "assignee", "text");

  /**
   * Reads {@code {"vehicle_id", "assignee"?, "text"?}}.
   *
   * @param kind what is said, which decides what is needed
   * @throws RefusedException with the name of the member that is unknown, missing or wrong
   */
  static AlertActionRequest read(byte[] body, AlertAction.Kind kind) throws RefusedException {
    Map<String, String> texts = texts(body);
    String vehicleId = texts.get("vehicle_id");
    String assignee = texts.get("assignee");
    String text = texts.containsKey("text") ? texts.get("text").strip() : null;
    require(VehicleId.isValid(vehicleId), "vehicle_id: 1 to 64 of A-Za-z0-9_.:- expected");
    if (kind == AlertAction.Kind.ASSIGNED) {
      require(isName(assignee), "assignee: 1 to 128 characters of one line expected");
    } else {
      require(assignee == null, "assignee: only where an alert is assigned");
    }
    require(text != null || !kind.needsText(), "text: missing");
    require(
        text == null || isText(text),
        "text: 1 to 2000 characters without control characters but line feeds expected");
    return new AlertActionRequest(vehicleId, assignee, text);
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

  /** Whether a name of a person or an alert's id can be written down: one line, not too long. */
  static boolean isName(String text) {
    return text != null
        && !text.isBlank()
        && text.length() <= AlertAction.MAX_NAME_LENGTH
        && text.codePoints().noneMatch(AlertActionRequest::isOdd);
  }

  private static boolean isText(String text) {
    return !text.isEmpty()
        && text.length() <= AlertAction.MAX_TEXT_LENGTH
        && text.codePoints().noneMatch(c -> c != '\n' && isOdd(c));
  }

  private static boolean isOdd(int c) {
    return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
  }

  private static void require(boolean good, String expected) throws RefusedException {
    if (!good) {
      throw new RefusedException(Refusal.FIELD, expected);
    }
  }
}
