package io.fleet.query.heatmap;

import io.fleet.query.area.Area;
import io.fleet.query.problem.ProblemException;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * A tile of the web's Mercator map (EPSG:3857), in the numbering of OpenStreetMap: x from the
 * antimeridian eastward, y from north to south. On the map the earth is 1 wide and 1 high.
 */
record Tile(int zoom, int x, int y) {
  private static final int GREATEST_ZOOM = 20;
  private static final Pattern DIGITS = Pattern.compile("0|[1-9][0-9]{0,6}");
  private static final double TURN = 360;
  private static final double MOST_LAT = 89.9;
  private static final double WITH_BUFFER = 64.0 / 4096;

  /** Reads a tile's address; what is none is not there. */
  static Tile parse(String zoom, String x, String y) {
    Tile tile = new Tile(number(zoom), number(x), number(y));
    int tiles = 1 << Math.min(tile.zoom, GREATEST_ZOOM);
    if (tile.zoom > GREATEST_ZOOM || tile.x >= tiles || tile.y >= tiles) {
      throw ProblemException.unknown("tile");
    }
    return tile;
  }

  private static int number(String text) {
    if (!DIGITS.matcher(text).matches()) {
      throw ProblemException.unknown("tile");
    }
    return Integer.parseInt(text);
  }

  private double size() {
    return 1.0 / (1 << zoom);
  }

  /** What it shows, on a map whose y runs northward from the south. */
  Envelope bounds() {
    double north = 1 - y * size();
    return new Envelope(x * size(), (x + 1) * size(), north - size(), north);
  }

  /** What it shows and a little around, since lines on its edge are wider than the edge. */
  Envelope withBuffer() {
    Envelope wider = bounds();
    wider.expandBy(size() * WITH_BUFFER);
    return wider;
  }

  /** Where centres of cells may be that reach into it. */
  Area area(double reachDegrees) {
    Envelope map = withBuffer();
    double south = Math.max(-90, lat(map.getMinY()) - reachDegrees);
    double north = Math.min(90, lat(map.getMaxY()) + reachDegrees);
    double flattest = Math.min(MOST_LAT, Math.max(Math.abs(south), Math.abs(north)));
    double sideways = reachDegrees / Math.cos(Math.toRadians(flattest));
    double west = lon(map.getMinX()) - sideways;
    double east = lon(map.getMaxX()) + sideways;
    return east - west >= TURN
        ? new Area(-TURN / 2, south, TURN / 2, north, null)
        : new Area(west, south, east, north, null);
  }

  /** Degrees of its middle. */
  double middleLon() {
    return lon(bounds().centre().x);
  }

  /** A place on the map. */
  static Coordinate project(Coordinate degrees) {
    double lat = Math.toRadians(Math.max(-MOST_LAT, Math.min(MOST_LAT, degrees.y)));
    double northward = Math.log(Math.tan(Math.PI / 4 + lat / 2));
    return new Coordinate(degrees.x / TURN + 0.5, northward / (2 * Math.PI) + 0.5);
  }

  private static double lon(double mapX) {
    return (mapX - 0.5) * TURN;
  }

  private static double lat(double mapY) {
    return Math.toDegrees(Math.atan(Math.sinh((mapY - 0.5) * 2 * Math.PI)));
  }
}
