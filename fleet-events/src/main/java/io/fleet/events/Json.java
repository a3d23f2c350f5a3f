package io.fleet.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;

/** The one JSON factory of the contract and the small readings every record shares. */
public final class Json {
  /**
   * Bounded in depth and lengths; reads {@code NaN} as a number, so that only the field is lost.
   */
  public static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(32)
                  .maxNumberLength(100)
                  .maxStringLength(65_536)
                  .maxNameLength(1_024)
                  .build())
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .build();

  private Json() {}

  /** The text of a string token, or null if it is empty or the token is none. */
  static String text(JsonParser in, int maxLength) throws IOException {
    if (in.currentToken() != JsonToken.VALUE_STRING) {
      return null;
    }
    int length = in.getTextLength();
    return length == 0 || length > maxLength ? null : in.getText();
  }

  /** Whether the token says that the field is absent: null, or an empty string. */
  static boolean isAbsent(JsonParser in) throws IOException {
    return in.currentToken() == JsonToken.VALUE_NULL
        || (in.currentToken() == JsonToken.VALUE_STRING && in.getTextLength() == 0);
  }

  static boolean isNumber(JsonParser in) {
    return in.currentToken().isNumeric();
  }

  /** A number token as double, NaN for a token that is none or does not fit. */
  static double number(JsonParser in) throws IOException {
    return isNumber(in) ? in.getDoubleValue() : Double.NaN;
  }

  /** Epoch milliseconds of a timestamp token: ISO-8601 with zone, or a whole number. */
  static long timestampMs(JsonParser in) throws IOException, Refusal.RefusedException {
    try {
      if (in.currentToken() == JsonToken.VALUE_NUMBER_INT) {
        return in.getLongValue();
      }
      if (in.currentToken() == JsonToken.VALUE_STRING && in.getTextLength() <= 40) {
        return Iso8601.parse(in.getText());
      }
    } catch (java.time.DateTimeException | ArithmeticException e) {
      throw new Refusal.RefusedException(Refusal.TIMESTAMP, "timestamp: " + e.getMessage());
    } catch (com.fasterxml.jackson.core.exc.InputCoercionException e) {
      throw new Refusal.RefusedException(Refusal.TIMESTAMP, "timestamp: number out of range");
    }
    throw new Refusal.RefusedException(
        Refusal.TIMESTAMP, "timestamp: ISO-8601 with zone or epoch milliseconds expected");
  }
}
