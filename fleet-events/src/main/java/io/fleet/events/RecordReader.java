package io.fleet.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the rare records beside telemetry: trip events, driver events, vehicle status, scans at
 * delivery stops. Unknown members are passed over, optional ones that make no sense count as
 * absent.
 */
public final class RecordReader {
  private static final int MAX_TEXT_LENGTH = 128;
  private static final int MAX_FAULT_CODES = 64;

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Double> numbers = new HashMap<>();
  private List<String> faultCodes = List.of();
  private Long timestampMs;
  private boolean isPrivate;
  private boolean anyTime;

  private RecordReader() {}

  /**
   * A trip's start or end.
   *
   * @throws Refusal.RefusedException without trip_id, vehicle_id, event_type or timestamp
   */
  public static TripEvent tripEvent(byte[] json) throws Refusal.RefusedException {
    return parse(json).toTripEvent();
  }

  /**
   * What a driver did.
   *
   * @throws Refusal.RefusedException without driver_id, event_type or timestamp
   */
  public static DriverEvent driverEvent(byte[] json) throws Refusal.RefusedException {
    return parse(json).toDriverEvent();
  }

  /**
   * A vehicle's slow-changing state.
   *
   * @throws Refusal.RefusedException without vehicle_id or timestamp
   */
  public static VehicleStatus vehicleStatus(byte[] json) throws Refusal.RefusedException {
    return parse(json).toVehicleStatus();
  }

  /**
   * A scan at a stop of a delivery plan.
   *
   * @throws Refusal.RefusedException without vehicle_id, stop_id, event_type or timestamp
   */
  public static DeliveryScan deliveryScan(byte[] json) throws Refusal.RefusedException {
    return parse(json).toDeliveryScan();
  }

  /**
   * What all these records say in the same words; nothing of it is required.
   *
   * @throws Refusal.RefusedException if it is no JSON object
   */
  public static RecordHead head(byte[] json) throws Refusal.RefusedException {
    RecordReader reader = new RecordReader();
    reader.anyTime = true;
    return Json.readObject(json, reader::read).toHead();
  }

  private RecordHead toHead() {
    String told = texts.get("vehicle_id");
    String vehicleId = VehicleId.isValid(told) ? told : null;
    return new RecordHead(
        texts.get("event_type"),
        vehicleId,
        texts.get("driver_id"),
        timestampMs,
        isPrivate,
        numbers.get("value_g"));
  }

  private static RecordReader parse(byte[] json) throws Refusal.RefusedException {
    return Json.readObject(json, in -> new RecordReader().read(in));
  }

  private RecordReader read(JsonParser in) throws IOException, Refusal.RefusedException {
    for (String name = Json.nextMember(in); name != null; name = Json.nextMember(in)) {
      readMember(in, name);
      in.skipChildren();
    }
    return this;
  }

  private void readMember(JsonParser in, String name) throws IOException, Refusal.RefusedException {
    if ("private".equals(name)) {
      isPrivate = !in.hasToken(JsonToken.VALUE_FALSE) && !Json.isAbsent(in);
    } else if ("timestamp".equals(name)) {
      readTimestamp(in);
    } else if ("fault_codes".equals(name) && in.hasToken(JsonToken.START_ARRAY)) {
      faultCodes = readFaultCodes(in);
    } else if (in.hasToken(JsonToken.VALUE_STRING)) {
      String text = Json.text(in, MAX_TEXT_LENGTH);
      if (text != null) {
        texts.put(name, text);
      }
    } else if (Json.isNumber(in)) {
      numbers.put(name, in.getDoubleValue());
    }
  }

  private void readTimestamp(JsonParser in) throws IOException, Refusal.RefusedException {
    try {
      timestampMs = Json.timestampMs(in);
    } catch (Refusal.RefusedException e) {
      if (!anyTime) {
        throw e;
      }
    }
  }

  private static List<String> readFaultCodes(JsonParser in) throws IOException {
    List<String> codes = new ArrayList<>();
    while (Json.nextElement(in)) {
      String code = Json.text(in, MAX_TEXT_LENGTH);
      if (code != null && codes.size() < MAX_FAULT_CODES) {
        codes.add(code);
      }
      in.skipChildren();
    }
    return List.copyOf(codes);
  }

