package io.fleet.query.area;

import io.fleet.query.clickhouse.Bindings;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A part of the earth. Queries ask for it by {@code @in_area(place)}, a place being a tuple of
 * longitude and latitude, whose parameters {@link #bind} gives. Longitudes run on beyond 180
 * degrees where it crosses the antimeridian.
 *
 * @param west degrees, not above east
 * @param south degrees
 * @param east degrees
 * @param north degrees
 * @param ring closed, of a polygon; null for a box
 */
public record Area(double west, double south, double east, double north, List<Vertex> ring) {
  /** Any place. */
  public static final Area EVERYWHERE = new Area(-180, -90, 180, 90, null);

  private static final double MICRO = 1e6;

  /** A corner, in degrees. */
  record Vertex(double lon, double lat) {}

  /** From west to east; where west is the greater one, across the antimeridian. */
  public static Area box(double west, double south, double east, double north) {
    return new Area(west, south, west > east ? east + 360 : east, north, null);
  }

  static Area polygon(List<Vertex> ring) {
    return new Area(
        ring.stream().mapToDouble(Vertex::lon).min().orElseThrow(),
        ring.stream().mapToDouble(Vertex::lat).min().orElseThrow(),
        ring.stream().mapToDouble(Vertex::lon).max().orElseThrow(),
        ring.stream().mapToDouble(Vertex::lat).max().orElseThrow(),
        List.copyOf(ring));
  }

  /** Whether every place is in it. */
  public boolean isEverywhere() {
    return equals(EVERYWHERE);
  }

  /** Degrees from its west to its east. */
  public double width() {
    return east - west;
  }

  /** Adds it to what a query is asked with. */
  public Bindings bind(Bindings bindings) {
    return bindBox(bindings)
        .flag("everywhere", isEverywhere())
        .flag("box", ring == null)
        .text("ring", text());
  }

  /** Adds its box alone. */
  private Bindings bindBox(Bindings bindings) {
    return bindings
        .number("west_micro", Math.round(west * MICRO))
        .number("south_micro", Math.round(south * MICRO))
        .number("east_micro", Math.round(east * MICRO))
        .number("north_micro", Math.round(north * MICRO));
  }

  /** Its corners, as the store reads a list of pairs; the same for the same area. */
  private String text() {
    List<Vertex> corners = ring == null ? corners() : ring;
    return corners.stream()
        .map(vertex -> "(" + vertex.lon() + "," + vertex.lat() + ")")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private List<Vertex> corners() {
    return List.of(
        new Vertex(west, south),
        new Vertex(east, south),
        new Vertex(east, north),
        new Vertex(west, north),
        new Vertex(west, south));
  }

  /** Of what it is, for cursors: hexadecimal digits, the empty text for everywhere. */
  public String fingerprint() {
    return isEverywhere() ? "" : Digest.of(text() + (ring == null));
  }
}
