package io.fleet.stream.timeline.driver;

import io.fleet.stream.rule.duty.DutyKind;
import io.fleet.stream.rule.duty.DutySegment;
import io.fleet.stream.timeline.driver.DriverState.Known;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells a driver's id from a word that many vehicles send in its place, such as {@code 0} or {@code
 * unknown}. Nobody drives many vehicles at the same moment; a few may seem so, when somebody else
 * drives before they log in.
 */
final class SharedName {
  /** Vehicles that one person may seem to drive at one moment. */
  static final int MOST_AT_ONCE = 8;

  private SharedName() {}

  /** Whether at some moment of a segment more vehicles were driven than one person's may be. */
  static boolean isSeenIn(Collection<Known> segments, DutySegment during) {
    if (during.kind() != DutyKind.DRIVING || segments.size() <= MOST_AT_ONCE) {
      return false;
    }
    List<DutySegment> beside = new ArrayList<>();
    for (Known known : segments) {
      DutySegment segment = known.segment();
      if (!known.withdrawn()
          && segment.kind() == DutyKind.DRIVING
          && segment.startedAtMs() <= endMs(during)
          && endMs(segment) >= during.startedAtMs()) {
        beside.add(segment);
      }
    }
    return beside.size() > MOST_AT_ONCE && most(beside) > MOST_AT_ONCE;
  }

  /** The most vehicles that are driven at the beginning of any of the segments. */
  private static int most(List<DutySegment> segments) {
    segments.sort(Comparator.comparingLong(DutySegment::startedAtMs));
    Map<String, Long> endMsOfVehicle = new HashMap<>();
    int most = 0;
    for (DutySegment segment : segments) {
      endMsOfVehicle.values().removeIf(endMs -> endMs < segment.startedAtMs());
      endMsOfVehicle.merge(segment.vehicleId(), endMs(segment), Math::max);
      most = Math.max(most, endMsOfVehicle.size());
    }
    return most;
  }

  private static long endMs(DutySegment segment) {
    return segment.endedAtMs() + (segment.open() ? DriverTimeline.GOES_ON_MS : 0);
  }
}
