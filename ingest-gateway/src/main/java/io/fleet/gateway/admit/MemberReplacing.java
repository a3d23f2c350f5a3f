package io.fleet.gateway.admit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.fleet.events.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Puts another text into one member of an event and leaves every other byte as it was sent: the
 * parser says where the member's value begins and ends. A member given twice is replaced twice; one
 * that is missing is put first.
 */
final class MemberReplacing {
  private MemberReplacing() {}

  /**
   * The event with its member's new text.
   *
   * @param event one JSON object that could be read
   */
  static byte[] put(byte[] event, String member, String text) {
    byte[] quoted = quoted(text);
    ByteArrayOutputStream out = new ByteArrayOutputStream(event.length + quoted.length + 16);
    try (JsonParser in = Json.FACTORY.createParser(event)) {
      in.nextToken();
      int afterBrace = (int) in.currentLocation().getByteOffset();
      int copied = 0;
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        in.nextToken();
        if (member.equals(name)) {
          int from = (int) in.currentTokenLocation().getByteOffset();
          finish(in);
          out.write(event, copied, from - copied);
          out.writeBytes(quoted);
          copied = (int) in.currentLocation().getByteOffset();
        } else {
          in.skipChildren();
        }
      }
      if (copied == 0) {
        return insert(event, afterBrace, member, quoted);
      }
      out.write(event, copied, event.length - copied);
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalArgumentException("the event could be read before", e);
    }
  }

  private static byte[] quoted(String text) {
    byte[] escaped = JsonStringEncoder.getInstance().quoteAsUTF8(text);
    byte[] quoted = new byte[escaped.length + 2];
    quoted[0] = '"';
    System.arraycopy(escaped, 0, quoted, 1, escaped.length);
    quoted[quoted.length - 1] = '"';
    return quoted;
  }

  /** A string is read lazily, and only then the parser stands at its end. */
  private static void finish(JsonParser in) throws IOException {
    if (in.hasToken(JsonToken.VALUE_STRING)) {
      in.getTextLength();
    } else {
      in.skipChildren();
    }
  }

  private static byte[] insert(byte[] event, int at, String member, byte[] quoted) {
    int next = at;
    while (LineReader.isBlank(event[next])) {
      next++;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(event.length + quoted.length + 16);
    out.write(event, 0, at);
    out.writeBytes(('"' + member + "\":").getBytes(StandardCharsets.UTF_8));
    out.writeBytes(quoted);
    if (event[next] != '}') {
      out.write(',');
    }
    out.write(event, at, event.length - at);
    return out.toByteArray();
  }
}
