package io.fleet.stream.rule.harsh;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.settings.HarshThresholds;

/**
 * A manoeuvre under way: the samples seen so far, drawn together. It may turn out to be none.
 *
 * @param startedAtMs first sample, epoch milliseconds
 * @param lastMs last sample, epoch milliseconds
 * @param peak how strong it was
 * @param thresholdMg what it is judged by, 0.001 g: that which held when it began
 * @param byDevice whether the tracker reported it
 * @param byUs whether there are samples of our own
 * @param toldSeverity the greatest severity told of it; 0 if nothing has been told
 * @param speedCkmph speed when it began, 0.01 km/h, or absent
 * @param driverId the driver, or null
 * @param tripId the trip, or null
 * @param latE6 where it began, 1e-6 degrees, or absent
 * @param lonE6 where it began, 1e-6 degrees, or absent
 */
record Manoeuvre(
    long startedAtMs,
    long lastMs,
    Peak peak,
    int thresholdMg,
    boolean byDevice,
    boolean byUs,
    int toldSeverity,
    int speedCkmph,
    String driverId,
    String tripId,
    int latE6,
    int lonE6) {
  /** Samples of our own this far apart are one manoeuvre. */
  static final long SAMPLES_WITHIN_MS = 3_000;

  /** A report of the device and what we computed are one event within this time. */
  static final long REPORT_WITHIN_MS = 5_000;

  /**
   * Events come up to so much out of order: what is told sooner is withdrawn too often, as its
   * first sample, and with it the id, was not the first.
   */
  static final long TOLD_AFTER_MS = 3_000;

  private static final int MEDIUM_FROM_PCT = 130;
  private static final int HIGH_FROM_PCT = 170;

  static Manoeuvre of(Sample sample, Situation situation, int latE6, int lonE6) {
    return new Manoeuvre(
        sample.timeMs(),
        sample.timeMs(),
        Peak.NONE.with(sample),
        sample.kind().thresholdMg(situation.settings().harsh()),
        sample.isOfDevice(),
        !sample.isOfDevice(),
        0,
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
    return new Manoeuvre(
        startedAtMs,
        Math.max(lastMs, sample.timeMs()),
        peak.with(sample),
        thresholdMg,
        byDevice || sample.isOfDevice(),
        byUs || !sample.isOfDevice(),
        toldSeverity,
        speedCkmph,
        driverId == null ? situation.driverId() : driverId,
        tripId == null ? situation.tripId() : tripId,
        latE6,
        lonE6);
  }

  /** The same with its severity told. */
  Manoeuvre told() {
    return new Manoeuvre(
        startedAtMs,
        lastMs,
        peak,
        thresholdMg,
        byDevice,
        byUs,
        severity(),
        speedCkmph,
        driverId,
        tripId,
        latE6,
        lonE6);
  }

  /** Whether it is one, whatever may follow; only then it is told while it is under way. */
  boolean isCertain() {
    return byDevice || peak.surelyReaches(thresholdMg);
  }

  /** Whether it is one, if nothing follows any more. */
  boolean isHarsh() {
    return byDevice || isHarshByUs();
  }

  /** Whether what was computed alone makes it one. */
  boolean isHarshByUs() {
    return byUs && peak.reaches(thresholdMg);
  }

  /** 1 from the threshold on (or when no value is known), 2 from 1.3 times, 3 from 1.7 times. */
  int severity() {
    long peakPct = peak.mg() * 100L;
    if (peakPct >= thresholdMg * (long) HIGH_FROM_PCT) {
      return 3;
    }
    return peakPct >= thresholdMg * (long) MEDIUM_FROM_PCT ? 2 : 1;
  }

  /** When nothing more can belong to it, epoch milliseconds. */
  long overAtMs() {
    return lastMs + REPORT_WITHIN_MS + 1;
  }

  /** From when on it may be told, epoch milliseconds. */
  long toldFromMs() {
    return startedAtMs + TOLD_AFTER_MS;
  }

  /** When there is something to do if nothing more is seen, epoch milliseconds. */
  long nextTimerMs() {
    return toldSeverity == 0 && isCertain() ? Math.min(toldFromMs(), overAtMs()) : overAtMs();
  }

  void write(ByteWriter out) {
    out.writeLong(startedAtMs);
    out.writeLong(lastMs);
    peak.write(out);
    out.writeInt(thresholdMg);
    out.writeBoolean(byDevice);
    out.writeBoolean(byUs);
    out.writeByte(toldSeverity);
    out.writeInt(speedCkmph);
    out.writeNullableString(driverId);
    out.writeNullableString(tripId);
    out.writeInt(latE6);
    out.writeInt(lonE6);
  }

  static Manoeuvre read(HarshKind kind, ByteReader in, int writtenVersion) {
    if (writtenVersion < 3) {
      return readOld(kind, in, writtenVersion);
    }
    return new Manoeuvre(
        in.readLong(),
        in.readLong(),
        Peak.read(in),
        in.readInt(),
        in.readBoolean(),
        in.readBoolean(),
        in.readByte(),
        in.readInt(),
        in.readNullableString(),
        in.readNullableString(),
        in.readInt(),
        in.readInt());
  }

  /**
   * Before version 3 the peak was one number and all manoeuvres had been told, before version 2 all
   * were judged by the thresholds of a van.
   */
  private static Manoeuvre readOld(HarshKind kind, ByteReader in, int writtenVersion) {
    long startedAtMs = in.readLong();
    long lastMs = in.readLong();
    int peakMg = in.readInt();
    int thresholdMg = writtenVersion < 2 ? kind.thresholdMg(HarshThresholds.VAN) : in.readInt();
    boolean byDevice = in.readBoolean();
    boolean byUs = in.readBoolean();
    Peak peak = Peak.of(peakMg, Evidence.at(in.readByte()));
    return new Manoeuvre(
            startedAtMs,
            lastMs,
            peak,
            thresholdMg,
            byDevice,
            byUs,
            0,
            in.readInt(),
            in.readNullableString(),
            in.readNullableString(),
            in.readInt(),
            in.readInt())
        .told();
  }
}
