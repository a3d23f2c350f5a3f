package io.fleet.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Commands and replies as JSON of their topics, and what a device answers. Unknown members are
 * passed over.
 */
public final class CommandJson {
  /** The greatest number of bytes of a command's parameters. */
  public static final int MAX_PARAMS_BYTES = 16 * 1024;

  private static final int MAX_ID_LENGTH = VehicleId.MAX_LENGTH;
  private static final String EMPTY_OBJECT = "{}";

  private String commandId;
  private String vehicleId;
  private String type;
  private String params = EMPTY_OBJECT;
  private String status;
  private String detail;
  private Long issuedAtMs;
  private Long expiresAtMs;
  private Long timestampMs;

  private CommandJson() {}

  /**
   * Reads a command.
   *
   * @param appendedAtMs when the log took it; the time it was issued at if it does not say
   * @param defaultLifeMs how long it may wait if it does not say
   * @param maxLifeMs how long it may wait at most, from when the log took it
   * @throws Refusal.RefusedException without command_id, vehicle_id or type, or with more
   *     parameters than may be
   */
  public static Command command(byte[] json, long appendedAtMs, long defaultLifeMs, long maxLifeMs)
      throws Refusal.RefusedException {
    CommandJson read = parse(json);
    long issued = read.issuedAtMs == null ? appendedAtMs : read.issuedAtMs;
    long expires = read.expiresAtMs == null ? appendedAtMs + defaultLifeMs : read.expiresAtMs;
    return new Command(
        id("command_id", read.commandId),
        id("vehicle_id", read.vehicleId),
        id("type", read.type),
        read.params,
        issued,
        Math.min(expires, appendedAtMs + maxLifeMs));
  }

  /**
   * Reads a reply.
   *
   * @throws Refusal.RefusedException without command_id, vehicle_id, timestamp or a known status
   */
  public static CommandReply reply(byte[] json) throws Refusal.RefusedException {
    CommandJson read = parse(json);
    if (read.timestampMs == null) {
      throw new Refusal.RefusedException(Refusal.TIMESTAMP, "timestamp is missing");
    }
    return new CommandReply(
        id("command_id", read.commandId),
        id("vehicle_id", read.vehicleId),
        read.timestampMs,
        read.status(CommandStatus.EXPIRED),
        read.detail);
  }

  /**
   * Reads what a device says about a command: that it is done, or that it did not work.
   *
   * @param vehicleId the vehicle the device is in
   * @param heardAtMs when it said so; what a device writes about time is not looked at
   * @throws Refusal.RefusedException without command_id or one of these two
   */
  public static CommandReply answer(byte[] json, String vehicleId, long heardAtMs)
      throws Refusal.RefusedException {
    CommandJson read = parse(json);
    String commandId = id("command_id", read.commandId);
    CommandStatus status = read.status(CommandStatus.FAILED);
    return new CommandReply(commandId, vehicleId, heardAtMs, status, read.detail);
  }

  /** The command as its topic has it and as the device gets it. */
  public static byte[] write(Command command) {
    return object(
        json -> {
          json.writeStringField("command_id", command.commandId());
          json.writeStringField("vehicle_id", command.vehicleId());
          json.writeStringField("type", command.type());
          json.writeFieldName("params");
          json.writeRawValue(command.params());
          json.writeStringField("issued_at", Iso8601.format(command.issuedAtMs()));
          json.writeStringField("expires_at", Iso8601.format(command.expiresAtMs()));
        });
  }

  /** The reply as its topic has it. */
  public static byte[] write(CommandReply reply) {
    return object(
        json -> {
          json.writeStringField("command_id", reply.commandId());
          json.writeStringField("vehicle_id", reply.vehicleId());
          json.writeStringField("timestamp", Iso8601.format(reply.timestampMs()));
          json.writeStringField("status", reply.status().tag());
          if (reply.detail() != null) {
            json.writeStringField("detail", reply.detail());
          }
        });
  }

  private static CommandJson parse(byte[] json) throws Refusal.RefusedException {
    return Json.readObject(json, in -> new CommandJson().read(in));
  }

  private CommandJson read(JsonParser in) throws IOException, Refusal.RefusedException {
    for (String name = Json.nextMember(in); name != null; name = Json.nextMember(in)) {
      readMember(in, name);
      in.skipChildren();
    }
    return this;
  }

  private void readMember(JsonParser in, String name) throws IOException, Refusal.RefusedException {
    switch (name) {
      case "command_id" -> commandId = Json.text(in, MAX_ID_LENGTH);
      case "vehicle_id" -> vehicleId = Json.text(in, MAX_ID_LENGTH);
      case "type" -> type = Json.text(in, MAX_ID_LENGTH);
      case "status" -> status = Json.text(in, MAX_ID_LENGTH);
      case "detail" -> detail = detail(in);
      case "params" -> params = params(in);
      case "issued_at" -> issuedAtMs = timeOrNull(in);
      case "expires_at" -> expiresAtMs = timeOrNull(in);
      case "timestamp" -> timestampMs = timeOrNull(in);
      default -> {} // passed over
    }
  }

  private static Long timeOrNull(JsonParser in) throws IOException, Refusal.RefusedException {
    return Json.isAbsent(in) ? null : (Long) Json.timestampMs(in);
  }

  private static String detail(JsonParser in) throws IOException {
    String told = Json.text(in, Integer.MAX_VALUE);
    if (told == null || told.length() <= CommandReply.MAX_DETAIL_LENGTH) {
      return told;
    }
    int end = CommandReply.MAX_DETAIL_LENGTH;
    return told.substring(0, Character.isHighSurrogate(told.charAt(end - 1)) ? end - 1 : end);
  }

  /**
   * The parameters the parser stands at, as compact text.
   *
   * @throws Refusal.RefusedException if they are no object, or longer than {@link
   *     #MAX_PARAMS_BYTES}
   */
  public static String params(JsonParser in) throws IOException, Refusal.RefusedException {
    if (in.hasToken(JsonToken.VALUE_NULL)) {
      return EMPTY_OBJECT;
    }
    if (!in.hasToken(JsonToken.START_OBJECT)) {
      throw new Refusal.RefusedException(Refusal.FIELD, "params: an object expected");
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator out = Json.FACTORY.createGenerator(text)) {
      out.copyCurrentStructure(in);
    }
    if (text.toString().getBytes(StandardCharsets.UTF_8).length > MAX_PARAMS_BYTES) {
      throw new Refusal.RefusedException(
          Refusal.FIELD, "params: at most " + MAX_PARAMS_BYTES + " bytes");
    }
    return text.toString();
  }

  private static String id(String name, String value) throws Refusal.RefusedException {
    if (!VehicleId.isValid(value)) {
      throw new Refusal.RefusedException(Refusal.FIELD, name + " is missing or wrong");
    }
    return value;
  }

  private CommandStatus status(CommandStatus least) throws Refusal.RefusedException {
    CommandStatus known = CommandStatus.ofTag(status);
    if (known == null || known.compareTo(least) < 0) {
      throw new Refusal.RefusedException(Refusal.FIELD, "status is missing or wrong");
    }
    return known;
  }

  private static byte[] object(Members members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private interface Members {
    void write(JsonGenerator json) throws IOException;
  }
}
