package io.fleet.local.accuracy;

import io.fleet.events.Geodesy;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.simulator.truth.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;

/**
 * A route for one trip, drawn when it had been driven, and how much of it the vehicle kept to, as
 * every fix's distance from the line says.
 *
 * @param versions the route, in force for the time of the trip
 * @param routeId its id
 * @param vehicleId whose trip
 * @param wholeM how far the trip went
 * @param offM how much of that beyond the corridor
 */
record DrawnRoute(
    List<ReferenceVersion> versions, String routeId, String vehicleId, double wholeM, double offM) {
  private static final GeometryFactory SHAPES = new GeometryFactory();
  private static final int CORRIDOR_M = 100;
  private static final int EVERY_S = 10;
  private static final double BESIDE_DEG = 0.02;
  private static final double NOISE_M = 30;
  private static final double FASTEST_MPS = 60;
  private static final double LEAVES = 0.25;
  private static final double COMES_BACK = 0.5;

  /** Draws a line for a trip. */
  interface Dispatcher {
    DrawnRoute draw(Label trip, List<Telemetry> driven);
  }

  /** A position, the metres driven to it, and how many of the trip lie before it. */
  private record Position(double lat, double lon, double legM, double atM, long timeMs) {}

  /** The line goes where the vehicle went. */
  static DrawnRoute keptTo(Label trip, List<Telemetry> driven) {
    return of("route-kept", trip, way(trip, driven), 0);
  }

  /** The line goes where the vehicle went, but from a quarter of its metres to a half. */
  static DrawnRoute leftHalfWay(Label trip, List<Telemetry> driven) {
    return of("route-left", trip, way(trip, driven), BESIDE_DEG);
  }

  double compliance() {
    return 1 - offM / wholeM;
  }

  private static List<Position> way(Label trip, List<Telemetry> driven) {
    List<Position> way = new ArrayList<>();
    double metres = 0;
    Telemetry before = null;
    for (Telemetry fix : driven) {
      boolean isOnTrip = fix.timestampMs() >= trip.startMs() && fix.timestampMs() <= trip.endMs();
      if (isOnTrip && fix.hasPosition() && (before == null || !isElsewhere(before, fix))) {
        double legM = before == null ? 0 : legM(before, fix);
        metres += legM;
        way.add(
            new Position(fix.latE6() / 1e6, fix.lonE6() / 1e6, legM, metres, fix.timestampMs()));
        before = fix;
      }
    }
    return way;
  }

  /** A receiver that errs by far. */
  private static boolean isElsewhere(Telemetry before, Telemetry fix) {
    double awayM = Geodesy.distanceM(before.latE6(), before.lonE6(), fix.latE6(), fix.lonE6());
    double seconds = (fix.timestampMs() - before.timestampMs()) / 1_000.0;
    return awayM > NOISE_M + FASTEST_MPS * seconds;
  }

  /** By the speeds at both ends: places err, and their errors add up. */
  private static double legM(Telemetry from, Telemetry to) {
    double kmph = (kmph(from) + kmph(to)) / 2;
    return kmph / 3.6 * (to.timestampMs() - from.timestampMs()) / 1_000;
  }

  private static double kmph(Telemetry event) {
    double kmph = event.number(TelemetryField.SPEED);
    return Double.isNaN(kmph) ? 0 : kmph;
  }

  private static DrawnRoute of(String id, Label trip, List<Position> way, double besideDeg) {
    double wholeM = way.get(way.size() - 1).atM();
    List<Position> line = line(way, wholeM, besideDeg);
    StringJoiner positions = new StringJoiner(",");
    line.forEach(
        each -> positions.add(String.format(Locale.ROOT, "[%.6f,%.6f]", each.lon(), each.lat())));
    String body =
        ("{\"corridor_m\":%d,\"geometry\":{\"type\":\"LineString\",\"coordinates\":[%s]},"
                + "\"vehicle_ids\":[\"%s\"]}")
            .formatted(CORRIDOR_M, positions, trip.vehicleId());
    List<ReferenceVersion> versions =
        List.of(version(id, trip.startMs(), false, body), version(id, trip.endMs(), true, "{}"));
    return new DrawnRoute(versions, id, trip.vehicleId(), wholeM, offM(way, line));
  }

  private static List<Position> line(List<Position> way, double wholeM, double besideDeg) {
    List<Position> line = new ArrayList<>();
    long nextMs = Long.MIN_VALUE;
    for (Position each : way) {
      if (each.timeMs() >= nextMs) {
        double share = each.atM() / wholeM;
        double beside = share >= LEAVES && share < COMES_BACK ? besideDeg : 0;
        line.add(
            new Position(each.lat(), each.lon() + beside, each.legM(), each.atM(), each.timeMs()));
        nextMs = each.timeMs() + EVERY_S * 1_000;
      }
    }
    return line;
  }

  /** Metres of the way to fixes that lie beyond the corridor. */
  private static double offM(List<Position> way, List<Position> line) {
    Position middle = line.get(0);
    LineString drawn =
        SHAPES.createLineString(
            line.stream().map(each -> metres(each, middle)).toArray(Coordinate[]::new));
    return way.stream()
        .filter(each -> drawn.distance(SHAPES.createPoint(metres(each, middle))) > CORRIDOR_M)
        .mapToDouble(Position::legM)
        .sum();
  }

  /** East and north of a place, m, which is near enough to the truth over some kilometres. */
  private static Coordinate metres(Position at, Position middle) {
    double perDegree = Math.toRadians(1) * Geodesy.MEAN_RADIUS_M;
    double cosine = Math.cos(Math.toRadians(middle.lat()));
    return new Coordinate(
        (at.lon() - middle.lon()) * perDegree * cosine, (at.lat() - middle.lat()) * perDegree);
  }

  private static ReferenceVersion version(String id, long fromMs, boolean deleted, String body) {
    return new ReferenceVersion(ReferenceKind.ROUTES, id, fromMs, 1, deleted, 0, "trial", body);
  }
}
