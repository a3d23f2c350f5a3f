package io.fleet.events.reference;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fleet.events.Json;
import io.fleet.events.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the geometry of a body of reference data, as far as it has one. */
public final class GeometryReader {
  /** What the gateway takes at most, too. */
  public static final int MOST_POSITIONS = 10_000;

  private static final int DEEPEST = 3;
  private static final int NOTHING = -1;

  private final List<List<double[]>> parts = new ArrayList<>();
  private List<double[]> part = new ArrayList<>();
  private double[] line = new double[16];
  private int length;
  private int positions;
  private String type;

  private GeometryReader() {}

  /**
   * Reads the member {@code geometry}.
   *
   * @return null if there is none
   * @throws Refusal.RefusedException if the body is no JSON object, or the geometry is none or has
   *     more than {@link #MOST_POSITIONS} positions
   */
  public static Geometry read(String body) throws Refusal.RefusedException {
    try (JsonParser in = Json.FACTORY.createParser(body)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw malformed("the body is no JSON object");
      }
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        boolean isObject = in.nextToken() == JsonToken.START_OBJECT;
        if (isObject && name.equals("geometry")) {
          return new GeometryReader().readGeometry(in);
        }
        in.skipChildren();
      }
      return null;
    } catch (IOException e) {
      throw malformed("the body cannot be read");
    }
  }

  private Geometry readGeometry(JsonParser in) throws IOException, Refusal.RefusedException {
    boolean told = false;
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken value = in.nextToken();
      if (name.equals("type") && value == JsonToken.VALUE_STRING) {
        type = in.getText();
      } else if (name.equals("coordinates") && value == JsonToken.START_ARRAY) {
        told = true;
        readArray(in, 0);
      } else {
        in.skipChildren();
      }
    }
    endLine();
    endPart();
    if (type == null || !told || parts.isEmpty()) {
      throw malformed("no geometry");
    }
    return new Geometry(type, parts, positions);
  }

  /**
   * Reads an array whose start was read.
   *
   * @return what it is: 0 a position, 1 a line of these, 2 several lines, 3 several of those
   */
  private int readArray(JsonParser in, int depth) throws IOException, Refusal.RefusedException {
    if (depth > DEEPEST) {
      throw malformed("coordinates nested too deep");
    }
    int numbers = 0;
    int inner = NOTHING;
    for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
      if (token == JsonToken.START_ARRAY && numbers == 0) {
        int kind = readArray(in, depth + 1);
        if (inner != NOTHING && inner != kind) {
          throw malformed("positions and lines in one list");
        }
        inner = kind;
      } else if (token != null && token.isNumeric() && inner == NOTHING) {
        take(in.getDoubleValue(), numbers++);
      } else {
        throw malformed("coordinates are numbers");
      }
    }
    return numbers > 0 ? endPosition(numbers) : end(inner);
  }

  private int endPosition(int numbers) throws Refusal.RefusedException {
    if (numbers == 1) {
      throw malformed("a position has a longitude and a latitude");
    }
    if (++positions > MOST_POSITIONS) {
      throw malformed("more than " + MOST_POSITIONS + " positions");
    }
    return 0;
  }

  private int end(int inner) throws Refusal.RefusedException {
    switch (inner) {
      case 0 -> endLine();
      case 1 -> endPart();
      case 2 -> {
        // its parts have ended
      }
      default -> throw malformed("an empty list");
    }
    return inner + 1;
  }

  private void take(double number, int index) {
    if (index < 2) {
      if (length == line.length) {
        line = Arrays.copyOf(line, 2 * length);
      }
      line[length++] = number;
    }
  }

  private void endLine() {
    if (length > 0) {
      part.add(Arrays.copyOf(line, length));
      length = 0;
    }
  }

  private void endPart() {
    if (!part.isEmpty()) {
      parts.add(part);
      part = new ArrayList<>();
    }
  }

  private static Refusal.RefusedException malformed(String why) {
    return new Refusal.RefusedException(Refusal.MALFORMED, why);
  }
}
