package io.fleet.gateway.alert;

import static io.fleet.gateway.http.TextMembers.require;

import io.fleet.events.AlertAction;
import io.fleet.events.Refusal.RefusedException;
import io.fleet.events.VehicleId;
import io.fleet.gateway.http.TextMembers;
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
    Map<String, String> texts = TextMembers.read(body, MEMBERS);
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

  /** Whether a name of a person or an alert's id can be written down: one line, not too long. */
  static boolean isName(String text) {
    return text != null && TextMembers.isLine(text, AlertAction.MAX_NAME_LENGTH);
  }

  private static boolean isText(String text) {
    return !text.isEmpty()
        && text.length() <= AlertAction.MAX_TEXT_LENGTH
        && text.codePoints().noneMatch(c -> c != '\n' && TextMembers.isOdd(c));
  }
}
