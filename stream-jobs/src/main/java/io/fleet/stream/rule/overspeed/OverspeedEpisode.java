package io.fleet.stream.rule.overspeed;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.NameUuid;
import io.fleet.stream.rule.Finding;

/**
 * An overspeed episode as it is known at one moment.
 *
 * @param vehicleId the vehicle
 * @param open whether it lasts
 * @param driverId the driver, or null
 * @param tripId the trip it lies in, or null
 * @param startedAtMs the first fix above, epoch milliseconds
 * @param endedAtMs the first fix not above any more; while open the last fix above so far
 * @param peakCkmph the speed at the greatest excess, 0.01 km/h
 * @param limitCkmph the limit there, 0.01 km/h
 * @param limitSource where that limit is from: {@code road}, {@code vehicle}, {@code class} or
 *     {@code fleet}
 * @param distanceMm distance driven from start to end, mm
 * @param severity 1 up to 10 % of excess, 2 up to 20 %, 3 above
 * @param sampled whether fixes are more than 10 s apart, so that it rests on two of them
 * @param latE6 where it began, 1e-6 degrees, or absent
 * @param lonE6 where it began, 1e-6 degrees, or absent
 * @param byDevice whether the tracker reported it
 * @param byUs whether speeds show it
 */
public record OverspeedEpisode(
    String vehicleId,
    boolean open,
    String driverId,
    String tripId,
    long startedAtMs,
    long endedAtMs,
    int peakCkmph,
    int limitCkmph,
    String limitSource,
    long distanceMm,
    int severity,
    boolean sampled,
    int latE6,
    int lonE6,
    boolean byDevice,
    boolean byUs)
    implements Finding {

  static OverspeedEpisode of(
      OverspeedState state, String vehicleId, boolean open, long endMs, long distanceMm) {
    return new OverspeedEpisode(
        vehicleId,
        open,
        state.driverId,
        state.tripId,
        state.startedAtMs,
        endMs,
        state.peak.speedCkmph(),
        state.peak.limitCkmph(),
        state.peak.source().wireName(),
        distanceMm,
        state.severity,
        state.sampled,
        state.latE6,
        state.lonE6,
        state.byDevice,
        state.byUs);
  }

  /** Who noticed it: {@code device}, {@code computed} or {@code both}. */
  public String source() {
    return byDevice && byUs ? "both" : byDevice ? "device" : "computed";
  }

  /** The episode's id: UUID version 5 of vehicle and first fix above. */
  public String episodeId() {
    return NameUuid.of("overspeed_episode", vehicleId, Long.toString(startedAtMs)).toString();
  }

  @Override
  public String id() {
    return "overspeed:" + startedAtMs;
  }

  @Override
  public boolean isFinal() {
    return !open;
  }

  @Override
  public void write(ByteWriter out) {
    out.writeString(vehicleId);
    out.writeBoolean(open);
    out.writeNullableString(driverId);
    out.writeNullableString(tripId);
    out.writeLong(startedAtMs);
    out.writeLong(endedAtMs);
    out.writeInt(peakCkmph);
    out.writeInt(limitCkmph);
    out.writeString(limitSource);
    out.writeSigned(distanceMm);
    out.writeByte(severity);
    out.writeBoolean(sampled);
    out.writeInt(latE6);
    out.writeInt(lonE6);
    out.writeBoolean(byDevice);
    out.writeBoolean(byUs);
  }

  /** Reads one from a checkpoint. */
  public static OverspeedEpisode read(ByteReader in) {
    return read(in, true);
  }

  /** Reads one of the time when none was reported by devices. */
  public static OverspeedEpisode readComputed(ByteReader in) {
    return read(in, false);
  }

  private static OverspeedEpisode read(ByteReader in, boolean withSource) {
    return new OverspeedEpisode(
        in.readString(),
        in.readBoolean(),
        in.readNullableString(),
        in.readNullableString(),
        in.readLong(),
        in.readLong(),
        in.readInt(),
        in.readInt(),
        in.readString(),
        in.readSigned(),
        in.readByte(),
        in.readBoolean(),
        in.readInt(),
        in.readInt(),
        withSource && in.readBoolean(),
        !withSource || in.readBoolean());
  }
}
