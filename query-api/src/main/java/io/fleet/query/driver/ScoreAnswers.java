package io.fleet.query.driver;

import io.fleet.query.scope.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Makes answers of totals. */
final class ScoreAnswers {
  static final String NOT_ENOUGH = "not enough data";
  private static final int MOST_ITEMS = 1_000;

  /** What weighs most first, what has no weight for want of metres last. */
  private static final Comparator<DriverScore.Item> BY_WEIGHT =
      Comparator.comparingDouble(
              (DriverScore.Item item) -> item.points() == null ? 1 : -item.points())
          .thenComparing(DriverScore.Item::eventId)
          .thenComparing(DriverScore.Item::kind);

  private ScoreAnswers() {}

  /** Over what a score is asked for. */
  record Asked(
      String driverId,
      String tripId,
      String window,
      ScoreProfile profile,
      Instant from,
      Instant to,
      Scope scope) {}

  /** The score of nobody's metres. */
  static DriverScore nothingDriven(Asked asked) {
    return new DriverScore(
        asked.driverId(),
        asked.tripId(),
        asked.window(),
        asked.profile().word(),
        asked.from(),
        asked.to(),
        null,
        null,
        NOT_ENOUGH,
        0,
        0,
        0,
        null,
        null,
        0,
        0,
        DriverScore.Counts.NONE,
        DriverScore.Deductions.UNKNOWN,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        asked.tripId() == null ? List.of() : null);
  }

  /**
   * The score of some shares.
   *
   * @param days each day's, null for a trip's
   */
  static DriverScore score(
      List<Share> shares, ScoreTotals totals, Asked asked, List<DriverScore.Day> days) {
    List<DriverScore.Item> items =
        shares.stream()
            .filter(share -> !share.isTrip() && share.inSight())
            .map(share -> item(share, totals))
            .sorted(BY_WEIGHT)
            .limit(MOST_ITEMS)
            .toList();
    return new DriverScore(
        asked.driverId(),
        asked.tripId(),
        asked.window(),
        asked.profile().word(),
        asked.from(),
        asked.to(),
        totals.score(),
        totals.rawScore(),
        totals.reason(),
        totals.trips(),
        totals.distanceM(),
        totals.judgedDistanceM(),
        totals.privateShare(),
        totals.unjudgedShare(),
        totals.drivingS(),
        totals.overLimitS(),
        totals.counts(),
        totals.deductions(),
        idsOf(items, kind -> kind.startsWith("harsh")),
        idsOf(items, Share.OVERSPEED::equals),
        idsOf(items, Share.CRASH::equals),
        items,
        days);
  }

  /** Each day's score, by the start of the trips, in UTC. */
  static List<DriverScore.Day> days(List<Share> shares, Weights weights) {
    TreeMap<LocalDate, List<Share>> byDay =
        shares.stream()
            .collect(Collectors.groupingBy(ScoreAnswers::day, TreeMap::new, Collectors.toList()));
    return byDay.entrySet().stream()
        .map(
            day -> day(day.getKey(), ScoreTotals.of(day.getValue(), weights, ScoreTotals.LEAST_KM)))
        .toList();
  }

  private static LocalDate day(Share share) {
    return LocalDate.ofInstant(share.tripStartedAt(), ZoneOffset.UTC);
  }

  private static DriverScore.Day day(LocalDate day, ScoreTotals totals) {
    return new DriverScore.Day(
        day.toString(), totals.score(), totals.rawScore(), totals.reason(), totals.distanceM());
  }

  private static DriverScore.Item item(Share share, ScoreTotals totals) {
    return new DriverScore.Item(
        share.id(),
        share.kind(),
        share.vehicleId(),
        share.tripId(),
        share.startedAt(),
        share.severity(),
        totals.points(share),
        share.state());
  }

  /** Of these events those that took points. */
  private static List<String> idsOf(List<DriverScore.Item> items, Predicate<String> kind) {
    return items.stream()
        .filter(item -> kind.test(item.kind()) && !"excluded".equals(item.state()))
        .map(DriverScore.Item::eventId)
        .sorted()
        .toList();
  }
}
