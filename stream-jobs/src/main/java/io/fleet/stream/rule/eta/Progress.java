package io.fleet.stream.rule.eta;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.motion.Place;

/**
 * How a vehicle gets along, looked at every ten seconds or less often.
 *
 * @param last where it was when it was last looked at, or null
 * @param standsSinceMs since when it stood then, epoch milliseconds; 0 if it did not
 * @param recent what it drove of late
 * @param sinceMs since when it is on its round, epoch milliseconds; 0 before that
 * @param drivenMm what it has driven since
 */
public record Progress(
    Place last, long standsSinceMs, RecentDrive recent, long sinceMs, long drivenMm) {
  /** A vehicle not looked at before. */
  public static final Progress NONE = new Progress(null, 0, RecentDrive.NONE, 0, 0);

  /** Standing for longer is none at lights: it says nothing of how a vehicle gets along, ms. */
  static final long LIGHTS_MS = 45_000;

  /** Where nothing was heard for longer nothing is known of the way, ms. */
  private static final long UNHEARD_MS = 300_000;

  /** Who stands for longer is on no round any more, ms. */
  private static final long ROUND_ENDS_MS = 7_200_000;

  /** Less says nothing of the mean so far. */
  private static final long SHORTEST_MS = 120_000;

  private static final long SHORTEST_MM = 500_000;
  private static final double MM_PER_M = 1_000;
  private static final double MS_PER_S = 1_000;

  /** Where nothing is known of a mean so far, m/s: 30 km/h. */
  private static final double UNKNOWN_MPS = 30 / 3.6;

  /** How far one fix after the other shows it to have come, mm; nothing if it jumped. */
  public long legMm(Motion motion) {
    boolean isKnown = last != null && motion.fix().timeMs() - last.timeMs() <= UNHEARD_MS;
    return isKnown && !motion.isRelocated() ? last.distanceMm(motion.fix()) : 0;
  }

  /** After the vehicle has been seen once more, at a fix that is believed. */
  public Progress seen(Motion motion) {
    Place fix = motion.fix();
    long standsMs = motion.isStanding() ? motion.standingPlace().timeMs() : 0;
    RecentDrive lately = lately(motion);
    if (motion.isStanding() && fix.timeMs() - standsMs > ROUND_ENDS_MS) {
      return new Progress(fix, standsMs, lately, 0, 0);
    }
    boolean begins = sinceMs == 0 && !motion.isStanding();
    return new Progress(
        fix,
        standsMs,
        lately,
        begins ? fix.timeMs() : sinceMs,
        sinceMs == 0 ? 0 : drivenMm + legMm(motion));
  }

  /** What it stood at lights counts as driving when it drives again; a longer standing does not. */
  private RecentDrive lately(Motion motion) {
    long nowMs = motion.fix().timeMs();
    long passedMs = last == null ? 0 : nowMs - last.timeMs();
    if (passedMs <= 0 || passedMs > UNHEARD_MS) {
      return recent;
    }
    boolean stoodLong = standsSinceMs != 0 && last.timeMs() - standsSinceMs > LIGHTS_MS;
    if (motion.isStanding()) {
      long stoppedMs = motion.standingPlace().timeMs();
      boolean drove = stoppedMs != standsSinceMs && !stoodLong && stoppedMs > last.timeMs();
      return drove ? recent.plus(nowMs, legMm(motion), stoppedMs - last.timeMs()) : recent;
    }
    if (stoodLong) {
      return recent.parting(nowMs);
    }
    return recent.plus(nowMs, legMm(motion), standsSinceMs == 0 ? passedMs : nowMs - standsSinceMs);
  }

  /** The mean speed since its round began, halts and services included, m/s. */
  public double meanMps(long atMs) {
    long ms = atMs - sinceMs;
    boolean isKnown = sinceMs != 0 && ms >= SHORTEST_MS && drivenMm >= SHORTEST_MM;
    return isKnown ? drivenMm / MM_PER_M / (ms / MS_PER_S) : UNKNOWN_MPS;
  }

  /** The same without what only the mean so far is made of, which no finding depends on. */
  public Progress withoutMean() {
    return new Progress(last, standsSinceMs, recent, 0, 0);
  }

  public void write(ByteWriter out) {
    Place.write(last, out);
    recent.write(out);
    out.writeSigned(sinceMs);
    out.writeVarLong(drivenMm);
    out.writeSigned(standsSinceMs);
    recent.writePartings(out);
  }

  /**
   * Reads it.
   *
   * @param isFormer whether it was written before standing and partings were remembered
   */
  public static Progress read(ByteReader in, boolean isFormer) {
    Place last = Place.read(in);
    RecentDrive recent = RecentDrive.read(in);
    long sinceMs = in.readSigned();
    long drivenMm = in.readVarLong();
    long standsSinceMs = isFormer ? 0 : in.readSigned();
    RecentDrive known = isFormer ? recent : recent.readPartings(in);
    return new Progress(last, standsSinceMs, known, sinceMs, drivenMm);
  }
}
