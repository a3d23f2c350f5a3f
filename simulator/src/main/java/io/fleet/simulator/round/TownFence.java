package io.fleet.simulator.round;

import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.simulator.route.CityFrame;
import io.fleet.simulator.truth.Area;
import java.util.Locale;
import java.util.StringJoiner;

/** An area of the plane that is a geofence on the globe. */
record TownFence(String id, Area area) {
  private static final CityFrame FRAME = CityFrame.DEFAULT;

  /** As a person would write it. */
  ReferenceVersion version(long validFromMs) {
    return new ReferenceVersion(
        ReferenceKind.GEOFENCES, id, validFromMs, 1, false, validFromMs, "trial", body());
  }

  private String body() {
    return area instanceof Area.Disc disc ? circle(disc) : polygon((Area.Convex) area);
  }

  /** The same with what it is used for. */
  String body(String tag) {
    String body = body();
    return body.substring(0, body.length() - 1) + ",\"tags\":[\"" + tag + "\"]}";
  }

  private static String circle(Area.Disc disc) {
    return String.format(
        Locale.ROOT,
        "{\"geometry\":{\"type\":\"Point\",\"coordinates\":%s},\"radius_m\":%.3f}",
        position(disc.xM(), disc.yM()),
        disc.radiusM());
  }

  /** Counterclockwise, as RFC 7946 wants it. */
  private static String polygon(Area.Convex convex) {
    StringJoiner ring = new StringJoiner(",", "[[", "]]");
    int corners = convex.xM().length;
    for (int i = corners; i >= 0; i--) {
      ring.add(position(convex.xM()[i % corners], convex.yM()[i % corners]));
    }
    return "{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":" + ring + "}}";
  }

  private static String position(double xM, double yM) {
    return String.format(Locale.ROOT, "[%.7f,%.7f]", FRAME.lon(xM), FRAME.lat(yM));
  }
}
