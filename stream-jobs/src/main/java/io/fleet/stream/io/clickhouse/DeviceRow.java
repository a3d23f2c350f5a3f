package io.fleet.stream.io.clickhouse;

import io.fleet.events.Iso8601;
import io.fleet.events.Refusal;
import io.fleet.events.VehicleId;
import io.fleet.events.reference.BodyMembers;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;

/** What became of commands and connections as rows, straight from the records that tell it. */
public final class DeviceRow {
  static final List<String> COMMAND_REPLIES =
      List.of("vehicle_id", "command_id", "ts", "status", "version", "withdrawn", "detail");
  static final List<String> CONNECTIONS =
      List.of("vehicle_id", "ts", "client_id", "event", "version", "withdrawn", "reason");

  private DeviceRow() {}

  /**
   * Encodes a reply to a command.
   *
   * @param version of the record: a repeat of the same reply replaces it
   * @throws Refusal.RefusedException without vehicle_id, command_id, timestamp or status
   */
  public static EncodedRow commandReply(byte[] json, long version, RowBinaryWriter out)
      throws Refusal.RefusedException {
    Map<String, Object> reply = members(json);
    String vehicleId = vehicleId(reply);
    String commandId = text(reply, "command_id");
    long ts = time(reply);
    String status = text(reply, "status");
    out.string(vehicleId).string(commandId).dateTime64(ts).string(status);
    out.uint64(version).uint8(0).string(textOrEmpty(reply, "detail"));
    return out.toRow(ClickHouseTable.COMMAND_REPLIES, PartitionMonth.of(ts));
  }

  /**
   * Encodes the coming or going of a device.
   *
   * @param version of the record: a repeat of the same event replaces it
   * @throws Refusal.RefusedException without vehicle_id, client_id, timestamp or event
   */
  public static EncodedRow connection(byte[] json, long version, RowBinaryWriter out)
      throws Refusal.RefusedException {
    Map<String, Object> connection = members(json);
    String vehicleId = vehicleId(connection);
    long ts = time(connection);
    String clientId = text(connection, "client_id");
    String event = text(connection, "event");
    out.string(vehicleId).dateTime64(ts).string(clientId).string(event);
    out.uint64(version).uint8(0).string(textOrEmpty(connection, "reason"));
    return out.toRow(ClickHouseTable.DEVICE_CONNECTIONS, PartitionMonth.of(ts));
  }

  private static Map<String, Object> members(byte[] json) throws Refusal.RefusedException {
    return BodyMembers.of(new String(json, StandardCharsets.UTF_8));
  }

  private static String vehicleId(Map<String, Object> members) throws Refusal.RefusedException {
    if (members.get("vehicle_id") instanceof String id && VehicleId.isValid(id)) {
      return id;
    }
    throw new Refusal.RefusedException(Refusal.VEHICLE_ID, "vehicle_id is missing or wrong");
  }

  private static long time(Map<String, Object> members) throws Refusal.RefusedException {
    Object timestamp = members.get("timestamp");
    if (timestamp instanceof Double epochMs) {
      return Math.round(epochMs);
    }
    try {
      return Iso8601.parse(timestamp instanceof String text ? text : "");
    } catch (DateTimeException e) {
      throw new Refusal.RefusedException(
          Refusal.TIMESTAMP, "timestamp: ISO-8601 with zone or epoch milliseconds expected");
    }
  }

  private static String text(Map<String, Object> members, String name)
      throws Refusal.RefusedException {
    String text = textOrEmpty(members, name);
    if (text.isEmpty()) {
      throw new Refusal.RefusedException(Refusal.FIELD, name + " is missing or wrong");
    }
    return text;
  }

  private static String textOrEmpty(Map<String, Object> members, String name) {
    return members.get(name) instanceof String text ? text : "";
  }
}
