package io.fleet.stream.rule.hours;

import io.fleet.events.Alert;
import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.NameUuid;
import io.fleet.stream.rule.Finding;

/**
 * A driver who nears or exceeds a limit, or drives on after a break too short.
 *
 * @param driverId the driver
 * @param rule the limit
 * @param profile whose
 * @param stage how far it has come
 * @param vehicleId the vehicle driven when it began
 * @param drivenVehicleId the vehicle driven when the stage was reached
 * @param epochDay the driver's local day it lies in, days since 1970-01-01
 * @param startedAtMs when the first warning was due, or when driving was resumed; epoch ms
 * @param exceededAtMs when the limit was exceeded, or null
 * @param tsMs the moment this version speaks of
 * @param endedAtMs when the count ended, or null
 * @param usedMs what was counted; of a break how long it was
 * @param limitMs what is allowed; of a break how long it had to be
 * @param assumedBreaks whether a break taken into account was only assumed
 */
public record HoursEpisode(
    String driverId,
    HoursRule rule,
    HoursProfile profile,
    Stage stage,
    String vehicleId,
    String drivenVehicleId,
    long epochDay,
    long startedAtMs,
    Long exceededAtMs,
    long tsMs,
    Long endedAtMs,
    long usedMs,
    long limitMs,
    boolean assumedBreaks)
    implements Finding {
  private static final String BREAK_VIOLATION = "break_violation";
  private static final String DRIVING_HOURS = "driving_hours";
  private static final int SEVERITY_WARNED = 1;
  private static final int SEVERITY_EXCEEDED = 3;

  static HoursEpisode of(
      String driverId, HoursProfile profile, long epochDay, EpisodeSink.Episode e) {
    return new HoursEpisode(
        driverId,
        e.rule(),
        profile,
        e.stage(),
        e.vehicleId(),
        e.drivenVehicleId(),
        epochDay,
        e.startedAtMs(),
        e.exceededAtMs() == EpisodeSink.NEVER ? null : (Long) e.exceededAtMs(),
        e.tsMs(),
        e.endedAtMs() == EpisodeSink.NEVER ? null : (Long) e.endedAtMs(),
        e.usedMs(),
        e.limitMs(),
        e.assumedBreaks());
  }

  /** The alert's id: UUID version 5 of type, rule, driver and first event time. */
  public String alertId() {
    return NameUuid.of(
            "driver_alert", alertType(), rule.wireName(), driverId, Long.toString(startedAtMs))
        .toString();
  }

  /** {@code driving_hours} or {@code break_violation}. */
  public String alertType() {
    return isBreak() ? BREAK_VIOLATION : DRIVING_HOURS;
  }

  /** Where the limit stands. */
  public String article() {
    return rule.article(profile);
  }

  /** Whether it is a break cut short. */
  public boolean isBreak() {
    return rule == HoursRule.BREAK;
  }

  /** 1 warned, 2 warned for the second time, 3 exceeded. */
  public int severity() {
    return stage == Stage.EXCEEDED ? SEVERITY_EXCEEDED : SEVERITY_WARNED + stage.ordinal();
  }

  /** What this version says. */
  public Alert.State state() {
    return endedAtMs == null ? Alert.State.OPENED : Alert.State.RESOLVED;
  }

  /** Whether all is known that it is made of, if anything before a moment has been forgotten. */
  public boolean isJudgeable(long knownFromMs) {
    return knownFromMs == Long.MIN_VALUE || startedAtMs - rule.looksBackMs() >= knownFromMs;
  }

  /** The vehicle is part of it: the tables keep alerts by vehicle. */
  @Override
  public String id() {
    return "hours:" + rule.wireName() + ':' + startedAtMs + ':' + vehicleId;
  }

  @Override
  public boolean isFinal() {
    return endedAtMs != null;
  }

  @Override
  public Finding opening() {
    return endedAtMs == null
        ? null
        : new HoursEpisode(
            driverId,
            rule,
            profile,
            stage,
            vehicleId,
            drivenVehicleId,
            epochDay,
            startedAtMs,
            exceededAtMs,
            startedAtMs,
            null,
            usedMs,
            limitMs,
            assumedBreaks);
  }

  @Override
  public void write(ByteWriter out) {
    out.writeString(driverId);
    out.writeByte(rule.ordinal());
    out.writeByte(profile.ordinal());
    out.writeByte(stage.ordinal());
    out.writeString(vehicleId);
    out.writeString(drivenVehicleId);
    out.writeSigned(epochDay);
    out.writeLong(startedAtMs);
    writeNullable(exceededAtMs, out);
    out.writeLong(tsMs);
    writeNullable(endedAtMs, out);
    out.writeVarLong(usedMs);
    out.writeVarLong(limitMs);
    out.writeBoolean(assumedBreaks);
  }

  private static void writeNullable(Long value, ByteWriter out) {
    out.writeLong(value == null ? EpisodeSink.NEVER : value);
  }

  /** Reads one from a checkpoint. */
  public static HoursEpisode read(ByteReader in) {
    return new HoursEpisode(
        in.readString(),
        HoursRule.at(in.readByte()),
        HoursProfile.at(in.readByte()),
        Stage.at(in.readByte()),
        in.readString(),
        in.readString(),
        in.readSigned(),
        in.readLong(),
        readNullable(in),
        in.readLong(),
        readNullable(in),
        in.readVarLong(),
        in.readVarLong(),
        in.readBoolean());
  }

  private static Long readNullable(ByteReader in) {
    long value = in.readLong();
    return value == EpisodeSink.NEVER ? null : (Long) value;
  }
}
