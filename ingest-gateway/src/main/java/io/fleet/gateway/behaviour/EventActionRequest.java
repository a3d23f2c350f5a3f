package io.fleet.gateway.behaviour;

import static io.fleet.gateway.http.TextMembers.isLine;
import static io.fleet.gateway.http.TextMembers.require;

import io.fleet.events.EventAction;
import io.fleet.events.EventActionJson;
import io.fleet.events.Refusal.RefusedException;
import io.fleet.events.VehicleId;
import io.fleet.gateway.http.TextMembers;
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
    Map<String, String> texts = TextMembers.read(body, MEMBERS);
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
}
