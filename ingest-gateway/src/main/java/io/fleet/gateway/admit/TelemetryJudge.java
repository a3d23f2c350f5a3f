package io.fleet.gateway.admit;

import com.fasterxml.jackson.core.JsonParser;
import io.fleet.events.DropReason;
import io.fleet.events.Refusal;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryBuilder;
import io.fleet.events.TelemetryField;
import io.fleet.events.TelemetryReader;
import io.fleet.events.TelemetryReading;
import io.fleet.events.TelemetryWriter;
import io.fleet.gateway.admit.Verdict.Trait;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Judges messages: what the reader refuses, whose they are, what the clocks do not believe, what is
 * too large for the log. What is accepted goes on as it was sent, but for the vehicle's name and
 * for private mode. A call for help or a crash passes whatever is wrong with it, at the server's
 * time where its own is wrong, if its vehicle is known and the sender's.
 */
final class TelemetryJudge implements EventJudge {
  private static final String VEHICLE_ID = "vehicle_id";

  private final TelemetryReader reader = new TelemetryReader();
  private final Hearing hearing;

  TelemetryJudge(Hearing hearing) {
    this.hearing = hearing;
  }

  @Override
  public Verdict judge(int index, JsonParser in, byte[] body, int from) throws IOException {
    TelemetryReading reading = reader.read(in);
    return decide(index, reading, body, from, (int) in.currentLocation().getByteOffset());
  }

  @Override
  public Verdict judge(int index, byte[] body, int from, int to) {
    return decide(index, reader.read(body, from, to - from), body, from, to);
  }

  private Verdict decide(int index, TelemetryReading reading, byte[] body, int from, int to) {
    if (isMalformed(reading)) {
      return noObject(index, reading.refusal().detail());
    }
    return decide(index, reading, new Sent(body, from, to, false), reader.lastVehicleId() == null);
  }

  /**
   * Judges an event that its channel adds something to; it is written anew.
   *
   * @param more what the channel says beside the event
   * @param nameless whether it may leave its vehicle to the sender's scope
   */
  Verdict judgeWith(int index, byte[] event, Consumer<TelemetryBuilder> more, boolean nameless) {
    TelemetryReading reading = reader.read(event, 0, event.length, more);
    if (isMalformed(reading)) {
      return noObject(index, reading.refusal().detail());
    }
    boolean unknown = reader.lastVehicleId() == null && !nameless;
    return decide(index, reading, new Sent(event, 0, event.length, true), unknown);
  }

  private Verdict decide(int index, TelemetryReading reading, Sent sent, boolean unknown) {
    Long told = reader.lastTimestampMs();
    Refusal clock = told == null ? null : hearing.clock(told);
    boolean believed = told != null && clock == null;
    long atMs = believed ? told : hearing.nowMs();
    Whose whose =
        unknown ? new Whose(null, null) : hearing.scope().whose(reader.lastVehicleId(), atMs);
    boolean isPrivate =
        saysPrivate(reading) || hearing.isPrivate(whose.vehicleId(), believed ? told : null);
    if (whose.vehicleId() == null || isForeign(whose)) {
      Refusal refusal = whose.isRefused() ? whose.refusal() : withoutVehicle(reading);
      byte[] kept = hearing.deadLetter(sent.bytes(), isPrivate);
      return Verdict.refused(index, whose.vehicleId(), refusal, kept, isPrivate)
          .dropping(reading.whyDropped());
    }
    if (believed) {
      clock = hearing.quarantine(whose.vehicleId(), told);
      believed = clock == null;
    }
    if (clock != null && Refusal.CLOCK.equals(clock.reason())) {
      hearing.tellClock(whose.vehicleId(), told);
    }
    Refusal refusal = first(whose.refusal(), refusalOf(reading, sent), clock);
    return new Ruling(index, reading, sent, whose.vehicleId(), isPrivate, believed, refusal).give();
  }

  /** Whoever says of it anything but no, even in words that make no sense, means yes. */
  private boolean saysPrivate(TelemetryReading reading) {
    return reader.lastIsPrivate()
        || reading.whyDropped().containsKey(TelemetryField.PRIVATE.wireName());
  }

  /** Of whose refusals only the one that a call for help must not get past. */
  private static boolean isForeign(Whose whose) {
    return whose.isRefused() && VehicleScope.FOREIGN_VEHICLE.equals(whose.refusal().reason());
  }

  private Refusal withoutVehicle(TelemetryReading reading) {
    return reading.refusal() != null ? reading.refusal() : TelemetryReader.VEHICLE_ID_MISSING;
  }

