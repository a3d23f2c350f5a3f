package io.fleet.local.bench.probe;

import java.util.List;

/**
 * How long events took from their post until a query saw their rows.
 *
 * @param visibleMs one for each event; of one that was not seen, how long it was waited for
 * @param unseen how many were not, within the patience
 */
public record RowTimes(List<Long> visibleMs, int unseen) {

  /** The least time within which that share was seen; 0 of no events. */
  public long quantileMs(double share) {
    int rank = Math.max(1, (int) Math.ceil(share * visibleMs.size()));
    return visibleMs.stream().sorted().skip(rank - 1L).findFirst().orElse(0L);
  }
}
