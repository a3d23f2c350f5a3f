package io.fleet.gateway.admit;

import io.fleet.events.DeviceEvent;
import io.fleet.events.NameUuid;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryBuilder;
import io.fleet.events.TelemetryField;
import io.fleet.events.TelemetryWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is left of a message in private mode. What stays is named here, so that a field which comes
 * later is dropped until somebody decides otherwise.
 */
final class PrivateForm {
  private static final Set<TelemetryField> KEPT =
      EnumSet.of(
          TelemetryField.BATTERY_VOLTAGE,
          TelemetryField.DEVICE_BATTERY,
          TelemetryField.FUEL_SHARE,
          TelemetryField.FUEL_VOLUME,
          TelemetryField.STATE_OF_CHARGE,
          TelemetryField.ENGINE_TEMPERATURE,
          TelemetryField.IGNITION,
          TelemetryField.CHARGING,
          TelemetryField.SOS);

  /** What happens to the vehicle or the device, and not what the driver does. */
  private static final Set<String> KEPT_EVENTS =
      Set.of(DeviceEvent.TOW, DeviceEvent.POWER_CUT, DeviceEvent.JAMMING, DeviceEvent.TAMPER);

  /** Codes of OBD, J1939 and makers; free text could name a place. */
  private static final Pattern FAULT_CODE = Pattern.compile("[A-Z]{0,4}[0-9A-F]{1,6}");

  private PrivateForm() {}

  /**
   * The message as it goes to the log.
   *
   * @param urgent whether it keeps everything, for those who come to help
   * @param eventId the sender's own id, or null; it decides the identity, and only that is kept
   */
  static byte[] write(Telemetry t, boolean urgent, String eventId) {
    return urgent
        ? TelemetryWriter.write(whole(t), eventId)
        : TelemetryWriter.write(stripped(t), identityOnly(eventId));
  }

  /** An id that is the same for the same id and tells nothing that stood in it. */
  static String identityOnly(String id) {
    return id == null ? null : NameUuid.of("private", id.replace('\n', ' ')).toString();
  }

  private static Telemetry whole(Telemetry t) {
    TelemetryBuilder marked = headOf(t).driverId(t.driverId()).tripId(t.tripId());
    for (TelemetryField field : TelemetryField.values()) {
      copy(t, field, marked);
    }
    t.faultCodes().forEach(marked::faultCode);
    t.events().forEach(marked::event);
    t.tags().forEach(marked::tag);
    return marked.driverActivity(t.driverActivity()).set(TelemetryField.PRIVATE, true).build();
  }

  private static Telemetry stripped(Telemetry t) {
    TelemetryBuilder rest = headOf(t).set(TelemetryField.PRIVATE, true);
    KEPT.forEach(field -> copy(t, field, rest));
    if (t.has(TelemetryField.ODOMETER)) {
      rest.set(TelemetryField.ODOMETER, wholeKm(t.number(TelemetryField.ODOMETER)));
    }
    faultCodes(t.faultCodes()).forEach(rest::faultCode);
    for (DeviceEvent event : t.events()) {
      if (KEPT_EVENTS.contains(event.type())) {
        rest.event(DeviceEvent.of(event.type()));
      }
    }
    return rest.build();
  }

  private static TelemetryBuilder headOf(Telemetry t) {
    return Telemetry.builder()
        .vehicleId(t.vehicleId())
        .timestampMs(t.timestampMs())
        .serverTime(t.hasServerTime());
  }

  private static void copy(Telemetry t, TelemetryField field, TelemetryBuilder to) {
    if (!t.has(field)) {
      return;
    }
    if (field.isFlag()) {
      to.set(field, t.isTrue(field));
    } else {
      to.set(field, t.number(field));
    }
  }

  /** A finer one, read every second, would be the speed. */
  static double wholeKm(double km) {
    return Math.floor(km);
  }

  /** Those that can be nothing but codes. */
  static List<String> faultCodes(List<String> codes) {
    return codes.stream().filter(code -> FAULT_CODE.matcher(code).matches()).toList();
  }
}
