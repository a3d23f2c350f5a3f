package io.fleet.notifier.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The members of a JSON object, taken one by one within their bounds. Null is as good as absent.
 * What is wrong is told by an {@link IllegalArgumentException} that begins with the member's path.
 */
public final class Members {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\u2028\\u2029]");

  private final ObjectNode object;
  private final String path;
  private final Set<String> known = new HashSet<>();

  /**
   * @param path before each name in what is told, as {@code filters.}
   */
  private Members(ObjectNode object, String path) {
    this.object = object;
    this.path = path;
  }

  /** Those of a whole document. */
  public static Members of(ObjectNode object) {
    return new Members(object, "");
  }

  /** Whether there is a member of that name, null included. */
  public boolean has(String name) {
    return object.has(name);
  }

  /** The member as it is, or null. */
  JsonNode node(String name) {
    known.add(name);
    JsonNode node = object.get(name);
    return node == null || node.isNull() ? null : node;
  }

  /** Names that may be there and say nothing. */
  void passOver(Set<String> names) {
    known.addAll(names);
  }

  /** A text of one line, at most that long; the default if it is absent. */
  public String text(String name, int maxLength, String absent) {
    JsonNode node = node(name);
    if (node == null) {
      return absent;
    }
    return checkedText(name, node, maxLength);
  }

  private String checkedText(String name, JsonNode node, int maxLength) {
    boolean good =
        node.isTextual()
            && node.textValue().length() <= maxLength
            && !CONTROL.matcher(node.textValue()).find();
    check(good, name, "a text of at most " + maxLength + " characters, one line, expected");
    return node.textValue();
  }

  /** A whole number within bounds; the default if it is absent. */
  public int integer(String name, int min, int max, int absent) {
    JsonNode node = node(name);
    if (node == null) {
      return absent;
    }
    boolean good =
        node.isIntegralNumber()
            && node.canConvertToInt()
            && node.intValue() >= min
            && node.intValue() <= max;
    check(good, name, "a whole number from " + min + " to " + max + " expected");
    return node.intValue();
  }

  double number(String name, double min, double max, double absent) {
    JsonNode node = node(name);
    if (node == null) {
      return absent;
    }
    boolean good = node.isNumber() && node.doubleValue() >= min && node.doubleValue() <= max;
    check(good, name, "a number from %.0f to %.0f expected".formatted(min, max));
    return node.doubleValue();
  }

  boolean flag(String name) {
    JsonNode node = node(name);
    check(node == null || node.isBoolean(), name, "true or false expected");
    return node != null && node.booleanValue();
  }

  /** Seconds within bounds, or null if it is absent. */
  Duration seconds(String name, int min, int max) {
    return node(name) == null ? null : Duration.ofSeconds(integer(name, min, max, 0));
  }

  /** One of the constants by the name it has on the wire. */
  public <T extends Enum<T>> T choice(String name, T[] constants, T absent) {
    String text = text(name, 64, null);
    List<String> names = new ArrayList<>();
    for (T constant : constants) {
      String wireName = constant.name().toLowerCase(java.util.Locale.ROOT);
      if (wireName.equals(text)) {
        return constant;
      }
      names.add(wireName);
    }
    check(text == null, name, "one of " + String.join(", ", names) + " expected");
    return absent;
  }

  /** Different texts that are not empty, in their order; none if it is absent. */
  Set<String> texts(String name, int maxCount, int maxLength) {
    Set<String> texts = new LinkedHashSet<>();
    for (JsonNode each : list(name, maxCount)) {
      String text = checkedText(name, each, maxLength);
      check(!text.isEmpty(), name, "empty texts are not taken");
      texts.add(text);
    }
    return texts;
  }

  /** The elements of a list; none if it is absent. */
  List<JsonNode> list(String name, int maxCount) {
    JsonNode node = node(name);
    List<JsonNode> elements = new ArrayList<>();
    if (node != null) {
      check(node.isArray() && node.size() <= maxCount, name, "a list of at most " + maxCount);
      node.forEach(elements::add);
    }
    return elements;
  }

  /** What an object that is a member says, with nothing unknown in it; the default if absent. */
  <T> T object(String name, Function<Members, T> reading, T absent) {
    JsonNode node = node(name);
    if (node == null) {
      return absent;
    }
    check(node.isObject(), name, "an object expected");
    Members members = new Members((ObjectNode) node, path + name + '.');
    T read = reading.apply(members);
    members.refuseUnknown();
    return read;
  }

  /** The names of all members. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Refuses what nobody has asked for. */
  public void refuseUnknown() {
    for (String name : names()) {
      check(known.contains(name), CONTROL.matcher(name).replaceAll("?"), "unknown member");
    }
  }

  /** Refuses the member unless the condition is met. */
  void check(boolean met, String name, String expectation) {
    if (!met) {
      throw new IllegalArgumentException(path + name + ": " + expectation);
    }
  }
}
