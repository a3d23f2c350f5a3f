package io.fleet.gateway.admit;

import io.fleet.events.DeviceEvent;
import io.fleet.events.DriverEvent;
import io.fleet.events.RecordHead;
import io.fleet.events.RecordReader;
import io.fleet.events.Refusal;
import io.fleet.events.Refusal.RefusedException;
import io.fleet.events.Topic;
import io.fleet.events.TripEvent;
import java.util.Set;

/**
 * Judges what driver apps and trackers noticed: by its type an event is a trip's start or end, the
 * driver's duty, the switch of private mode, or something the tracker itself detected, which is
 * telemetry.
 */
final class EventsJudge implements EventJudge {
  /** The refusal of an event in another driver's name. */
  static final String FOREIGN_DRIVER = "foreign_driver";

  /** The refusal of a type that nobody knows. */
  static final String EVENT_TYPE = "event_type";

  private static final String DRIVER_ID = "driver_id";
  private static final Set<String> TRIP = Set.of("trip_start", "trip_end");
  private static final double MAX_VALUE_G = 200;
  private static final int MG_PER_G = 1_000;
  private static final Set<String> DETECTED =
      Set.of(
          DeviceEvent.HARSH_BRAKING,
          DeviceEvent.HARSH_ACCELERATION,
          DeviceEvent.HARSH_CORNERING,
          DeviceEvent.CRASH,
          DeviceEvent.OVERSPEED,
          DeviceEvent.TOW,
          DeviceEvent.SOS,
          DeviceEvent.POWER_CUT,
          DeviceEvent.JAMMING,
          DeviceEvent.TAMPER,
          DeviceEvent.SEAT_BELT,
          DeviceEvent.PHONE,
          DeviceEvent.FATIGUE);

  private final Hearing hearing;
  private final RecordJudge records;
  private final TelemetryJudge telemetry;
  private final PrivateSwitch privateSwitch;

  EventsJudge(Hearing hearing, PrivateSwitch privateSwitch) {
    this.hearing = hearing;
    this.records = new RecordJudge(hearing);
    this.telemetry = new TelemetryJudge(hearing);
    this.privateSwitch = privateSwitch;
  }

  @Override
  public Verdict judge(int index, byte[] body, int from, int to) {
    byte[] sent = Hearing.slice(body, from, to);
    try {
      RecordHead head = RecordReader.head(sent);
      return isInAnothersName(head) ? foreign(index, head, sent) : judge(index, head, sent);
    } catch (RefusedException e) {
      return noObject(index, e.refusal().detail());
    }
  }

  private Verdict judge(int index, RecordHead head, byte[] sent) {
    String type = head.eventType() == null ? "" : head.eventType();
    if (TRIP.contains(type)) {
      return records.judge(index, head, inOwnName(head, sent), true, EventsJudge::trip);
    }
    if (type.startsWith("driver_") || type.startsWith("break_")) {
      return records.judge(index, head, inOwnName(head, sent), false, EventsJudge::driver);
    }
    if (PrivateSwitch.isTurnedBy(type)) {
      return records.judge(index, head, sent, true, turn(head));
    }
    if (DETECTED.contains(type)) {
      DeviceEvent detected = detected(head);
      return telemetry.judgeWith(
          index,
          sent,
          event -> {
            event.event(detected);
            hearing.scope().driverId().ifPresent(event::driverId);
          },
          detected.isUrgent());
    }
    String detail = type.isEmpty() ? "event_type is missing or wrong" : "no such event_type";
    return refuse(index, head, sent, new Refusal(EVENT_TYPE, detail));
  }

  private RecordJudge.Form turn(RecordHead head) {
    return (sent, vehicleId, isPrivate) ->
        privateSwitch.turn(
            head.eventType(),
            vehicleId,
            head.timestampMs(),
            hearing.nowMs(),
            hearing.scope().sender().orElse("relay"));
  }

  private static DeviceEvent detected(RecordHead head) {
    Double g = head.valueG();
    boolean told = g != null && Math.abs(g) <= MAX_VALUE_G;
    return new DeviceEvent(
        head.eventType(),
        told ? (int) Math.round(g * MG_PER_G) : DeviceEvent.UNKNOWN,
        DeviceEvent.UNKNOWN,
        DeviceEvent.NO_TIME);
  }

  private static LogEntry trip(byte[] sent, String vehicleId, boolean isPrivate)
      throws RefusedException {
    TripEvent trip = RecordReader.tripEvent(sent);
    byte[] value = isPrivate ? PrivateRecords.trip(trip, vehicleId) : sent;
    return new LogEntry(Topic.TRIP_EVENTS, vehicleId, value);
  }

  private static LogEntry driver(byte[] sent, String vehicleId, boolean isPrivate)
      throws RefusedException {
    DriverEvent event = RecordReader.driverEvent(sent);
    byte[] value = isPrivate ? PrivateRecords.driver(event, vehicleId) : sent;
    return new LogEntry(Topic.DRIVER_EVENTS, event.driverId(), value);
  }

  private boolean isInAnothersName(RecordHead head) {
    String own = hearing.scope().driverId().orElse(null);
    boolean urgent =
        DeviceEvent.SOS.equals(head.eventType()) || DeviceEvent.CRASH.equals(head.eventType());
    return own != null && head.driverId() != null && !own.equals(head.driverId()) && !urgent;
  }

  private byte[] inOwnName(RecordHead head, byte[] sent) {
    boolean named = head.driverId() != null;
    return named
        ? sent
        : hearing
            .scope()
            .driverId()
            .map(driver -> MemberReplacing.put(sent, DRIVER_ID, driver))
            .orElse(sent);
  }

  private Verdict foreign(int index, RecordHead head, byte[] sent) {
    return refuse(
        index,
        head,
        sent,
        new Refusal(FOREIGN_DRIVER, "the sender may speak in its own name only"));
  }

  private Verdict refuse(int index, RecordHead head, byte[] sent, Refusal refusal) {
    boolean isPrivate = head.isPrivate() || hearing.isPrivate(head.vehicleId(), null);
    return records.refuse(index, refusal, head.vehicleId(), sent, isPrivate);
  }
}
