package io.fleet.gateway.admit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fleet.events.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Puts another vehicle into an event and leaves every other byte as it was sent: the parser says
 * where the member's value begins and ends. A member given twice is replaced twice; one that is
 * missing is put first.
 */
final class VehicleRenaming {
  private static final String MEMBER = "vehicle_id";

  private VehicleRenaming() {}

  /**
   * The event under its new name.
   *
   * @param event one JSON object that could be read
   * @param vehicleId of characters that need no escape
   */
  static byte[] rename(byte[] event, String vehicleId) {
    byte[] quoted = ('"' + vehicleId + '"').getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream renamed = new ByteArrayOutputStream(event.length + quoted.length + 16);
    try (JsonParser in = Json.FACTORY.createParser(event)) {
      in.nextToken();
      int afterBrace = (int) in.currentLocation().getByteOffset();
      int copied = 0;
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        JsonToken token = in.nextToken();
        if (MEMBER.equals(name)) {
          int from = (int) in.currentTokenLocation().getByteOffset();
          finish(in, token);
          renamed.write(event, copied, from - copied);
          renamed.writeBytes(quoted);
          copied = (int) in.currentLocation().getByteOffset();
        } else {
          in.skipChildren();
        }
      }
      if (copied == 0) {
        return insert(event, afterBrace, quoted);
      }
      renamed.write(event, copied, event.length - copied);
      return renamed.toByteArray();
    } catch (IOException e) {
      throw new IllegalArgumentException("the event could be read before", e);
    }
  }

  /** A string is read lazily, and only then the parser stands at its end. */
  private static void finish(JsonParser in, JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_STRING) {
      in.getTextLength();
    } else {
      in.skipChildren();
    }
  }

  private static byte[] insert(byte[] event, int at, byte[] quoted) {
    boolean alone = true;
    for (int i = at; alone && i < event.length; i++) {
      alone = LineReader.isBlank(event[i]) || event[i] == '}';
    }
    ByteArrayOutputStream longer = new ByteArrayOutputStream(event.length + quoted.length + 16);
    longer.write(event, 0, at);
    longer.writeBytes(("\"" + MEMBER + "\":").getBytes(StandardCharsets.UTF_8));
    longer.writeBytes(quoted);
    longer.writeBytes(alone ? new byte[0] : new byte[] {','});
    longer.write(event, at, event.length - at);
    return longer.toByteArray();
  }
}
