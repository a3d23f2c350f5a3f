package io.fleet.gateway.delivery;

import static io.fleet.gateway.http.TextMembers.isLine;
import static io.fleet.gateway.http.TextMembers.require;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fleet.events.DeliveryScan;
import io.fleet.events.Json;
import io.fleet.events.RecordReader;
import io.fleet.events.Refusal;
import io.fleet.events.Refusal.RefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;

/** A scan as somebody posts it: checked more strictly than the reader of the log does. */
final class ScanRequest {
  private static final Set<String> MEMBERS =
      Set.of("vehicle_id", "event_type", "timestamp", "plan_id", "driver_id", "reason", "sequence");
  private static final int MAX_WORD_LENGTH = 64;
  private static final int MAX_LINE_LENGTH = 128;

  private ScanRequest() {}

  /**
   * Reads {@code {"vehicle_id", "event_type", "timestamp", "plan_id"?, "driver_id"?, "reason"?,
   * "sequence"?}}.
   *
   * @param stopId of the path
   * @param driverId whose scan it is if it does not say so, or null
   * @throws RefusedException with the name of the member that is unknown, missing or wrong
   */
  static DeliveryScan read(String stopId, byte[] body, String driverId) throws RefusedException {
    require(isLine(stopId, MAX_WORD_LENGTH), "stop: 1 to 64 characters of one line expected");
    DeliveryScan scan = RecordReader.deliveryScan(withNames(stopId, body, driverId));
    require(
        DeliveryScan.TYPES.contains(scan.eventType()),
        "event_type: arrived, service_started, delivered, failed, skipped, departed or"
            + " resequenced expected");
    boolean isResequenced = scan.eventType().equals(DeliveryScan.RESEQUENCED);
    require(
        isResequenced == (scan.sequence() != null),
        "sequence: 1 to 500, with resequenced and with nothing else");
    requireLine(scan.planId(), "plan_id");
    requireLine(scan.driverId(), "driver_id");
    requireLine(scan.reason(), "reason");
    return scan;
  }

  private static void requireLine(String text, String name) throws RefusedException {
    require(
        text == null || isLine(text, MAX_LINE_LENGTH),
        name + ": 1 to 128 characters of one line expected");
  }

  /** The same object with stop and driver in it; its members are known, single and simple. */
  private static byte[] withNames(String stopId, byte[] body, String driverId)
      throws RefusedException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonParser in = Json.FACTORY.createParser(body);
        JsonGenerator out = Json.FACTORY.createGenerator(bytes)) {
      in.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
      require(in.nextToken() == JsonToken.START_OBJECT, "a JSON object expected");
      out.writeStartObject();
      out.writeStringField("stop_id", stopId);
      boolean isNamed = driverId == null;
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        JsonToken token = in.nextToken();
        require(MEMBERS.contains(name), "a member that there is not");
        boolean isText = token == JsonToken.VALUE_STRING;
        boolean isNumber = token != null && token.isNumeric() && isNumeric(name);
        require(isText || isNumber, name + (isNumeric(name) ? ": wrong" : ": a string expected"));
        require(!isText || isTaken(in.getText()), name + ": empty or too long");
        isNamed |= name.equals("driver_id");
        out.writeFieldName(name);
        out.copyCurrentEvent(in);
      }
      require(in.hasToken(JsonToken.END_OBJECT) && in.nextToken() == null, "no JSON object");
      if (!isNamed) {
        out.writeStringField("driver_id", driverId);
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new RefusedException(Refusal.MALFORMED, "no JSON, or a member twice");
    }
    return bytes.toByteArray();
  }

  private static boolean isNumeric(String name) {
    return name.equals("timestamp") || name.equals("sequence");
  }

  private static boolean isTaken(String text) {
    return !text.isEmpty() && text.length() <= MAX_LINE_LENGTH;
  }
}
