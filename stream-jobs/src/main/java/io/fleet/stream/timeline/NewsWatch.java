package io.fleet.stream.timeline;

import io.fleet.events.DeliveryScan;
import io.fleet.stream.timeline.reference.LoginBook;
import io.fleet.stream.timeline.reference.News;
import io.fleet.stream.timeline.reference.SettingsBook;
import io.fleet.stream.timeline.reference.SettingsInForce;
import io.fleet.stream.timeline.reference.Whereabouts;
import java.util.function.Predicate;

/**
 * Marks a vehicle for repair when something became known that governs what is older than its
 * horizon. What is in the horizon is stepped again at once and needs no mark; neither does a scan
 * that the rules take as they would have taken it in time.
 */
final class NewsWatch {
  /** Two topics, or two partitions, may tell in another order than the log took things, ms. */
  static final long OVERLAP_MS = 60_000;

  private final RuleBook book;
  private final News settings;
  private final News logins;

  NewsWatch(RuleBook book, SettingsBook settings, LoginBook logins) {
    this.book = book;
    this.settings = settings.news();
    this.logins = logins.news();
  }

  /**
   * Looks at what has come since the vehicle was looked at last.
   *
   * @return whether something of it governs what is still in the horizon
   */
  boolean look(VehicleState state, String vehicleId) {
    long settingsCount = settings.count();
    long loginCount = logins.count();
    if (state.settingsSeen == settingsCount && state.loginsSeen == loginCount) {
      return false;
    }
    long fromMs = News.NOTHING;
    if (state.newsAsOfMs != VehicleState.UNKNOWN_NEWS) {
      fromMs = earliest(state, vehicleId, scan -> false);
      boolean isOlder = state.base.last() != null && fromMs <= state.base.last().timestampMs();
      long markMs =
          isOlder ? earliest(state, vehicleId, scan -> isTakenAsInTime(state, scan)) : fromMs;
      if (isOlder && markMs <= state.base.last().timestampMs()) {
        Repairs.mark(state, markMs, state.base.last().timestampMs(), newestAppendMs());
      }
    }
    state.settingsSeen = settingsCount;
    state.loginsSeen = loginCount;
    state.newsAsOfMs = Math.max(newestAppendMs(), VehicleState.UNKNOWN_NEWS + 1);
    return fromMs <= state.latestMs();
  }

  private long earliest(VehicleState state, String vehicleId, Predicate<DeliveryScan> indifferent) {
    Whereabouts where = new Whereabouts(state.base.motion().fix());
    return Math.min(
        since(settings, state.settingsSeen, state.newsAsOfMs, vehicleId, where, indifferent),
        since(logins, state.loginsSeen, state.newsAsOfMs, vehicleId, where, indifferent));
  }

  /** Whether every rule ends where it would have ended had the scan been known in time. */
  private boolean isTakenAsInTime(VehicleState state, DeliveryScan scan) {
    SettingsInForce inForce = state.settings;
    boolean isKnown = inForce != null && !state.isMarked() && !state.isUnderRepair();
    for (int i = 0; isKnown && i < book.size(); i++) {
      isKnown = book.rule(i).takesAsInTime(state.base.states()[i], scan, inForce.settings());
    }
    return isKnown;
  }

  private long newestAppendMs() {
    return Math.max(settings.newestAppendMs(), logins.newestAppendMs());
  }

  private static long since(
      News news,
      long seen,
      long asOfMs,
      String vehicleId,
      Whereabouts where,
      Predicate<DeliveryScan> indifferent) {
    return seen >= 0
        ? news.earliestAfter(seen, vehicleId, where, indifferent)
        : news.earliestTakenAfter(asOfMs - OVERLAP_MS, vehicleId, where);
  }
}
