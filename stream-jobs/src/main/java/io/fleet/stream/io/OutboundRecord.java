package io.fleet.stream.io;

import io.fleet.events.Alert;
import io.fleet.events.AlertJson;
import io.fleet.events.BreakViolation;
import io.fleet.events.BreakViolationJson;
import io.fleet.events.Change;
import io.fleet.events.ChangeJson;
import io.fleet.events.DeadLetter;
import io.fleet.events.GeofenceVisit;
import io.fleet.events.GeofenceVisitJson;
import io.fleet.events.Topic;
import io.fleet.events.TraceParent;
import io.fleet.events.TripEta;
import io.fleet.events.TripEtaJson;
import io.fleet.events.TripSummary;
import io.fleet.events.TripSummaryJson;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A record on its way to the log. Not altered once it is made. */
public final class OutboundRecord {
  public String topic;

  /** The record's key, or null. */
  public byte[] key;

  public byte[] value;
  public Map<String, String> headers;

  /** For the serializer. */
  public OutboundRecord() {}

  public OutboundRecord(Topic topic, byte[] key, byte[] value, Map<String, String> headers) {
    this.topic = topic.topicName();
    this.key = key;
    this.value = value;
    this.headers = headers;
  }

  /**
   * The same record, saying what brought it about.
   *
   * @param trace null if that is not traced
   */
  public OutboundRecord causedBy(TraceParent trace) {
    if (trace == null) {
      return this;
    }
    OutboundRecord caused = new OutboundRecord();
    caused.topic = topic;
    caused.key = key;
    caused.value = value;
    caused.headers = new HashMap<>(headers);
    caused.headers.put(TraceParent.HEADER, trace.text());
    return caused;
  }

  /** One version of an alert, under its vehicle. */
  public static OutboundRecord alert(Alert alert) {
    return alert(Topic.ALERTS, alert);
  }

  /** The same once more, for those who only care for vehicles' health. */
  public static OutboundRecord healthAlert(Alert alert) {
    return alert(Topic.VEHICLE_HEALTH_ALERTS, alert);
  }

  private static OutboundRecord alert(Topic topic, Alert alert) {
    byte[] key = utf8(alert.vehicleId());
    return new OutboundRecord(topic, key, AlertJson.write(alert), Map.of());
  }

  /** A break cut short, under its driver. */
  public static OutboundRecord breakViolation(BreakViolation violation) {
    byte[] key = utf8(violation.driverId());
    return new OutboundRecord(
        Topic.BREAK_VIOLATIONS, key, BreakViolationJson.write(violation), Map.of());
  }

  /**
   * One version of a row.
   *
   * @param key the vehicle, or the driver of what is a driver's
   */
  public static OutboundRecord change(Change change, String key) {
    return new OutboundRecord(Topic.CHANGES, utf8(key), ChangeJson.write(change), Map.of());
  }

  /** One version of a trip that ended, under its vehicle. */
  public static OutboundRecord tripSummary(TripSummary trip) {
    byte[] key = utf8(trip.vehicleId());
    return new OutboundRecord(Topic.TRIP_SUMMARIES, key, TripSummaryJson.write(trip), Map.of());
  }

  /** One version of a visit to a geofence, under its vehicle. */
  public static OutboundRecord geofenceVisit(GeofenceVisit visit) {
    byte[] key = utf8(visit.vehicleId());
    byte[] value = GeofenceVisitJson.text(visit).getBytes(StandardCharsets.UTF_8);
    return new OutboundRecord(Topic.GEOFENCE_VISITS, key, value, Map.of());
  }

  /** ETAs as they were told, under their vehicle. */
  public static OutboundRecord tripEta(TripEta eta) {
    byte[] key = utf8(eta.vehicleId());
    return new OutboundRecord(Topic.TRIP_ETAS, key, TripEtaJson.write(eta), Map.of());
  }

  /** A trip under way, as it is by now, under its vehicle. */
  public static OutboundRecord tripMetrics(TripSummary trip) {
    byte[] key = utf8(trip.vehicleId());
    return new OutboundRecord(Topic.TRIP_METRICS_LIVE, key, TripSummaryJson.write(trip), Map.of());
  }

  /** A vehicle whose past is to be run again. */
  public static OutboundRecord repairRequest(String vehicleId, byte[] request) {
    return new OutboundRecord(Topic.REPAIR_REQUESTS, utf8(vehicleId), request, Map.of());
  }

  /** What came of running a vehicle's past again. */
  public static OutboundRecord repairSlice(String vehicleId, byte[] slice) {
    return new OutboundRecord(Topic.REPAIR_SLICES, utf8(vehicleId), slice, Map.of());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A dead letter: the original bytes, the rest in headers. */
  public static OutboundRecord deadLetter(DeadLetter letter, byte[] key, byte[] value) {
    Map<String, String> headers = new HashMap<>();
    headers.put(DeadLetter.HEADER_PLACE, letter.place());
    headers.put(DeadLetter.HEADER_REASON, letter.reason());
    headers.put(DeadLetter.HEADER_DETAIL, letter.detail());
    headers.put(DeadLetter.HEADER_ORIGIN, letter.origin());
    headers.put(DeadLetter.HEADER_TIME, Long.toString(letter.occurredAtMs()));
    return new OutboundRecord(Topic.DEAD_LETTERS, key, value, headers);
  }
}
