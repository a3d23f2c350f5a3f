package io.fleet.local.accuracy;

import io.fleet.local.accuracy.EtaErrors.Miss;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How far off ETAs were so long before vehicles came: of each stop what was told last until then,
 * if that was not told more than a fifth earlier, and at least a minute.
 *
 * @param horizonMin how long before, minutes
 * @param all of all stops
 * @param usual of those to which the way was as it could be expected, see {@link Surprises}
 * @param misses each of all
 */
record EtaVerdict(int horizonMin, EtaErrors all, EtaErrors usual, List<Miss> misses) {
  static final List<Integer> HORIZONS_MIN = List.of(5, 15, 30, 60);

  private static final long MS_PER_MINUTE = 60_000;
  private static final long LEAST_OLDER_MIN = 1;
  private static final long OLDER_PER_HORIZON = 5;

  /** For each horizon of which something was told, in their order. */
  static List<EtaVerdict> all(TrueArrivals arrivals, Surprises surprises, List<FoundEta> told) {
    List<EtaVerdict> verdicts = new ArrayList<>();
    for (int horizonMin : HORIZONS_MIN) {
      List<Miss> misses = List.copyOf(last(horizonMin, arrivals, told).values());
      List<Miss> usual =
          misses.stream()
              .filter(m -> surprises.isUsual(m.eta().stop(), m.eta().issuedMs(), m.trueMs()))
              .toList();
      if (!misses.isEmpty()) {
        verdicts.add(new EtaVerdict(horizonMin, EtaErrors.of(misses), EtaErrors.of(usual), misses));
      }
    }
    return verdicts;
  }

  /** What was told last of each stop until then. */
  private static Map<StopKey, Miss> last(
      int horizonMin, TrueArrivals arrivals, List<FoundEta> told) {
    long olderMin = Math.max(LEAST_OLDER_MIN, horizonMin / OLDER_PER_HORIZON);
    Map<StopKey, Miss> last = new HashMap<>();
    for (FoundEta eta : told) {
      OptionalLong trueMs = arrivals.at(eta.stop());
      if (trueMs.isEmpty()) {
        continue;
      }
      long remainingMs = trueMs.getAsLong() - eta.issuedMs();
      boolean isThen =
          remainingMs >= horizonMin * MS_PER_MINUTE
              && remainingMs < (horizonMin + olderMin) * MS_PER_MINUTE;
      Miss known = last.get(eta.stop());
      if (isThen && (known == null || known.eta().issuedMs() < eta.issuedMs())) {
        last.put(eta.stop(), new Miss(eta, trueMs.getAsLong()));
      }
    }
    return last;
  }
}
