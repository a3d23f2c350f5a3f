package io.fleet.local.privacy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fleet.schema.privacy.Person;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * JSON without a person. A {@code driver_id} that is the person's goes, so that nobody is left;
 * elsewhere, and in lists above all, a word stands where the person stood: an endpoint for one
 * driver must not become one for all.
 */
final class JsonWithout {
  /** Numbers stay as they are written. */
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final String DRIVER = "driver_id";
  private static final String ERASED = "$1" + Person.ERASED + "$2";

  private final Person person;
  private final Pattern pattern;

  JsonWithout(Person person) {
    this.person = person;
    this.pattern = person.pattern();
  }

  /**
   * The same document without the person.
   *
   * @throws IOException if it is no JSON
   */
  byte[] of(byte[] json) throws IOException {
    return JSON.writeValueAsBytes(cleaned(JSON.readTree(json)));
  }

  private JsonNode cleaned(JsonNode node) {
    if (node.isObject()) {
      ObjectNode object = JSON.createObjectNode();
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        boolean isDriver =
            member.getKey().equals(DRIVER) && person.id().equals(member.getValue().textValue());
        if (!isDriver) {
          object.set(cleaned(member.getKey()), cleaned(member.getValue()));
        }
      }
      return object;
    }
    if (node.isArray()) {
      List<JsonNode> elements = new ArrayList<>();
      node.forEach(element -> elements.add(cleaned(element)));
      return new ArrayNode(JSON.getNodeFactory(), elements);
    }
    return node.isTextual() ? TextNode.valueOf(cleaned(node.textValue())) : node;
  }

  /** Twice, since two words may share what stands between them. */
  private String cleaned(String text) {
    String once = pattern.matcher(text).replaceAll(ERASED);
    return pattern.matcher(once).replaceAll(ERASED);
  }
}
