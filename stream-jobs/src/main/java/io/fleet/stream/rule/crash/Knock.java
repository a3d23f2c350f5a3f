package io.fleet.stream.rule.crash;

import io.fleet.events.Alert;
import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.motion.Place;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Impacts on a parked vehicle, those that follow each other closely drawn together.
 *
 * @param startedAtMs the first, epoch milliseconds
 * @param lastMs the last
 * @param impacts how many
 * @param peakMg the strongest, 0.001 g
 * @param place where the vehicle stands, and since when
 */
record Knock(long startedAtMs, long lastMs, int impacts, int peakMg, Place place) {
  static final String TYPE = "impact_parked";

  /** After so long without one the next is another episode. */
  static final long EPISODE_MS = 300_000;

  private static final int MEDIUM = 2;

  Knock with(long atMs, int mg) {
    return new Knock(startedAtMs, atMs, impacts + 1, Math.max(peakMg, mg), place);
  }

  long overAtMs() {
    return lastMs + EPISODE_MS;
  }

  AlertFinding alert(Alert.State told, Situation situation) {
    String vehicleId = situation.telemetry().vehicleId();
    return new AlertFinding(
        TYPE,
        vehicleId,
        startedAtMs,
        told,
        lastMs,
        told == Alert.State.RESOLVED ? (Long) lastMs : null,
        MEDIUM,
        null,
        null,
        place.latE6(),
        place.lonE6(),
        sentence(vehicleId),
        data(),
        false);
  }

  private String sentence(String vehicleId) {
    double g = peakMg / 1000.0;
    long standingS = (startedAtMs - place.timeMs()) / 1_000;
    return impacts == 1
        ? String.format(
            Locale.ROOT, "%s was hit with %.1f g, standing for %d s.", vehicleId, g, standingS)
        : String.format(
            Locale.ROOT,
            "%s was hit %d times with up to %.1f g, standing for %d s.",
            vehicleId,
            impacts,
            g,
            standingS);
  }

  private Map<String, Object> data() {
    Map<String, Object> data = new TreeMap<>();
    data.put("peak_g", peakMg / 1000.0);
    data.put("impacts", impacts);
    data.put("standing_s", (startedAtMs - place.timeMs()) / 1000.0);
    return data;
  }

  static void write(Knock knock, ByteWriter out) {
    out.writeBoolean(knock != null);
    if (knock != null) {
      out.writeLong(knock.startedAtMs);
      out.writeLong(knock.lastMs);
      out.writeInt(knock.impacts);
      out.writeInt(knock.peakMg);
      Place.write(knock.place, out);
    }
  }

  static Knock read(ByteReader in) {
    return in.readBoolean()
        ? new Knock(in.readLong(), in.readLong(), in.readInt(), in.readInt(), Place.read(in))
        : null;
  }
}
