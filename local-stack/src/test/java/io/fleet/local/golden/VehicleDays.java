package io.fleet.local.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Telemetry;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.motion.MotionRule;
import io.fleet.stream.rule.route.Metres;
import io.fleet.stream.rule.route.RouteRun;
import io.fleet.stream.rule.trip.Trip;
import io.fleet.stream.rule.utilisation.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A vehicle's local days, as its spans count them, held against its events and its trips. */
final class VehicleDays {
  private static final long OFFLINE_MS = 900_000;

  private final List<Telemetry> events;
  private final List<Span> spans;
  private final Map<String, Long> trips;
  private final List<RouteRun> runs;

  /**
   * The days of a vehicle.
   *
   * @param inOrder all that was heard of it
   * @param findings what holds of it in the end
   */
  VehicleDays(List<Telemetry> inOrder, Collection<Finding> findings) {
    events = inOrder;
    spans = only(Span.class, findings).sorted(Comparator.comparingLong(Span::startedAtMs)).toList();
    runs = only(RouteRun.class, findings).toList();
    trips = only(Trip.class, findings).collect(Collectors.toMap(Trip::tripId, Trip::distanceMm));
  }

  private static <T> Stream<T> only(Class<T> type, Collection<Finding> findings) {
    return findings.stream().filter(type::isInstance).map(type::cast);
  }

  /** Driving, standing and offline make up every day, and no moment is counted twice. */
  void assertSecondsAddUp(ZoneId zone) {
    LocalDate first = day(events.get(0).timestampMs(), zone);
    LocalDate last = day(events.get(events.size() - 1).timestampMs(), zone);
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      long fromMs = day.atStartOfDay(zone).toInstant().toEpochMilli();
      long toMs = day.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
      assertThat(countedMs(fromMs, toMs) + offlineMs(fromMs, toMs))
          .as("%s of %s", day, zone)
          .isEqualTo(toMs - fromMs);
    }
    for (int i = 1; i < spans.size(); i++) {
      assertThat(spans.get(i).startedAtMs()).isGreaterThanOrEqualTo(spans.get(i - 1).endedAtMs());
    }
  }

  /** Every metre is on one trip or on none. */
  void assertMetresAddUp() {
    Motion motion = Motion.UNKNOWN;
    MotionRule rule = new MotionRule();
    for (Telemetry event : events) {
      motion = rule.step(motion, event);
    }
    assertThat(spans.stream().mapToLong(Span::distanceMm).sum()).isEqualTo(motion.travelledMm());
    assertThat(
            spans.stream()
                .filter(s -> s.tripId() != null)
                .collect(
                    Collectors.groupingBy(Span::tripId, Collectors.summingLong(Span::distanceMm))))
        .isEqualTo(trips);
  }

  /** Every metre of a trip is on its route, off it, before it or after it. */
  void assertRoutesAddUp() {
    assertThat(
            runs.stream()
                .collect(Collectors.groupingBy(RouteRun::tripId, Collectors.summingLong(this::mm))))
        .isEqualTo(trips);
  }

  private long mm(RouteRun run) {
    Metres metres = run.metres();
    return metres.beforeMm() + metres.insideMm() + metres.offMm() + metres.afterMm();
  }

  private static LocalDate day(long ms, ZoneId zone) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(ms), zone);
  }

  private long countedMs(long fromMs, long toMs) {
    return spans.stream()
        .mapToLong(s -> sharedMs(s.startedAtMs(), s.endedAtMs(), fromMs, toMs))
        .sum();
  }

  private long offlineMs(long fromMs, long toMs) {
    long offlineMs = sharedMs(Long.MIN_VALUE, events.get(0).timestampMs(), fromMs, toMs);
    for (int i = 1; i < events.size(); i++) {
      long heardMs = events.get(i - 1).timestampMs();
      long againMs = events.get(i).timestampMs();
      offlineMs += againMs - heardMs >= OFFLINE_MS ? sharedMs(heardMs, againMs, fromMs, toMs) : 0;
    }
    long lastMs = events.get(events.size() - 1).timestampMs();
    return offlineMs + sharedMs(lastMs, Long.MAX_VALUE, fromMs, toMs);
  }

  private static long sharedMs(long aFromMs, long aToMs, long bFromMs, long bToMs) {
    return Math.max(0, Math.min(aToMs, bToMs) - Math.max(aFromMs, bFromMs));
  }
}
