package io.fleet.stream.rule.health;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import java.util.Arrays;

/**
 * The fuel of a vehicle that stands, since it came to stand. Levels are in 0.01 l, or in 0.1 % of
 * the tank where neither litres nor the tank's size are known. Never altered once it is handed out.
 */
public final class FuelLevel implements Cloneable {
  /** A vehicle that does not stand, or tells nothing. */
  public static final FuelLevel NONE = new FuelLevel();

  static final int WINDOW = 5;

  /** Units that are no tank's size. */
  static final int UNIT_NONE = 0;

  static final int UNIT_LITRES = -1;
  static final int UNIT_SHARE = -2;

  /** Where the levels come from: a tank's size in 0.01 l with a share of it, or a unit above. */
  int unit = UNIT_NONE;

  /** Since when the vehicle stands: another time is another standing. */
  long standingSinceMs;

  /** The last readings, oldest first, at most {@link #WINDOW}. */
  int[] readings = {};

  long lastReadingMs;

  /** Known time with the engine on since the reference was taken, ms. */
  long engineMs;

  /** The highest level of this standing. */
  int reference;

  boolean open;
  long openedAtMs;
  int lost;
  int toldLost;

  private FuelLevel() {}

  static FuelLevel begun(int unit, long standingSinceMs) {
    FuelLevel level = new FuelLevel();
    level.unit = unit;
    level.standingSinceMs = standingSinceMs;
    level.reference = Integer.MIN_VALUE;
    level.lastReadingMs = Long.MIN_VALUE;
    return level;
  }

  FuelLevel copy() {
    try {
      return (FuelLevel) super.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** With one more reading; the oldest leaves. */
  FuelLevel with(int reading, long atMs) {
    FuelLevel level = copy();
    int kept = Math.min(readings.length, WINDOW - 1);
    level.readings = Arrays.copyOfRange(readings, readings.length - kept, readings.length + 1);
    level.readings[kept] = reading;
    level.lastReadingMs = atMs;
    return level;
  }

  boolean isKnown() {
    return readings.length == WINDOW;
  }

  /** The median of the last readings. */
  int median() {
    int[] sorted = readings.clone();
    Arrays.sort(sorted);
    return sorted[WINDOW / 2];
  }

  boolean isInLitres() {
    return unit != UNIT_SHARE;
  }

  void write(ByteWriter out) {
    out.writeSigned(unit);
    if (unit == UNIT_NONE) {
      return;
    }
    out.writeLong(standingSinceMs);
    out.writeVarLong(readings.length);
    for (int reading : readings) {
      out.writeSigned(reading);
    }
    out.writeLong(lastReadingMs);
    out.writeVarLong(engineMs);
    out.writeSigned(reference);
    out.writeBoolean(open);
    out.writeLong(openedAtMs);
    out.writeSigned(lost);
    out.writeSigned(toldLost);
  }

  static FuelLevel read(ByteReader in) {
    int unit = (int) in.readSigned();
    if (unit == UNIT_NONE) {
      return NONE;
    }
    FuelLevel level = begun(unit, in.readLong());
    level.readings = new int[(int) in.readVarLong()];
    for (int i = 0; i < level.readings.length; i++) {
      level.readings[i] = (int) in.readSigned();
    }
    level.lastReadingMs = in.readLong();
    level.engineMs = in.readVarLong();
    level.reference = (int) in.readSigned();
    level.open = in.readBoolean();
    level.openedAtMs = in.readLong();
    level.lost = (int) in.readSigned();
    level.toldLost = (int) in.readSigned();
    return level;
  }
}
