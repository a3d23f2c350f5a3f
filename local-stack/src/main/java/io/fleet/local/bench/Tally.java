package io.fleet.local.bench;

import io.fleet.local.bench.load.LoadResult;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything a gateway was sent, warm-up included, against what stands in the log. Every
 * acknowledged event must be there; one whose answer nobody waited for may be.
 */
final class Tally {
  private long sent;
  private long acknowledged;
  private long refused;
  private long lost;

  /** Counts a round in and passes it on. */
  LoadResult add(LoadResult result) {
    sent += result.sent();
    acknowledged += result.acknowledged();
    refused += result.refused();
    lost += result.lost();
    return result;
  }

  long acknowledged() {
    return acknowledged;
  }

  /** Events of the log that are the effect of an acknowledged one, as far as the counts tell. */
  long verified(long inLog) {
    return Math.min(inLog, acknowledged);
  }

  /** What is not as it has to be; empty when the run is valid. */
  List<String> reservations(long inLog) {
    List<String> reservations = new ArrayList<>();
    if (inLog < acknowledged || inLog > sent) {
      reservations.add(
          "%,d events in the log, %,d acknowledged, %,d sent".formatted(inLog, acknowledged, sent));
    }
    if (refused > 0 || lost > 0) {
      reservations.add("%,d events refused, %,d connections lost".formatted(refused, lost));
    }
    return reservations;
  }
}
