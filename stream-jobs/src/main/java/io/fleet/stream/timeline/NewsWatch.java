package io.fleet.stream.timeline;

import io.fleet.stream.timeline.reference.LoginBook;
import io.fleet.stream.timeline.reference.News;
import io.fleet.stream.timeline.reference.SettingsBook;
import io.fleet.stream.timeline.reference.Whereabouts;

/**
 * Marks a vehicle for repair when something became known that governs what is older than its
 * horizon. What is in the horizon is stepped again at once and needs no mark.
 */
final class NewsWatch {
  /** Two topics, or two partitions, may tell in another order than the log took things, ms. */
  static final long OVERLAP_MS = 60_000;

  private final News settings;
  private final News logins;

  NewsWatch(SettingsBook settings, LoginBook logins) {
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
      Whereabouts where = new Whereabouts(state.base.motion().fix());
      fromMs =
          Math.min(
              since(settings, state.settingsSeen, state.newsAsOfMs, vehicleId, where),
              since(logins, state.loginsSeen, state.newsAsOfMs, vehicleId, where));
      if (state.base.last() != null && fromMs <= state.base.last().timestampMs()) {
        Repairs.mark(state, fromMs, state.base.last().timestampMs(), newestAppendMs());
      }
    }
    state.settingsSeen = settingsCount;
    state.loginsSeen = loginCount;
    state.newsAsOfMs = Math.max(newestAppendMs(), VehicleState.UNKNOWN_NEWS + 1);
    return fromMs <= state.latestMs();
  }

  private long newestAppendMs() {
    return Math.max(settings.newestAppendMs(), logins.newestAppendMs());
  }

  private static long since(
      News news, long seen, long asOfMs, String vehicleId, Whereabouts where) {
    return seen >= 0
        ? news.earliestAfter(seen, vehicleId, where)
        : news.earliestTakenAfter(asOfMs - OVERLAP_MS, vehicleId, where);
  }
}
