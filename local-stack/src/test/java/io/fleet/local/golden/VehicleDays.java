package io.fleet.local.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Telemetry;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.motion.MotionRule;
import io.fleet.stream.rule.trip.Trip;
import io.fleet.stream.rule.utilisation.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A vehicle's local days, as its spans count them, held against its events and its trips. */
final class VehicleDays {
  private static final long OFFLINE_MS = 900_000;

  private final List<Telemetry> events;
  private final List<Span> spans;

  private VehicleDays(List<Telemetry> inOrder, Collection<Finding> findings) {
    events = inOrder;
    spans =
        findings.stream()
            .filter(Span.class::isInstance)
            .map(Span.class::cast)
            .sorted(Comparator.comparingLong(Span::startedAtMs))
            .toList();
  }

  /**
   * Fails unless driving, standing and offline make up every day, and trips and no trip every
   * metre.
   *
   * @param inOrder all that was heard of a vehicle
   * @param findings what holds of it in the end
   */
  static void assertAddUp(List<Telemetry> inOrder, Collection<Finding> findings, ZoneId zone) {
    VehicleDays days = new VehicleDays(inOrder, findings);
    LocalDate first = days.day(inOrder.get(0).timestampMs(), zone);
    LocalDate last = days.day(inOrder.get(inOrder.size() - 1).timestampMs(), zone);
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      long fromMs = day.atStartOfDay(zone).toInstant().toEpochMilli();
      long toMs = day.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
      assertThat(days.countedMs(fromMs, toMs) + days.offlineMs(fromMs, toMs))
          .as("%s of %s", day, zone)
          .isEqualTo(toMs - fromMs);
    }
    days.assertNoneOverlap();
    days.assertMetres(findings);
  }

  private LocalDate day(long ms, ZoneId zone) {
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

  private void assertNoneOverlap() {
    for (int i = 1; i < spans.size(); i++) {
      assertThat(spans.get(i).startedAtMs()).isGreaterThanOrEqualTo(spans.get(i - 1).endedAtMs());
    }
  }

  private void assertMetres(Collection<Finding> findings) {
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
        .isEqualTo(
            findings.stream()
                .filter(Trip.class::isInstance)
                .map(Trip.class::cast)
                .collect(Collectors.toMap(Trip::tripId, Trip::distanceMm)));
  }
}
