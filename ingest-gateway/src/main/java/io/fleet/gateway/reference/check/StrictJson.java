package io.fleet.gateway.reference.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * Reads JSON that people write by hand or with scripts: nothing is forgiven, since what is stored
 * is read by many others. Nested 32 deep at most, no member twice, no NaN, and not so long that the
 * objects made of it would fill the memory.
 */
public final class StrictJson {
  /** The longest document, spaces and all. */
  public static final int MAX_BYTES = 2 << 20;

  /** Reads and writes trees. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(32)
                          .maxNumberLength(64)
                          .maxStringLength(1 << 20)
                          .maxNameLength(256)
                          .build())
                  .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .build();

  private static final ObjectReader READER =
      MAPPER.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private StrictJson() {}

  /**
   * Reads a document that is one JSON object.
   *
   * @throws MalformedException if it is none
   */
  public static ObjectNode object(byte[] json, int from, int length) throws MalformedException {
    if (length > MAX_BYTES) {
      throw new MalformedException("longer than " + MAX_BYTES + " bytes");
    }
    try {
      if (READER.readValue(json, from, length) instanceof ObjectNode object) {
        return object;
      }
      throw new MalformedException("a JSON object expected");
    } catch (IOException e) {
      throw new MalformedException(reasonOf(e));
    }
  }

  /** Why it cannot be read, with the place and without the content that the parser may quote. */
  public static String reasonOf(IOException e) {
    String message = String.valueOf(e.getMessage());
    String why = "no JSON";
    if (message.startsWith("Duplicate field")) {
      why = "a member stands there twice";
    } else if (message.contains("nesting depth")) {
      why = "nested too deeply";
    } else if (message.contains("exceeds the maximum")) {
      why = "a text, a name or a number is too long";
    }
    JsonLocation place = e instanceof JsonProcessingException json ? json.getLocation() : null;
    return place == null
        ? why
        : "%s at line %d, column %d".formatted(why, place.getLineNr(), place.getColumnNr());
  }

  /** It is no such JSON. */
  public static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedException(String detail) {
      super(detail, null, false, false);
    }
  }
}
