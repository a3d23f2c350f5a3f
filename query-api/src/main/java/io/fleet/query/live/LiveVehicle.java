package io.fleet.query.live;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * Where a vehicle is and what it does, as the stream tells it. What is not known is left out.
 *
 * @param ts time of the fix
 * @param lat of the fix, WGS-84 degrees
 * @param lon of the fix, WGS-84 degrees
 * @param speedKmph at the fix
 * @param heading at the fix, degrees from north
 * @param state driving, standing, offline or unknown, as the timeline decided
 * @param stateSince when that state began
 * @param tripId the trip it is on
 * @param lastSeen time of its newest message
 * @param fixIdentity orders fixes of one instant
 */
record LiveVehicle(
    String vehicleId,
    Instant ts,
    Double lat,
    Double lon,
    Double speedKmph,
    Double heading,
    Boolean ignition,
    String driverId,
    String state,
    Instant stateSince,
    String tripId,
    Instant lastSeen,
    @JsonIgnore int fixIdentity) {

  /** As clients are told of it. */
  byte[] json(ObjectMapper mapper) {
    try {
      return mapper.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A vehicle of which nothing is known yet. */
  static LiveVehicle unknown(String vehicleId) {
    return new LiveVehicle(
        vehicleId,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        "unknown",
        null,
        null,
        Instant.EPOCH,
        0);
  }

  /** After a message: what is older than what is known changes nothing. */
  LiveVehicle after(Telemetry t) {
    Instant at = Instant.ofEpochMilli(t.timestampMs());
    boolean newest = !at.isBefore(lastSeen);
    boolean moves = t.hasPosition() && isBeyond(at, t.identity());
    if (!newest && !moves) {
      return this;
    }
    return new LiveVehicle(
        vehicleId,
        moves ? at : ts,
        moves ? numberOf(t, TelemetryField.LAT) : lat,
        moves ? numberOf(t, TelemetryField.LON) : lon,
        moves ? numberOf(t, TelemetryField.SPEED) : speedKmph,
        moves ? numberOf(t, TelemetryField.HEADING) : heading,
        newest && t.has(TelemetryField.IGNITION)
            ? Boolean.valueOf(t.isTrue(TelemetryField.IGNITION))
            : ignition,
        newest && t.driverId() != null ? t.driverId() : driverId,
        state,
        stateSince,
        tripId,
        newest ? at : lastSeen,
        moves ? t.identity() : fixIdentity);
  }

  /** After the store was asked: states are the store's, of two fixes the newer one counts. */
  LiveVehicle after(LiveVehicle stored) {
    boolean moves = stored.ts != null && (ts == null || stored.ts.isAfter(ts));
    boolean newest = !stored.lastSeen.isBefore(lastSeen);
    LiveVehicle fix = moves ? stored : this;
    LiveVehicle message = newest ? stored : this;
    return new LiveVehicle(
        vehicleId,
        fix.ts,
        fix.lat,
        fix.lon,
        fix.speedKmph,
        fix.heading,
        message.ignition == null ? ignition : message.ignition,
        message.driverId, // that of the store may be nobody: it may have been told to forget
        stored.state,
        stored.stateSince,
        stored.tripId,
        message.lastSeen,
        fix.fixIdentity);
  }

  private boolean isBeyond(Instant at, int identity) {
    return ts == null
        || at.isAfter(ts)
        || at.equals(ts) && Integer.compareUnsigned(identity, fixIdentity) > 0;
  }

  private static Double numberOf(Telemetry t, TelemetryField field) {
    return t.has(field) ? Double.valueOf(t.number(field)) : null;
  }
}
