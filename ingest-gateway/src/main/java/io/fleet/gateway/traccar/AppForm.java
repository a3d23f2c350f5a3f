package io.fleet.gateway.traccar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads the JSON form of the Traccar client since version 9: {@code device_id} and {@code
 * location}, one or a list; speed in m/s, negative speed, heading, accuracy and battery level mean
 * unknown. The app's odometer and charger are the phone's and no vehicle's: they become labels.
 */
public final class AppForm {
  private static final double KMPH_PER_MPS = 3.6;
  private static final double PERCENT = 100;
  private static final String[] LABELS = {"is_moving", "event", "mock"};

  private AppForm() {}

  /**
   * Reads a body.
   *
   * @throws FormException if it is not of this form, or of more than one sender
   */
  public static TrackerMessage read(byte[] body) throws FormException {
    Object tree = JsonTree.read(body);
    List<?> envelopes = tree instanceof List<?> list ? list : List.of(tree == null ? "" : tree);
    List<TelemetryDraft> drafts = new ArrayList<>();
    String key = null;
    for (Object element : envelopes) {
      if (!(element instanceof Map<?, ?> envelope)) {
        throw new FormException("an object with device_id and location expected");
      }
      String own = text(envelope.get("device_id"));
      if (key != null && !Objects.equals(key, own)) {
        throw new FormException("more than one device_id");
      }
      key = own;
      takeLocations(envelope.get("location"), drafts);
    }
    if (drafts.isEmpty()) {
      throw new FormException("no location");
    }
    return new TrackerMessage(key, drafts);
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  private static void takeLocations(Object value, List<TelemetryDraft> drafts)
      throws FormException {
    for (Object location :
        value instanceof List<?> list ? list : List.of(value == null ? "" : value)) {
      if (!(location instanceof Map<?, ?>)) {
        throw new FormException("location: an object expected");
      }
      drafts.add(draft(JsonTree.asObject(location)));
    }
  }

  private static TelemetryDraft draft(Map<String, Object> location) {
    TelemetryDraft draft = new TelemetryDraft();
    draft.time(location.get("timestamp"));
    draft.text("event_id", location.get("uuid"));
    takeCoordinates(JsonTree.child(location, "coords"), draft);
    Map<String, Object> battery = JsonTree.child(location, "battery");
    draft.numberUnlessNegative("device_battery_pct", battery.get("level"), PERCENT);
    draft.tag("charge", battery.get("is_charging"));
    draft.tag("activity", JsonTree.child(location, "activity").get("type"));
    draft.tag("app_odometer_m", location.get("odometer"));
    for (String label : LABELS) {
      draft.tag(label, location.get(label));
    }
    Map<String, Object> extras = JsonTree.child(location, "extras");
    if (location.get("alarm") != null) {
      extras.put("alarm", location.get("alarm"));
    }
    TraccarAttributes.take(extras, draft);
    return draft;
  }

  private static void takeCoordinates(Map<String, Object> coords, TelemetryDraft draft) {
    draft.number("lat", coords.get("latitude"), 1);
    draft.number("lon", coords.get("longitude"), 1);
    draft.numberUnlessNegative("accuracy_m", coords.get("accuracy"), 1);
    draft.numberUnlessNegative("speed_kmph", coords.get("speed"), KMPH_PER_MPS);
    draft.numberUnlessNegative("heading", coords.get("heading"), 1);
    draft.number("altitude_m", coords.get("altitude"), 1);
  }
}
