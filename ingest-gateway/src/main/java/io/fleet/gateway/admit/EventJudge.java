package io.fleet.gateway.admit;

import io.fleet.events.ClockRule;
import io.fleet.events.Refusal;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryReader;
import io.fleet.events.TelemetryReading;
import io.fleet.events.TelemetryWriter;
import io.fleet.events.Topic;
import java.util.Arrays;
import java.util.List;

/**
 * Judges the events of one request, one after the other: what the reader refuses, what the clock
 * rule does not believe, what is too large for the log, what is another vehicle's. A call for help
 * passes all the same, at the server's time, if its vehicle is known and the sender's.
 */
final class EventJudge {
  /** The refusal of an event that is too large for the log. */
  static final String TOO_LARGE = "too_large";

  private static final int MAX_DEAD_LETTER_BYTES =
      Topic.DEAD_LETTERS.maxMessageBytes() - (64 << 10);

  private final TelemetryReader reader = new TelemetryReader();
  private final ClockRule clockRule;
  private final long nowMs;
  private final int maxEventBytes;
  private final VehicleScope scope;

  EventJudge(ClockRule clockRule, long nowMs, int maxEventBytes, VehicleScope scope) {
    this.clockRule = clockRule;
    this.nowMs = nowMs;
    this.maxEventBytes = maxEventBytes;
    this.scope = scope;
  }

  TelemetryReader reader() {
    return reader;
  }

  /** The verdict on the event the reader has just read from {@code body[from, to)}. */
  Verdict judge(int index, TelemetryReading reading, byte[] body, int from, int to) {
    Whose whose = whose(reading);
    Refusal refusal = refusalOf(reading, whose, to - from);
    if (refusal == null) {
      String vehicleId = whose.vehicleId();
      byte[] sent = slice(body, from, to);
      boolean renamed = !vehicleId.equals(reading.telemetry().vehicleId());
      byte[] value = renamed ? VehicleRenaming.rename(sent, vehicleId) : sent;
      return Verdict.accepted(
          index, vehicleId, LogEntry.telemetry(vehicleId, value), reading.dropped());
    }
    if (Refusal.MALFORMED.equals(refusal.reason())) {
      return noObject(index, refusal.detail());
    }
    byte[] original = slice(body, from, Math.min(to, from + MAX_DEAD_LETTER_BYTES));
    return refused(index, refusal, reading, whose, original);
  }

  /** The verdict on something that is no JSON object and so has nothing to keep. */
  Verdict noObject(int index, String detail) {
    Refusal refusal = new Refusal(Refusal.MALFORMED, detail);
    return new Verdict(index, null, null, refusal, null, List.of());
  }

  /** The vehicle at the event's time; at ours, where that is not to be believed. */
  private Whose whose(TelemetryReading reading) {
    Long told = reader.lastTimestampMs();
    boolean believed = told != null && clockRule.check(told, nowMs) == null;
    return scope.whose(reader.lastVehicleId(), believed ? told : nowMs);
  }

  private Refusal refusalOf(TelemetryReading reading, Whose whose, int length) {
    if (!reading.isAccepted()) {
      return reading.refusal();
    }
    if (length > maxEventBytes) {
      return new Refusal(TOO_LARGE, "an event of more than " + maxEventBytes + " bytes");
    }
    if (whose.isRefused()) {
      return whose.refusal();
    }
    return clockRule.check(reading.telemetry().timestampMs(), nowMs);
  }

  private Verdict refused(
      int index, Refusal refusal, TelemetryReading reading, Whose whose, byte[] original) {
    if (reader.lastVehicleId() == null) {
      return new Verdict(index, null, null, refusal, original, reading.dropped());
    }
    String vehicleId = whose.vehicleId();
    if (whose.isRefused()) {
      return new Verdict(index, vehicleId, null, whose.refusal(), original, List.of());
    }
    Telemetry atServerTime = reading.urgent() ? reader.lastAs(vehicleId, nowMs, true) : null;
    LogEntry entry =
        atServerTime == null
            ? null
            : LogEntry.telemetry(
                vehicleId, TelemetryWriter.write(atServerTime, reader.lastEventId()));
    return new Verdict(index, vehicleId, entry, refusal, original, reading.dropped());
  }

  private static byte[] slice(byte[] body, int from, int to) {
    return from == 0 && to == body.length ? body : Arrays.copyOfRange(body, from, to);
  }
}
