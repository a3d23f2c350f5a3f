package io.fleet.gateway.reference.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Finds values that are JSON but cannot be stored: numbers beyond all bounds, half characters. */
final class SoundText {
  private SoundText() {}

  static void check(JsonNode node, String place, Findings found) {
    if (node.isDouble() && !Double.isFinite(node.doubleValue())) {
      found.error(place, FieldNote.RANGE, "the number is too large");
    } else if (node.isTextual() && !isWellFormed(node.textValue())) {
      found.error(place, FieldNote.FORM, "half of a surrogate pair");
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        check(node.get(i), place + '/' + i, found);
      }
    } else {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        check(member.getValue(), FieldNote.member(place, member.getKey()), found);
      }
    }
  }

  static boolean isWellFormed(String text) {
    try {
      StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
