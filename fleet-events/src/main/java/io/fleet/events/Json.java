package io.fleet.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/** The one JSON factory of the contract and the small readings every record shares. */
public final class Json {
  private static final int MAX_TIMESTAMP_LENGTH = 40;
  private static final long EARLIEST_MS = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
  private static final long LATEST_MS = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

  /**
   * Bounded in depth and lengths: strings and names are bounded by the greatest message, since a
   * field that is too long is dropped for itself and must not cost the whole message. Reads {@code
   * NaN} and infinities as numbers, for the same reason. Names are not interned: they come from
   * outside.
   */
  public static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(100)
                  .maxNumberLength(4_096)
                  .maxStringLength(Topic.TELEMETRY_RAW.maxMessageBytes())
                  .maxNameLength(65_536)
                  .build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .build();

  private Json() {}

  /**
   * Steps to the value of the object's next member.
   *
   * @return the member's name, or null at the object's end
   * @throws JsonEOFException if the input ends before the object does
   */
  static String nextMember(JsonParser in) throws IOException {
    String name = in.nextFieldName();
    boolean inside = name == null ? in.hasToken(JsonToken.END_OBJECT) : in.nextToken() != null;
    if (!inside) {
      throw new JsonEOFException(in, in.currentToken(), "the input ends within an object");
    }
    return name;
  }

  /**
   * Steps to the array's next element.
   *
   * @return false at the array's end
   * @throws JsonEOFException if the input ends before the array does
   */
  static boolean nextElement(JsonParser in) throws IOException {
    JsonToken token = in.nextToken();
    if (token == null) {
      throw new JsonEOFException(in, null, "the input ends within an array");
    }
    return token != JsonToken.END_ARRAY;
  }

  /**
   * The text of a string token. Null if it is empty, too long, holds half a surrogate pair (which
   * has no UTF-8 form), or if the token is no string.
   */
  static String text(JsonParser in, int maxLength) throws IOException {
    if (!in.hasToken(JsonToken.VALUE_STRING)) {
      return null;
    }
    int length = in.getTextLength();
    if (length == 0 || length > maxLength) {
      return null;
    }
    String text = in.getText();
    return isWellFormed(text) ? text : null;
  }

  static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /** Whether the token says that the field is absent: null, or an empty string. */
  static boolean isAbsent(JsonParser in) throws IOException {
    return in.hasToken(JsonToken.VALUE_NULL)
        || (in.hasToken(JsonToken.VALUE_STRING) && in.getTextLength() == 0);
  }

  static boolean isNumber(JsonParser in) {
    return in.currentToken().isNumeric();
  }

  /** Writes a member that is a string, unless there is nothing to write. */
  static void writeText(JsonGenerator json, String name, String value) throws IOException {
    if (value != null && !value.isEmpty()) {
      json.writeStringField(name, value);
    }
  }

  /** A number token as double (infinite if it does not fit), NaN for a token that is none. */
  static double number(JsonParser in) throws IOException {
    return isNumber(in) ? in.getDoubleValue() : Double.NaN;
  }

  /**
   * The place of a {@code lat} and a {@code lon} in an object; other members are passed over.
   *
   * @return latitude and longitude, 1e-6 degrees; null if it is no object or not both are good
   */
  static int[] place(JsonParser in) throws IOException {
    if (!in.hasToken(JsonToken.START_OBJECT)) {
      return null;
    }
    double lat = Double.NaN;
    double lon = Double.NaN;
    for (String part = nextMember(in); part != null; part = nextMember(in)) {
      lat = part.equals("lat") ? number(in) : lat;
      lon = part.equals("lon") ? number(in) : lon;
      in.skipChildren();
    }
    boolean good = TelemetryField.LAT.accepts(lat) && TelemetryField.LON.accepts(lon);
    return good
        ? new int[] {TelemetryField.LAT.canonical(lat), TelemetryField.LON.canonical(lon)}
        : null;
  }

  /**
   * Epoch milliseconds of a timestamp token: ISO-8601 with zone, or a number of milliseconds, of
   * the years 1 to 9999. What is finer than a millisecond is cut off.
   */
  static long timestampMs(JsonParser in) throws IOException, Refusal.RefusedException {
    long ms = Long.MIN_VALUE;
    try {
      if (in.hasToken(JsonToken.VALUE_NUMBER_INT)) {
        ms = in.getLongValue();
      } else if (in.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
        ms = wholeMs(in.getDoubleValue());
      } else if (in.hasToken(JsonToken.VALUE_STRING)
          && in.getTextLength() <= MAX_TIMESTAMP_LENGTH) {
        ms = Iso8601.parse(in.getText());
      }
    } catch (DateTimeException | InputCoercionException e) {
      ms = Long.MIN_VALUE;
    }
    if (ms < EARLIEST_MS || ms > LATEST_MS) {
      throw new Refusal.RefusedException(
          Refusal.TIMESTAMP, "timestamp: ISO-8601 with zone or epoch milliseconds expected");
    }
    return ms;
  }

  /**
   * Reads a document that is one JSON object, from its {@code START_OBJECT} to the end of input.
   *
   * @throws Refusal.RefusedException if it is none, or if the reading refuses it
   */
  static <T> T readObject(byte[] json, ObjectReading<T> reading) throws Refusal.RefusedException {
    try (JsonParser in = FACTORY.createParser(json)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new Refusal.RefusedException(Refusal.MALFORMED, "a JSON object expected");
      }
      T read = reading.read(in);
      if (in.nextToken() != null) {
        throw new Refusal.RefusedException(Refusal.MALFORMED, "more than one JSON object");
      }
      return read;
    } catch (IOException e) {
      throw new Refusal.RefusedException(Refusal.MALFORMED, "no JSON");
    }
  }

  /** Reads the object the parser stands at the start of, up to its end. */
  interface ObjectReading<T> {
    T read(JsonParser in) throws IOException, Refusal.RefusedException;
  }

  private static long wholeMs(double ms) {
    return Double.isNaN(ms) ? Long.MIN_VALUE : (long) Math.floor(ms);
  }
}
