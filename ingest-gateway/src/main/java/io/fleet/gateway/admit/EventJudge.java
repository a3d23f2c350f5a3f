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

  /** The refusal of an event of a vehicle the sender may not speak for. */
  static final String FOREIGN_VEHICLE = "foreign_vehicle";

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
    Refusal refusal = refusalOf(reading, to - from);
    if (refusal == null) {
      String vehicleId = reading.telemetry().vehicleId();
      return Verdict.accepted(index, vehicleId, slice(body, from, to), reading.dropped());
    }
    if (Refusal.MALFORMED.equals(refusal.reason())) {
      return noObject(index, refusal.detail());
    }
    byte[] original = slice(body, from, Math.min(to, from + MAX_DEAD_LETTER_BYTES));
    return refused(index, refusal, reading, original);
  }

  /** The verdict on something that is no JSON object and so has nothing to keep. */
  Verdict noObject(int index, String detail) {
    Refusal refusal = new Refusal(Refusal.MALFORMED, detail);
    return new Verdict(index, null, null, refusal, null, List.of());
  }

  private Refusal refusalOf(TelemetryReading reading, int length) {
    if (!reading.isAccepted()) {
      return reading.refusal();
    }
    if (length > maxEventBytes) {
      return new Refusal(TOO_LARGE, "an event of more than " + maxEventBytes + " bytes");
    }
    if (!scope.covers(reading.telemetry().vehicleId())) {
      return foreign();
    }
    return clockRule.check(reading.telemetry().timestampMs(), nowMs);
  }

  private Verdict refused(int index, Refusal refusal, TelemetryReading reading, byte[] original) {
    Telemetry atServerTime = reader.lastAtServerTime(nowMs);
    String vehicleId = atServerTime == null ? null : atServerTime.vehicleId();
    if (vehicleId != null && !scope.covers(vehicleId)) {
      return new Verdict(index, vehicleId, null, foreign(), original, List.of());
    }
    byte[] value = null;
    if (reading.urgent() && atServerTime != null) {
      value = TelemetryWriter.write(atServerTime, null);
    }
    return new Verdict(index, vehicleId, value, refusal, original, reading.dropped());
  }

  private static Refusal foreign() {
    return new Refusal(FOREIGN_VEHICLE, "the sender may not speak for this vehicle");
  }

  private static byte[] slice(byte[] body, int from, int to) {
    return from == 0 && to == body.length ? body : Arrays.copyOfRange(body, from, to);
  }
}
