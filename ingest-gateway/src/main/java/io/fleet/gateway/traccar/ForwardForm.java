package io.fleet.gateway.traccar;

import java.util.Map;
import java.util.OptionalLong;

/**
 * Reads what a Traccar server forwards with {@code forward.type=json}: {@code position} (speed in
 * knots) and {@code device}.
 *
 * @param deviceId the tracker's {@code uniqueId} as told, empty if it is missing
 * @param draft its message
 */
public record ForwardForm(String deviceId, TelemetryDraft draft) {

  /**
   * Reads a body.
   *
   * @throws FormException if it is not of this form
   */
  public static ForwardForm read(byte[] body) throws FormException {
    Map<String, Object> root = JsonTree.asObject(JsonTree.read(body));
    Map<String, Object> position = JsonTree.child(root, "position");
    if (position.isEmpty()) {
      throw new FormException("position is missing");
    }
    Object uniqueId = JsonTree.child(root, "device").get("uniqueId");
    String id = uniqueId == null ? "" : TelemetryDraft.cut(uniqueId.toString());
    return new ForwardForm(id, draft(position));
  }

  private static TelemetryDraft draft(Map<String, Object> position) {
    TelemetryDraft draft = new TelemetryDraft();
    if (isOldFix(position)) {
      draft.time(position.get("deviceTime"));
      draft.flag("gps_valid", false);
    } else {
      Object fixTime = position.get("fixTime");
      draft.time(fixTime == null ? position.get("deviceTime") : fixTime);
      takeFix(position, draft);
    }
    TraccarAttributes.take(JsonTree.child(position, "attributes"), draft);
    return draft;
  }

  /** Traccar repeats the last fix, with its time, where a message had none of its own. */
  private static boolean isOldFix(Map<String, Object> position) {
    OptionalLong deviceTime = TelemetryDraft.instant(position.get("deviceTime"));
    return Boolean.TRUE.equals(position.get("outdated")) && deviceTime.isPresent();
  }

  private static void takeFix(Map<String, Object> position, TelemetryDraft draft) {
    draft.flag("gps_valid", position.get("valid"));
    draft.number("lat", position.get("latitude"), 1);
    draft.number("lon", position.get("longitude"), 1);
    draft.number("altitude_m", position.get("altitude"), 1);
    draft.number("speed_kmph", position.get("speed"), TraccarAttributes.KMPH_PER_KNOT);
    draft.number("heading", position.get("course"), 1);
    if (OptionalNumber.of(position.get("accuracy")).value() > 0) { // 0 stands for unknown
      draft.number("accuracy_m", position.get("accuracy"), 1);
    }
  }
}
