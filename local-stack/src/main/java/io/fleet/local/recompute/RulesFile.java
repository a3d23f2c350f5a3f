package io.fleet.local.recompute;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rules that are to be, one scope a line: {@code {"id":"fleet","body":{…}}}, as the gateway's
 * import takes them. Whether a body makes sense is the gateway's to say.
 *
 * @param bodies by scope
 */
public record RulesFile(Map<String, ObjectNode> bodies) {
  private static final int MOST_SCOPES = 1_000;
  private static final String OF_VEHICLE = "vehicle:";
  private static final Set<String> MEMBERS = Set.of("id", "body");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  /** Keeps the order of the file. */
  public RulesFile {
    bodies = Collections.unmodifiableMap(new LinkedHashMap<>(bodies));
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException with the line if it is no such file
   */
  public static RulesFile read(Path file) throws IOException {
    Map<String, ObjectNode> bodies = new LinkedHashMap<>();
    int number = 0;
    for (String line : lines(file)) {
      number++;
      if (!line.isBlank()) {
        take(file.getFileName() + ":" + number + ": ", line, bodies);
      }
    }
    if (bodies.isEmpty() || bodies.size() > MOST_SCOPES) {
      throw new IllegalArgumentException(file + ": 1 to " + MOST_SCOPES + " scopes expected");
    }
    return new RulesFile(bodies);
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("no such file: " + file, e);
    } catch (MalformedInputException e) {
      throw new IllegalArgumentException(file + ": UTF-8 expected", e);
    }
  }

  private static void take(String place, String line, Map<String, ObjectNode> bodies) {
    JsonNode record = parsed(place, line);
    record
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!MEMBERS.contains(name)) {
                throw new IllegalArgumentException(
                    place + name + ": only id and body; --from and --to say when");
              }
            });
    if (!record.path("id").isTextual() || !(record.get("body") instanceof ObjectNode body)) {
      throw new IllegalArgumentException(place + "{\"id\": scope, \"body\": {…}} expected");
    }
    if (bodies.put(record.get("id").asText(), body) != null) {
      throw new IllegalArgumentException(place + "an earlier line says it of the same scope");
    }
  }

  private static JsonNode parsed(String place, String line) {
    try {
      JsonNode record = JSON.readTree(line);
      if (record.isObject()) {
        return record;
      }
      throw new IllegalArgumentException(place + "one JSON object a line expected");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(place + "one JSON object a line expected", e);
    }
  }

  /** The only vehicles it can concern; empty if it may concern any. */
  public Set<String> vehicles() {
    Set<String> vehicles = new TreeSet<>();
    for (String scope : bodies.keySet()) {
      if (!scope.startsWith(OF_VEHICLE)) {
        return Set.of();
      }
      vehicles.add(scope.substring(OF_VEHICLE.length()));
    }
    return vehicles;
  }
}