  /**
   * What the reader refuses, unless it is only the vehicle's name and the sender's scope has it.
   */
  private Refusal refusalOf(TelemetryReading reading, Sent sent) {
    Refusal refusal = reading.refusal();
    boolean named = refusal != null && Refusal.VEHICLE_ID.equals(refusal.reason());
    if (named && reader.lastVehicleId() == null) {
      refusal = reader.lastTimestampMs() == null ? TelemetryReader.TIMESTAMP_MISSING : null;
    }
    return first(refusal, hearing.tooLarge(sent.length()), null);
  }

  private static Refusal first(Refusal one, Refusal two, Refusal three) {
    return one != null ? one : two != null ? two : three;
  }

  private static boolean isMalformed(TelemetryReading reading) {
    return reading.refusal() != null && Refusal.MALFORMED.equals(reading.refusal().reason());
  }

  /**
   * An event's bytes in its body.
   *
   * @param anew whether it does not go on as it was sent
   */
  private record Sent(byte[] body, int from, int to, boolean anew) {
    int length() {
      return to - from;
    }

    byte[] bytes() {
      return Hearing.slice(body, from, to);
    }
  }

  /** All that is known of the event last read, and what comes of it. */
  private final class Ruling {
    private final int index;
    private final TelemetryReading reading;
    private final Sent sent;
    private final String vehicleId;
    private final boolean isPrivate;
    private final boolean believed;
    private final Refusal refusal;
    private final Set<Trait> traits = EnumSet.noneOf(Trait.class);

    Ruling(
        int index,
        TelemetryReading reading,
        Sent sent,
        String vehicleId,
        boolean isPrivate,
        boolean believed,
        Refusal refusal) {
      this.index = index;
      this.reading = reading;
      this.sent = sent;
      this.vehicleId = vehicleId;
      this.isPrivate = isPrivate;
      this.believed = believed;
      this.refusal = refusal;
    }

    Verdict give() {
      if (isPrivate) {
        traits.add(Trait.PRIVATE);
      }
      if (reading.urgent()) {
        traits.add(Trait.URGENT);
      }
      LogEntry entry = refusal == null || reading.urgent() ? entry() : null;
      return new Verdict(
          index, vehicleId, entry, refusal, deadLetter(), whyDropped(), Set.copyOf(traits));
    }

    /** With the vehicle's name, where the sender's scope had to stand in for a wrong one. */
    private Map<String, DropReason> whyDropped() {
      Refusal first = reading.refusal();
      boolean wrongName =
          first != null
              && Refusal.VEHICLE_ID.equals(first.reason())
              && !TelemetryReader.VEHICLE_ID_MISSING.equals(first);
      if (!wrongName) {
        return reading.whyDropped();
      }
      Map<String, DropReason> why = new LinkedHashMap<>(reading.whyDropped());
      why.put(VEHICLE_ID, DropReason.TYPE);
      return why;
    }

    private LogEntry entry() {
      boolean asSent = refusal == null && !sent.anew() && !isPrivate;
      return LogEntry.telemetry(vehicleId, asSent ? sentValue() : writtenValue());
    }

    private byte[] sentValue() {
      boolean renamed = !vehicleId.equals(reader.lastVehicleId());
      return renamed ? MemberReplacing.put(sent.bytes(), VEHICLE_ID, vehicleId) : sent.bytes();
    }

    private byte[] writtenValue() {
      String eventId = reader.lastEventId();
      Telemetry t = telemetry();
      return isPrivate
          ? PrivateForm.write(t, reading.urgent(), eventId)
          : TelemetryWriter.write(t, eventId);
    }

    private Telemetry telemetry() {
      if (!believed) {
        traits.add(Trait.AT_SERVER_TIME);
        return reader.lastAs(vehicleId, hearing.nowMs(), true);
      }
      boolean serverTime = reading.isAccepted() && reading.telemetry().hasServerTime();
      return reader.lastAs(vehicleId, reader.lastTimestampMs(), serverTime);
    }

    /** Nothing is lost with an urgent event that only lacks its time. */
    private byte[] deadLetter() {
      boolean whole = refusal == null || (reading.urgent() && isOnlyTimeless());
      return whole ? null : hearing.deadLetter(sent.bytes(), isPrivate);
    }

    private boolean isOnlyTimeless() {
      return TelemetryReader.TIMESTAMP_MISSING.equals(refusal);
    }
  }
}
