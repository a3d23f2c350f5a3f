package io.fleet.query.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares what a page shows with what came. Members that are not shown may be there, since answers
 * grow; lists are as long as they are shown; … in a text stands for anything.
 */
final class ShownAnswer {
  private static final String ANYTHING = "…";
  private static final ObjectMapper JSON = new ObjectMapper();

  private ShownAnswer() {}

  static boolean isTold(String shown, String came) throws IOException {
    if (!shown.startsWith("{")) {
      return text(shown).matcher(came.strip()).matches();
    }
    return isTold(JSON.readTree(shown), JSON.readTree(came));
  }

  private static boolean isTold(JsonNode shown, JsonNode came) {
    if (came == null) {
      return false;
    }
    if (shown.isObject()) {
      return shown.properties().stream()
          .allMatch((Map.Entry<String, JsonNode> m) -> isTold(m.getValue(), came.get(m.getKey())));
    }
    if (shown.isArray()) {
      boolean told = came.size() == shown.size();
      for (int i = 0; told && i < shown.size(); i++) {
        told = isTold(shown.get(i), came.get(i));
      }
      return told;
    }
    if (shown.isNumber() && came.isNumber()) {
      return shown.decimalValue().compareTo(came.decimalValue()) == 0;
    }
    return shown.isTextual() && came.isTextual()
        ? text(shown.asText()).matcher(came.asText()).matches()
        : shown.equals(came);
  }

  private static Pattern text(String shown) {
    return Pattern.compile(
        Arrays.stream(shown.split(ANYTHING, -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")),
        Pattern.DOTALL);
  }
}
