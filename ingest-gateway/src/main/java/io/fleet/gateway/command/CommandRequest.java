package io.fleet.gateway.command;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fleet.events.CommandJson;
import io.fleet.events.Json;
import io.fleet.events.Refusal;
import io.fleet.events.Refusal.RefusedException;
import io.fleet.events.VehicleId;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;

/**
 * A command as somebody asks for it.
 *
 * @param type what to do
 * @param params what the device needs to know for it, a JSON object as text
 * @param expiresIn how long it may wait; null for as long as commands wait by default
 */
public record CommandRequest(String type, String params, Duration expiresIn) {

  /**
   * Reads {@code {"type", "params"?, "expires_in"?}}.
   *
   * @throws RefusedException with the name of the member that is unknown, missing or wrong
   */
  public static CommandRequest read(byte[] body) throws RefusedException {
    try (JsonParser in = Json.FACTORY.createParser(body)) {
      in.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new RefusedException(Refusal.MALFORMED, "a JSON object expected");
      }
      CommandRequest read = members(in);
      if (in.nextToken() != null) {
        throw new RefusedException(Refusal.MALFORMED, "more than one JSON object");
      }
      return read;
    } catch (IOException e) {
      throw new RefusedException(Refusal.MALFORMED, "no JSON, or a member twice");
    }
  }

  private static CommandRequest members(JsonParser in) throws IOException, RefusedException {
    String type = null;
    String params = "{}";
    Duration expiresIn = null;
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      in.nextToken();
      switch (name) {
        case "type" -> type = text(in, name);
        case "params" -> params = CommandJson.params(in);
        case "expires_in" -> expiresIn = duration(text(in, name));
        default -> throw new RefusedException(Refusal.FIELD, "a member that there is not");
      }
    }
    if (!in.hasToken(JsonToken.END_OBJECT)) {
      throw new RefusedException(Refusal.MALFORMED, "no JSON");
    }
    if (!VehicleId.isValid(type)) {
      throw new RefusedException(Refusal.FIELD, "type: 1 to 64 of A-Za-z0-9_.:- expected");
    }
    return new CommandRequest(type, params, expiresIn);
  }

  private static String text(JsonParser in, String name) throws IOException, RefusedException {
    if (!in.hasToken(JsonToken.VALUE_STRING)) {
      throw new RefusedException(Refusal.FIELD, name + ": a string expected");
    }
    return in.getText();
  }

  private static Duration duration(String text) throws RefusedException {
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      throw new RefusedException(
          Refusal.FIELD, "expires_in: an ISO-8601 duration expected, such as PT4H");
    }
  }
}