  private TripEvent toTripEvent() throws Refusal.RefusedException {
    String tripId = text("trip_id");
    String vehicleId = vehicleId();
    String driverId = texts.get("driver_id");
    String eventType = text("event_type");
    String place = "trip_end".equals(eventType) ? "end" : "origin";
    int lat = canonical(TelemetryField.LAT, place + "_lat");
    int lon = canonical(TelemetryField.LON, place + "_lon");
    boolean known = lat != Telemetry.ABSENT && lon != Telemetry.ABSENT && !(lat == 0 && lon == 0);
    int latE6 = known ? lat : Telemetry.ABSENT;
    int lonE6 = known ? lon : Telemetry.ABSENT;
    Long distanceM = whole("distance_m");
    Long durationS = whole("duration_sec");
    String status = texts.get("status");
    int hash =
        ContentHasher.of(
            tripId, vehicleId, driverId, eventType, latE6, lonE6, distanceM, durationS, status);
    return new TripEvent(
        tripId, vehicleId, driverId, eventType, time(), latE6, lonE6, distanceM, durationS, status,
        hash);
  }

  private DriverEvent toDriverEvent() throws Refusal.RefusedException {
    String driverId = text("driver_id");
    String told = texts.get("vehicle_id");
    String vehicleId = VehicleId.isValid(told) ? told : null;
    String eventType = text("event_type");
    int hash = ContentHasher.of(driverId, vehicleId, eventType);
    return new DriverEvent(driverId, vehicleId, eventType, time(), hash);
  }

  private VehicleStatus toVehicleStatus() throws Refusal.RefusedException {
    String vehicleId = vehicleId();
    int fuel = canonical(TelemetryField.FUEL_SHARE, "fuel_pct");
    int temperature = canonical(TelemetryField.ENGINE_TEMPERATURE, "engine_temp_c");
    int odometer = canonical(TelemetryField.ODOMETER, "odometer_km");
    int hash = ContentHasher.of(vehicleId, fuel, temperature, odometer, faultCodes);
    return new VehicleStatus(vehicleId, time(), fuel, temperature, odometer, faultCodes, hash);
  }

  private DeliveryScan toDeliveryScan() throws Refusal.RefusedException {
    String vehicleId = vehicleId();
    String stopId = text("stop_id");
    String planId = texts.get("plan_id");
    String driverId = texts.get("driver_id");
    String eventType = text("event_type");
    String reason = texts.get("reason");
    Long told = whole("sequence");
    Integer sequence =
        told == null || told < 1 || told > DeliveryScan.MAX_SEQUENCE
            ? null
            : (Integer) told.intValue();
    int hash = ContentHasher.of(vehicleId, stopId, planId, driverId, eventType, reason, sequence);
    return new DeliveryScan(
        vehicleId, stopId, planId, driverId, eventType, time(), reason, sequence, hash);
  }

  private String vehicleId() throws Refusal.RefusedException {
    String id = texts.get("vehicle_id");
    if (!VehicleId.isValid(id)) {
      throw new Refusal.RefusedException(Refusal.VEHICLE_ID, "vehicle_id is missing or wrong");
    }
    return id;
  }

  private String text(String name) throws Refusal.RefusedException {
    String text = texts.get(name);
    if (text == null) {
      throw new Refusal.RefusedException(Refusal.FIELD, name + " is missing or wrong");
    }
    return text;
  }

  private long time() throws Refusal.RefusedException {
    if (timestampMs == null) {
      throw new Refusal.RefusedException(Refusal.TIMESTAMP, "timestamp is missing");
    }
    return timestampMs;
  }

  private int canonical(TelemetryField field, String name) {
    Double value = numbers.get(name);
    return value != null && field.accepts(value) ? field.canonical(value) : Telemetry.ABSENT;
  }

  private Long whole(String name) {
    Double value = numbers.get(name);
    return value != null && value >= 0 && value < 1e12 ? (Long) Math.round(value) : null;
  }
}
