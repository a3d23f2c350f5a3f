package io.fleet.stream.rule.hours;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.Finding;

/**
 * What a driver did on one local day, over every vehicle, as far as is known. Pauses of 9 h and
 * more are rest, shorter ones breaks.
 *
 * @param driverId the driver
 * @param epochDay the local day, days since 1970-01-01
 * @param zone the zone it is a day of
 * @param dayStartMs when it began, epoch milliseconds
 * @param profile by which its last hour was judged
 * @param drivingMs driving
 * @param workMs told: other work
 * @param availableMs told: at disposal
 * @param breakMs told: shorter pauses
 * @param assumedBreakMs shorter pauses of which nothing was told
 * @param restMs pauses of 9 h and more, told or not, as far as they lie in the day
 * @param firstMs first activity, epoch milliseconds
 * @param lastMs end of the last activity, epoch milliseconds
 */
public record DriverDay(
    String driverId,
    long epochDay,
    String zone,
    long dayStartMs,
    HoursProfile profile,
    long drivingMs,
    long workMs,
    long availableMs,
    long breakMs,
    long assumedBreakMs,
    long restMs,
    long firstMs,
    long lastMs)
    implements Finding {
  private static final long DAY_MS = 86_400_000;

  @Override
  public String id() {
    return "day:" + epochDay + ':' + zone;
  }

  /** Whether all is known that it is made of, if anything before a moment has been forgotten. */
  public boolean isJudgeable(long knownFromMs) {
    return knownFromMs == Long.MIN_VALUE || dayStartMs - DAY_MS >= knownFromMs;
  }

  @Override
  public boolean isFinal() {
    return false;
  }

  @Override
  public void write(ByteWriter out) {
    out.writeString(driverId);
    out.writeSigned(epochDay);
    out.writeString(zone);
    out.writeLong(dayStartMs);
    out.writeByte(profile.ordinal());
    out.writeVarLong(drivingMs);
    out.writeVarLong(workMs);
    out.writeVarLong(availableMs);
    out.writeVarLong(breakMs);
    out.writeVarLong(assumedBreakMs);
    out.writeVarLong(restMs);
    out.writeLong(firstMs);
    out.writeLong(lastMs);
  }

  /** Reads one from a checkpoint. */
  public static DriverDay read(ByteReader in) {
    return new DriverDay(
        in.readString(),
        in.readSigned(),
        in.readString(),
        in.readLong(),
        HoursProfile.at(in.readByte()),
        in.readVarLong(),
        in.readVarLong(),
        in.readVarLong(),
        in.readVarLong(),
        in.readVarLong(),
        in.readVarLong(),
        in.readLong(),
        in.readLong());
  }
}
