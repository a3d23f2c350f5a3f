package io.fleet.notifier.event;

import com.fasterxml.jackson.core.JsonGenerator;
import io.fleet.events.Alert;
import io.fleet.events.AlertJson;
import io.fleet.events.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What versions of alerts become: {@code vehicle.<type>.<state>} or {@code external.<type>}. */
public final class AlertEvents {
  private static final String FENCE_ID = "fence_id";
  private static final String SETTLE_S = "settle_s";

  private AlertEvents() {}

  /** The event of an alert's version; the same alert becomes the same bytes. */
  public static Event of(Alert alert, String origin) {
    boolean interim =
        !alert.external()
            && (alert.state() == Alert.State.OPENED || alert.state() == Alert.State.UPDATED);
    return new Event(
        type(alert),
        alert.alertId(),
        alert.version(),
        interim,
        alert.tsMs(),
        alert.emittedAtMs(),
        alert.data().get(SETTLE_S) instanceof Number seconds ? seconds.intValue() : 0,
        alert.severity(),
        alert.late(),
        scope(alert),
        origin,
        data(alert));
  }

  private static String type(Alert alert) {
    return alert.external()
        ? "external." + alert.alertType()
        : "vehicle." + alert.alertType() + '.' + alert.state().wireName();
  }

  private static Scope scope(Alert alert) {
    return new Scope(
        alert.vehicleId(),
        alert.driverId(),
        alert.tripId(),
        alert.data().get(FENCE_ID) instanceof String fence ? fence : null,
        alert.latE6(),
        alert.lonE6());
  }

  private static String data(Alert alert) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      AlertJson.write(alert, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
