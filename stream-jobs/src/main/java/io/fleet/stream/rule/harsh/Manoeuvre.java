package io.fleet.stream.rule.harsh;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.settings.HarshThresholds;

/**
 * A manoeuvre under way: the samples seen so far, drawn together.
 *
 * @param startedAtMs first sample, epoch milliseconds
 * @param lastMs last sample, epoch milliseconds
 * @param peakMg greatest magnitude, 0.001 g; 0 when unknown
 * @param thresholdMg what it is judged by, 0.001 g: that which held when it began
 * @param byDevice whether the tracker reported it
 * @param byUs whether it was computed
 * @param basis what the peak is known by
 * @param speedCkmph speed when it began, 0.01 km/h, or absent
 * @param driverId the driver, or null
 * @param tripId the trip, or null
 * @param latE6 where it began, 1e-6 degrees, or absent
 * @param lonE6 where it began, 1e-6 degrees, or absent
 */
record Manoeuvre(
    long startedAtMs,
    long lastMs,
    int peakMg,
    int thresholdMg,
    boolean byDevice,
    boolean byUs,
    Evidence basis,
    int speedCkmph,
    String driverId,
    String tripId,
    int latE6,
    int lonE6) {
  /** Samples of our own this far apart are one manoeuvre. */
  static final long SAMPLES_WITHIN_MS = 3_000;

  /** A report of the device and what we computed are one event within this time. */
  static final long REPORT_WITHIN_MS = 5_000;

  private static final int MEDIUM_FROM_PCT = 130;
  private static final int HIGH_FROM_PCT = 170;

  static Manoeuvre of(Sample sample, Situation situation, int latE6, int lonE6) {
    return new Manoeuvre(
        sample.timeMs(),
        sample.timeMs(),
        sample.magnitudeMg(),
        sample.kind().thresholdMg(situation.settings().harsh()),
        sample.isOfDevice(),
        !sample.isOfDevice(),
        sample.basis(),
        sample.speedCkmph(),
        situation.driverId(),
        situation.tripId(),
        latE6,
        lonE6);
  }

  /** Whether a sample belongs to it. */
  boolean takes(Sample sample) {
    boolean sameWitness = sample.isOfDevice() ? byDevice && !byUs : byUs && !byDevice;
    long within = sameWitness ? SAMPLES_WITHIN_MS : REPORT_WITHIN_MS;
    return sample.timeMs() <= lastMs + within && sample.timeMs() >= startedAtMs - within;
  }

  Manoeuvre with(Sample sample, Situation situation) {
    boolean stronger = sample.magnitudeMg() > peakMg;
    return new Manoeuvre(
        startedAtMs,
        Math.max(lastMs, sample.timeMs()),
        Math.max(peakMg, sample.magnitudeMg()),
        thresholdMg,
        byDevice || sample.isOfDevice(),
        byUs || !sample.isOfDevice(),
        stronger ? sample.basis() : basis,
        speedCkmph,
        driverId == null ? situation.driverId() : driverId,
        tripId == null ? situation.tripId() : tripId,
        latE6,
        lonE6);
  }

  /** 1 from the threshold on (or when no value is known), 2 from 1.3 times, 3 from 1.7 times. */
  int severity() {
    if (peakMg * 100L >= thresholdMg * (long) HIGH_FROM_PCT) {
      return 3;
    }
    return peakMg * 100L >= thresholdMg * (long) MEDIUM_FROM_PCT ? 2 : 1;
  }

  /** When nothing more can belong to it, epoch milliseconds. */
  long overAtMs() {
    return lastMs + REPORT_WITHIN_MS + 1;
  }

  void write(ByteWriter out) {
    out.writeLong(startedAtMs);
    out.writeLong(lastMs);
    out.writeInt(peakMg);
    out.writeInt(thresholdMg);
    out.writeBoolean(byDevice);
    out.writeBoolean(byUs);
    out.writeByte(basis.ordinal());
    out.writeInt(speedCkmph);
    out.writeNullableString(driverId);
    out.writeNullableString(tripId);
    out.writeInt(latE6);
    out.writeInt(lonE6);
  }

  /** Before version 2 all were judged by the thresholds of a van. */
  static Manoeuvre read(HarshKind kind, ByteReader in, int writtenVersion) {
    return new Manoeuvre(
        in.readLong(),
        in.readLong(),
        in.readInt(),
        writtenVersion < 2 ? kind.thresholdMg(HarshThresholds.VAN) : in.readInt(),
        in.readBoolean(),
        in.readBoolean(),
        Evidence.at(in.readByte()),
        in.readInt(),
        in.readNullableString(),
        in.readNullableString(),
        in.readInt(),
        in.readInt());
  }
}
