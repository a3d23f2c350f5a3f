package io.fleet.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Reads the rare records beside telemetry: trip events, driver events, vehicle status. Unknown
 * members are passed over, optional ones that make no sense count as absent.
 */
public final class RecordReader {
  private static final int MAX_LENGTH = 128;

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Double> numbers = new HashMap<>();
  private final List<String> faultCodes = new ArrayList<>();
  private Long timestampMs;

  private RecordReader() {}

  public static TripEvent tripEvent(byte[] json) throws Refusal.RefusedException {
    return parse(json).toTripEvent();
  }

  public static DriverEvent driverEvent(byte[] json) throws Refusal.RefusedException {
    return parse(json).toDriverEvent();
  }

  public static VehicleStatus vehicleStatus(byte[] json) throws Refusal.RefusedException {
    return parse(json).toVehicleStatus();
  }

  private TripEvent toTripEvent() throws Refusal.RefusedException {
    boolean end = "trip_end".equals(texts.get("event_type"));
    int latE6 = canonical(TelemetryField.LAT, end ? "end_lat" : "origin_lat");
    int lonE6 = canonical(TelemetryField.LON, end ? "end_lon" : "origin_lon");
    return new TripEvent(
        text("trip_id"),
        vehicleId(),
        texts.get("driver_id"),
        text("event_type"),
        time(),
        latE6,
        lonE6,
        whole("distance_m"),
        whole("duration_sec"),
        texts.get("status"),
        contentHash());
  }

  private DriverEvent toDriverEvent() throws Refusal.RefusedException {
    String vehicleId = texts.get("vehicle_id");
    return new DriverEvent(text("driver_id"), vehicleId, text("event_type"), time(), contentHash());
  }

  private VehicleStatus toVehicleStatus() throws Refusal.RefusedException {
    return new VehicleStatus(
        vehicleId(),
        time(),
        canonical(TelemetryField.FUEL_SHARE, "fuel_pct"),
        canonical(TelemetryField.ENGINE_TEMPERATURE, "engine_temp_c"),
        canonical(TelemetryField.ODOMETER, "odometer_km"),
        List.copyOf(faultCodes),
        contentHash());
  }

  private static RecordReader parse(byte[] json) throws Refusal.RefusedException {
    RecordReader reader = new RecordReader();
    try (JsonParser in = Json.FACTORY.createParser(json)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new Refusal.RefusedException(Refusal.MALFORMED, "a JSON object expected");
      }
      while (in.nextToken() != JsonToken.END_OBJECT) {
        String name = in.currentName();
        in.nextToken();
        reader.readMember(in, name);
      }
    } catch (IOException e) {
      throw new Refusal.RefusedException(Refusal.MALFORMED, "no JSON");
    }
    return reader;
  }

  private void readMember(JsonParser in, String name) throws IOException, Refusal.RefusedException {
    if ("timestamp".equals(name)) {
      timestampMs = Json.timestampMs(in);
    } else if ("fault_codes".equals(name) && in.currentToken() == JsonToken.START_ARRAY) {
      readFaultCodes(in);
    } else if (in.currentToken() == JsonToken.VALUE_STRING) {
      String text = Json.text(in, MAX_LENGTH);
      if (text != null) {
        texts.put(name, text);
      }
    } else if (Json.isNumber(in)) {
      numbers.put(name, in.getDoubleValue());
    } else {
      in.skipChildren();
    }
  }

  private void readFaultCodes(JsonParser in) throws IOException {
    while (in.nextToken() != JsonToken.END_ARRAY) {
      String code = Json.text(in, MAX_LENGTH);
      in.skipChildren();
      if (code != null && faultCodes.size() < 64) {
        faultCodes.add(code);
      }
    }
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

  private int contentHash() {
    ByteWriter bytes = new ByteWriter(256);
    texts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> bytes.writeString(e.getKey() + '=' + e.getValue()));
    numbers.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> bytes.writeString(e.getKey() + '=' + e.getValue()));
    faultCodes.forEach(bytes::writeString);
    CRC32C crc = new CRC32C();
    crc.update(bytes.array(), 0, bytes.length());
    return (int) crc.getValue();
  }
}
