package io.fleet.query.trip;

import io.fleet.events.Geodesy;
import io.fleet.query.place.Position;
import io.fleet.query.track.TrackFix;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds where a vehicle stood, by the definition that trips go by: it begins at the first fix
 * slower than 3 km/h, lasts while no fix is more than 100 m from that one and no two successive
 * ones show 5 km/h, and ends at the first of those. Fixes without a speed have that of the way from
 * the one before.
 */
final class Standing {
  private static final Duration SHORTEST = Duration.ofSeconds(60);
  private static final double BEGINS_BELOW_KMPH = 3;
  private static final double ENDS_FROM_KMPH = 5;
  private static final double RADIUS_M = 100;
  private static final double KMPH_PER_MPS = 3.6;

  private final List<TripStop> stops = new ArrayList<>();
  private TrackFix place;
  private TrackFix before;
  private boolean beforeWasFast;

  private Standing() {}

  /** The stops among a trip's fixes that were seen to end. */
  static List<TripStop> within(List<TrackFix> fixes) {
    Standing standing = new Standing();
    fixes.forEach(standing::take);
    return standing.stops;
  }

  private void take(TrackFix fix) {
    double speedKmph = speed(fix);
    boolean fast = speedKmph >= ENDS_FROM_KMPH;
    if (place == null) {
      place = speedKmph < BEGINS_BELOW_KMPH ? fix : null;
    } else if (distanceM(place, fix) > RADIUS_M) {
      end(fix.ts());
    } else if (fast && beforeWasFast) {
      end(before.ts());
    }
    before = fix;
    beforeWasFast = fast;
  }

  private void end(Instant at) {
    if (Duration.between(place.ts(), at).compareTo(SHORTEST) >= 0) {
      stops.add(TripStop.of("within", place.ts(), at, Position.orNull(place.lat(), place.lon())));
    }
    place = null;
  }

  private static double distanceM(TrackFix from, TrackFix to) {
    return Geodesy.distanceM(e6(from.lat()), e6(from.lon()), e6(to.lat()), e6(to.lon()));
  }

  private static int e6(double degrees) {
    return (int) Math.round(degrees * 1e6);
  }

  private double speed(TrackFix fix) {
    if (fix.speedKmph() != null) {
      return fix.speedKmph();
    }
    double seconds = before == null ? 0 : Duration.between(before.ts(), fix.ts()).toMillis() / 1e3;
    return seconds == 0 ? 0 : distanceM(before, fix) / seconds * KMPH_PER_MPS;
  }
}
