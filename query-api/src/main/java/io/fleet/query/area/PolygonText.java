package io.fleet.query.area;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.query.area.Area.Vertex;
import io.fleet.query.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/**
 * Polygons as clients write them: a GeoJSON Polygon of one ring, or its corners, longitude first.
 */
final class PolygonText {
  static final String NAME = "polygon";

  private static final int MAX_LENGTH = 20_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private PolygonText() {}

  /**
   * Reads a parameter's value.
   *
   * @throws ProblemException if it is no polygon, with the reason
   */
  static Area parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw ProblemException.parameter(NAME, "at most " + MAX_LENGTH + " characters expected");
    }
    String stripped = text.strip();
    return Rings.checked(stripped.startsWith("{") ? geoJson(stripped) : corners(stripped));
  }

  private static List<Vertex> corners(String text) {
    List<Vertex> ring = new ArrayList<>();
    for (String corner : text.split(",", -1)) {
      String[] pair = corner.strip().split("\\s+");
      if (pair.length != 2) {
        throw ProblemException.parameter(NAME, "corners as lon lat,lon lat,… expected");
      }
      ring.add(new Vertex(Degrees.parse(NAME, pair[0]), Degrees.parse(NAME, pair[1])));
    }
    return ring;
  }

  private static List<Vertex> geoJson(String text) {
    JsonNode polygon = read(text);
    JsonNode rings = polygon.path("coordinates");
    if (!"Polygon".equals(polygon.path("type").asText()) || !rings.isArray()) {
      throw ProblemException.parameter(NAME, "a GeoJSON Polygon expected");
    }
    if (rings.size() != 1) {
      throw ProblemException.parameter(NAME, "one ring, without holes, expected");
    }
    List<Vertex> ring = new ArrayList<>();
    for (JsonNode position : rings.get(0)) {
      if (!position.path(0).isNumber() || !position.path(1).isNumber()) {
        throw ProblemException.parameter(NAME, "positions as [lon, lat] expected");
      }
      ring.add(new Vertex(position.get(0).doubleValue(), position.get(1).doubleValue()));
    }
    return ring;
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw ProblemException.parameter(NAME, "a GeoJSON Polygon expected");
    }
  }
}
