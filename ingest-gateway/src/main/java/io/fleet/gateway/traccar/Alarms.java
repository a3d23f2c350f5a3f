package io.fleet.gateway.traccar;

import io.fleet.events.DeviceEvent;
import java.util.Map;

/** What Traccar's alarms are called here; one of another name keeps it. */
final class Alarms {
  private static final Map<String, String> EVENT_TYPES =
      Map.ofEntries(
          Map.entry("sos", DeviceEvent.SOS),
          Map.entry("accident", DeviceEvent.CRASH),
          Map.entry("hardBraking", DeviceEvent.HARSH_BRAKING),
          Map.entry("hardAcceleration", DeviceEvent.HARSH_ACCELERATION),
          Map.entry("hardCornering", DeviceEvent.HARSH_CORNERING),
          Map.entry("overspeed", DeviceEvent.OVERSPEED),
          Map.entry("tow", DeviceEvent.TOW),
          Map.entry("powerCut", DeviceEvent.POWER_CUT),
          Map.entry("jamming", DeviceEvent.JAMMING),
          Map.entry("tampering", DeviceEvent.TAMPER),
          Map.entry("removing", DeviceEvent.TAMPER),
          Map.entry("fatigueDriving", DeviceEvent.FATIGUE));

  private Alarms() {}

  /** The device event's type. */
  static String eventType(String alarm) {
    return EVENT_TYPES.getOrDefault(alarm, alarm);
  }
}
