package io.fleet.gateway.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fleet.events.Json;
import io.fleet.events.Refusal;
import io.fleet.events.Refusal.RefusedException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A small body: one JSON object whose members are texts. */
public final class TextMembers {
  private TextMembers() {}

  /**
   * Reads the object.
   *
   * @param known names it may have, each once
   * @return its members
   * @throws RefusedException {@code malformed} or {@code field}, with what is wrong
   */
  public static Map<String, String> read(byte[] body, Set<String> known) throws RefusedException {
    try (JsonParser in = Json.FACTORY.createParser(body)) {
      in.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
      require(in.nextToken() == JsonToken.START_OBJECT, "a JSON object expected");
      Map<String, String> texts = new HashMap<>();
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        in.nextToken();
        require(known.contains(name), "a member that there is not");
        require(in.hasToken(JsonToken.VALUE_STRING), name + ": a string expected");
        texts.put(name, in.getText());
      }
      require(in.hasToken(JsonToken.END_OBJECT) && in.nextToken() == null, "no JSON object");
      return texts;
    } catch (IOException e) {
      throw new RefusedException(Refusal.MALFORMED, "no JSON, or a member twice");
    }
  }

  /** Whether a text can be written down as one line: neither blank, nor too long, nor odd. */
  public static boolean isLine(String text, int maxLength) {
    return !text.isBlank()
        && text.length() <= maxLength
        && text.codePoints().noneMatch(TextMembers::isOdd);
  }

  /** Whether a character cannot be shown: it controls, or is half of a pair. */
  public static boolean isOdd(int codePoint) {
    return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
  }

  /**
   * Refuses a body.
   *
   * @throws RefusedException {@code field}, with what was expected, unless the condition is met
   */
  public static void require(boolean met, String expected) throws RefusedException {
    if (!met) {
      throw new RefusedException(Refusal.FIELD, expected);
    }
  }
}
