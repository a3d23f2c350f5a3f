package io.fleet.query.track;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Cuts lines at 180 degrees, as RFC 7946 (3.1.9) wants it. */
final class Antimeridian {
  private static final double EDGE = 180;

  private Antimeridian() {}

  /** The parts of a segment on either side, in order; one part if it crosses nothing. */
  static List<List<Place>> cut(List<TrackFix> segment) {
    List<List<Place>> parts = new ArrayList<>();
    List<Place> part = new ArrayList<>();
    parts.add(part);
    TrackFix before = null;
    for (TrackFix fix : segment) {
      if (before != null && Turn.crosses(before.lon(), fix.lon())) {
        Place here = crossing(before, fix);
        part.add(here);
        part = new ArrayList<>();
        parts.add(part);
        part.add(new Place(-here.lon(), here.lat(), here.ts()));
      }
      part.add(Place.of(fix));
      before = fix;
    }
    return parts;
  }

  private static Place crossing(TrackFix from, TrackFix to) {
    double edge = from.lon() > 0 ? EDGE : -EDGE;
    double way = Turn.nearest(to.lon() - from.lon());
    double share = way == 0 ? 0 : (edge - from.lon()) / way;
    double lat = Math.round((from.lat() + share * (to.lat() - from.lat())) * 1e6) / 1e6;
    long after = Math.round(share * Duration.between(from.ts(), to.ts()).toMillis());
    Instant ts = from.ts().plusMillis(after);
    return new Place(edge, lat, ts);
  }
}
