package io.fleet.local.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Base64;

/**
 * One record of a topic as a line of JSON: {@code {"key":…,"value":…}}. A value that is an object
 * of JSON stands there as it is, byte for byte; anything else as {@code "bytes"} in Base64; a
 * deletion has neither.
 *
 * @param key in UTF-8, or null
 * @param value as it is in the log, or null for a deletion
 */
record RecordLine(byte[] key, byte[] value) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonFactory FACTORY = JSON.getFactory();

  /** The line, without its end. */
  String text() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      out.writeStartObject();
      out.writeStringField("key", key == null ? null : new String(key, UTF_8));
      if (value != null && isOneLineObject(value)) {
        out.writeFieldName("value");
        out.writeRawValue(new String(value, UTF_8));
      } else if (value != null) {
        out.writeStringField("bytes", Base64.getEncoder().encodeToString(value));
      }
      out.writeEndObject();
    }
    return text.toString();
  }

  /**
   * Reads a line.
   *
   * @throws IOException if it is none
   */
  static RecordLine of(String line) throws IOException {
    byte[] key = null;
    byte[] value = null;
    try (JsonParser in = FACTORY.createParser(line)) {
      expect(in.nextToken() == JsonToken.START_OBJECT, line);
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        JsonToken token = in.nextToken();
        if (name.equals("key")) {
          key = token == JsonToken.VALUE_NULL ? null : in.getText().getBytes(UTF_8);
        } else if (name.equals("bytes")) {
          value = Base64.getDecoder().decode(in.getText());
        } else {
          expect(name.equals("value") && token == JsonToken.START_OBJECT, line);
          int from = (int) in.currentTokenLocation().getCharOffset();
          in.skipChildren();
          value = line.substring(from, (int) in.currentLocation().getCharOffset()).getBytes(UTF_8);
        }
      }
      expect(in.currentToken() == JsonToken.END_OBJECT, line);
    }
    return new RecordLine(key, value);
  }

  private static boolean isOneLineObject(byte[] value) {
    String text = new String(value, UTF_8);
    if (text.indexOf('\n') >= 0
        || text.indexOf('\r') >= 0
        || !text.startsWith("{")
        || !text.endsWith("}")
        || !Arrays.equals(text.getBytes(UTF_8), value)) {
      return false;
    }
    try (JsonParser in = FACTORY.createParser(text)) {
      while (in.nextToken() != null) {
        // to the end, for all of it has to be right
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void expect(boolean isSo, String line) throws IOException {
    if (!isSo) {
      throw new IOException("not a record: " + line.substring(0, Math.min(80, line.length())));
    }
  }
}
