package io.fleet.stream.rule.tow;

import io.fleet.events.Alert;
import io.fleet.events.Iso8601;
import io.fleet.events.Telemetry;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.motion.Place;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What subscribers are told of a vehicle that is moved and not driven. */
final class TowAlert {
  static final String TYPE = "tow";
  static final int SEVERITY = 3;

  private TowAlert() {}

  static AlertFinding of(TowedMovement tow, Alert.State state, long tsMs) {
    Place at = tow.last() == null ? tow.parked() : tow.last();
    return new AlertFinding(
        TYPE,
        tow.vehicleId(),
        tow.startedAtMs(),
        state,
        tsMs,
        tow.closedBy() == null ? null : (Long) tow.endedAtMs(),
        SEVERITY,
        null,
        null,
        at == null ? Telemetry.ABSENT : at.latE6(),
        at == null ? Telemetry.ABSENT : at.lonE6(),
        sentence(tow),
        data(tow),
        false);
  }

  private static String sentence(TowedMovement tow) {
    if (tow.source() == TowedMovement.Source.DEVICE) {
      return tow.vehicleId() + "'s tracker says that it is being towed or lifted.";
    }
    return String.format(
        Locale.ROOT,
        "%s %s %.0f m from where it was parked, with its ignition off.",
        tow.vehicleId(),
        tow.closedBy() == null ? "is being moved," : "was moved",
        tow.awayM());
  }

  private static Map<String, Object> data(TowedMovement tow) {
    Map<String, Object> data = new TreeMap<>();
    data.put("away_m", tow.awayM());
    data.put("distance_m", tow.distanceMm() / 1000.0);
    data.put("source", tow.source().wireName());
    data.put("tow_id", tow.towId());
    if (tow.parked() != null) {
      data.put("parked_since", Iso8601.format(tow.parked().timeMs()));
    }
    if (tow.closedBy() != null) {
      data.put("closed_by", tow.closedBy().wireName());
    }
    return data;
  }
}
