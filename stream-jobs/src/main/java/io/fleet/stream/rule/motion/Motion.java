package io.fleet.stream.rule.motion;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.Telemetry;

/**
 * How a vehicle moves, after its last event: the last fix believed, whether it stands and since
 * when, and what the last event changed. Never altered once it is handed out.
 */
public final class Motion {
  /** Nothing known. */
  public static final Motion UNKNOWN = new Motion();

  Place fix;
  int speedCkmph = Telemetry.ABSENT;
  Place standingPlace;
  Place fastFix;
  Place jump;
  int jumpCount;
  Place speedReference;

  long travelledMm;
  Ignition ignition = Ignition.UNKNOWN;
  Odometer odometer = Odometer.UNKNOWN;

  /** What its wheels turned since it began to stand, too little to end that, mm, if known. */
  long creptMm = Reckoning.UNKNOWN;

  /** Until when the receiver may not have found back from where it wandered while it stood. */
  long settledMs = Long.MIN_VALUE;

  /** Which way it drove at the last fix, 0.1°, or {@link Telemetry#ABSENT}. */
  int course = Telemetry.ABSENT;

  boolean accepted;
  long drivenMm = Reckoning.UNKNOWN;
  int previousCourse = Telemetry.ABSENT;
  boolean droveOn;
  Place previousFix;
  long legMm;
  boolean standingBegan;
  boolean relocated;
  boolean speedIsFresh;
  Place departure;
  Place departedFrom;

  private Motion() {}

  /** A copy with the event's own changes cleared. */
  Motion next() {
    Motion copy = new Motion();
    copy.fix = fix;
    copy.speedCkmph = speedCkmph;
    copy.standingPlace = standingPlace;
    copy.fastFix = fastFix;
    copy.jump = jump;
    copy.jumpCount = jumpCount;
    copy.speedReference = speedReference;
    copy.travelledMm = travelledMm;
    copy.ignition = ignition;
    copy.odometer = odometer;
    copy.creptMm = creptMm;
    copy.settledMs = settledMs;
    copy.course = course;
    return copy;
  }

  /** The same as if the vehicle had been first seen here: it has come no way yet. */
  public Motion withoutTravelled() {
    Motion copy = next();
    copy.travelledMm = 0;
    return copy;
  }

  /** The same without what the next event, a long silence later, makes no use of. */
  public Motion residue() {
    Motion copy = next();
    copy.odometer = odometer.elsewhere();
    return copy;
  }

  /** The last fix that was believed, or null. */
  public Place fix() {
    return fix;
  }

  /**
   * Speed at the last fix believed, 0.01 km/h: the device's, else from positions at least 10 s
   * apart; {@link Telemetry#ABSENT} when unknown.
   */
  public int speedCkmph() {
    return speedCkmph;
  }

  /** Whether the vehicle stands. */
  public boolean isStanding() {
    return standingPlace != null;
  }

  /** Whether it stands, but the next fix may show that it had begun to move by now. */
  public boolean isStandingDoubtful() {
    return fastFix != null;
  }

  /** Where and since when it stands, or null. */
  public Place standingPlace() {
    return standingPlace;
  }

  /** Whether the last event brought a fix that is believed. */
  public boolean isAccepted() {
    return accepted;
  }

  /**
   * Whether the last event showed that the vehicle has driven from where it stood to where it
   * stands now, with its engine, and no fix in between showed it.
   */
  public boolean hasDrivenOn() {
    return droveOn;
  }

  /** Whether its odometer says how far it drove up to the last fix since the one before. */
  public boolean isCounted() {
    return drivenMm != Reckoning.UNKNOWN;
  }

  /** How far that was, mm; negative if nobody knows. */
  public long drivenMm() {
    return drivenMm;
  }

  /**
   * Which way the vehicle drove at the last fix, 0.1° clockwise from north; {@link
   * Telemetry#ABSENT} if it did not, or nobody says.
   */
  public int course() {
    return course;
  }

  /** Which way it drove at the fix before, as {@link #course}. */
  public int previousCourse() {
    return previousCourse;
  }

  /**
   * The fix that was believed before the one the last event brought, or null; wherever the vehicle
   * was found since, see {@link #isRelocated}.
   */
  public Place previousFix() {
    return previousFix;
  }

  /** Distance the last event added, mm; none while standing. */
  public long legMm() {
    return legMm;
  }

  /** The sum of all legs since the vehicle was first seen, mm. */
  public long travelledMm() {
    return travelledMm;
  }

  /** Whether standing began with the last event. */
  public boolean standingBegan() {
    return standingBegan;
  }

  /**
   * Whether the last event showed the vehicle somewhere it did not drive to: after a jump of the
   * receiver or a long silence.
   */
  public boolean isRelocated() {
    return relocated;
  }

  /**
   * The first moving fix, if the last event showed that standing has ended; it may lie before that
   * event. Where no fix shows the drive it is where and, as likely as not, when it began. Null
   * otherwise.
   */
  public Place departure() {
    return departure;
  }

  /** Where and since when it had stood, if the last event showed that standing has ended. */
  public Place departedFrom() {
    return departedFrom;
  }

  /**
   * Whether the ignition is known to be off, by a wire that is believed: what moves now is moved by
   * something else.
   */
  public boolean isIgnitionOff() {
    return ignition.isKnownOff();
  }

  /** Whether it moves, or seems to, and nobody drives it. */
  public boolean isUndriven() {
    return isIgnitionOff() && fix != null && (!isStanding() || isStandingDoubtful());
  }

  /** Whether the ignition, or the engine, was last told to be on. */
  public boolean isIgnitionOn() {
    return ignition.isOn();
  }

  void write(ByteWriter out) {
    Place.write(fix, out);
    out.writeInt(speedCkmph);
    Place.write(standingPlace, out);
    Place.write(fastFix, out);
    Place.write(jump, out);
    out.writeByte(jumpCount);
    Place.write(speedReference, out);
    out.writeVarLong(travelledMm);
    ignition.write(out);
    odometer.write(out);
    out.writeSigned(creptMm);
    boolean settles = fix != null && standingPlace == null && settledMs > fix.timeMs();
    out.writeVarLong(settles ? settledMs - fix.timeMs() : 0);
    out.writeVarLong(course == Telemetry.ABSENT ? 0 : course + 1);
  }

  static Motion read(ByteReader in, int writtenVersion) {
    Motion motion = new Motion();
    motion.fix = Place.read(in);
    motion.speedCkmph = in.readInt();
    motion.standingPlace = Place.read(in);
    motion.fastFix = Place.read(in);
    motion.jump = Place.read(in);
    motion.jumpCount = in.readByte();
    motion.speedReference = Place.read(in);
    motion.travelledMm = writtenVersion < 2 ? 0 : in.readVarLong();
    motion.ignition = writtenVersion < 3 ? Ignition.UNKNOWN : Ignition.read(in);
    if (writtenVersion >= 4) {
      motion.odometer = Odometer.read(in);
      motion.creptMm = in.readSigned();
      long settlesMs = in.readVarLong();
      motion.settledMs = settlesMs == 0 ? Long.MIN_VALUE : motion.fix.timeMs() + settlesMs;
      int course = (int) in.readVarLong();
      motion.course = course == 0 ? Telemetry.ABSENT : course - 1;
    }
    return motion;
  }
}
