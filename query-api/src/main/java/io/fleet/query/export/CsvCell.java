package io.fleet.query.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.NumberOutput;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.events.Iso8601;
import java.time.Instant;

/**
 * One value as a cell. A text that a spreadsheet could take for a formula, since it begins with one
 * of {@code = + - @}, a tab or a line end, is told with an apostrophe before it: such texts come
 * from outside. Lists and objects without a fixed shape are told as JSON.
 */
final class CsvCell {
  private static final String FORMULA = "=+-@\t\r\n";
  private static final String NEEDS_QUOTES = ",\"\r\n";

  private final ObjectMapper mapper;

  CsvCell(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  void append(Object value, StringBuilder line) {
    if (value == null) {
      return;
    }
    if (value instanceof Double number) {
      line.append(NumberOutput.toString(number, true));
    } else if (value instanceof Number || value instanceof Boolean) {
      line.append(value);
    } else if (value instanceof Instant time) {
      line.append(Iso8601.format(time.toEpochMilli()));
    } else if (value instanceof CharSequence || value instanceof Enum<?>) {
      quoted(guarded(value.toString()), line);
    } else {
      quoted(json(value), line);
    }
  }

  private static String guarded(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? '\'' + text : text;
  }

  private static void quoted(String text, StringBuilder line) {
    if (text.chars().noneMatch(c -> NEEDS_QUOTES.indexOf(c) >= 0)) {
      line.append(text);
    } else {
      line.append('"').append(text.replace("\"", "\"\"")).append('"');
    }
  }

  private String json(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
