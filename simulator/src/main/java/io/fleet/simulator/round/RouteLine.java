package io.fleet.simulator.round;

import io.fleet.simulator.round.Town.Address;
import io.fleet.simulator.route.CityFrame;
import java.util.Locale;
import java.util.StringJoiner;

/** The way of a round as a dispatcher draws it: straight from place to place. */
public final class RouteLine {
  private static final CityFrame FRAME = CityFrame.DEFAULT;
  private static final int CORRIDOR_M = 100;

  private RouteLine() {}

  /**
   * A route as it is posted.
   *
   * @param from where it begins, null for the first stop
   * @param home where it ends
   */
  public static String body(PlannedRound round, Address from, Address home) {
    StringJoiner places =
        new StringJoiner(
            ",",
            "{\"corridor_m\":"
                + CORRIDOR_M
                + ",\"geometry\":{\"type\":\"LineString\",\"coordinates\":[",
            "]}}");
    if (from != null) {
      places.add(position(from));
    }
    round.stops().forEach(stop -> places.add(position(stop.at())));
    return places.add(position(home)).toString();
  }

  private static String position(Address at) {
    return String.format(Locale.ROOT, "[%.7f,%.7f]", FRAME.lon(at.xM()), FRAME.lat(at.yM()));
  }
}
