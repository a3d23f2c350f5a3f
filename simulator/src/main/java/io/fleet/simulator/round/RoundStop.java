package io.fleet.simulator.round;

import io.fleet.simulator.round.Town.Address;
import io.fleet.simulator.route.CityFrame;
import java.time.Instant;
import java.util.Locale;

/**
 * A stop as a dispatcher plans it.
 *
 * @param stopId within its plan
 * @param sequence planned place in the order, from 1
 * @param at where
 * @param fromMs when its window begins, epoch milliseconds; 0 without a window
 * @param toMs when its window ends; 0 without one
 * @param serviceS how long it is planned to take, seconds
 * @param orders how many are served there
 */
public record RoundStop(
    String stopId, int sequence, Address at, long fromMs, long toMs, int serviceS, int orders) {
  private static final CityFrame FRAME = CityFrame.DEFAULT;

  public boolean hasWindow() {
    return toMs != 0;
  }

  /** The SLA outcome of being there at a moment. */
  String slaAt(long thereMs) {
    if (!hasWindow()) {
      return "none";
    }
    return thereMs > toMs ? "late" : thereMs < fromMs ? "early" : "on_time";
  }

  /** How far a moment is from the nearer end of the window, seconds; infinite without one. */
  double edgeS(long thereMs) {
    long nearestMs = Math.min(Math.abs(thereMs - fromMs), Math.abs(thereMs - toMs));
    return hasWindow() ? nearestMs / 1_000.0 : Double.POSITIVE_INFINITY;
  }

  /** The stop in its plan. */
  String json() {
    StringBuilder json = new StringBuilder(200);
    json.append(
        String.format(
            Locale.ROOT,
            "{\"stop_id\":\"%s\",\"lat\":%.7f,\"lon\":%.7f,\"service_s\":%d",
            stopId,
            FRAME.lat(at.yM()),
            FRAME.lon(at.xM()),
            serviceS));
    if (hasWindow()) {
      json.append(",\"window_from\":\"").append(Instant.ofEpochMilli(fromMs));
      json.append("\",\"window_to\":\"").append(Instant.ofEpochMilli(toMs)).append('"');
    }
    json.append(",\"orders\":[");
    for (int i = 1; i <= orders; i++) {
      json.append(i == 1 ? "\"" : ",\"").append(stopId).append('-').append(i).append('"');
    }
    return json.append("]}").toString();
  }
}
