package io.fleet.local.bench.probe;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How long calls for help took.
 *
 * @param probes the calls
 * @param refused requests the gateway did not take
 * @param notVerified webhooks without a right signature
 */
public record ProbeTimes(List<Probe> probes, int refused, int notVerified) {

  /** A stretch of a call's way. */
  public enum Stretch {
    /** From just before the post to the receipt of the webhook. */
    WHOLE(probe -> Probe.msBetween(probe.postedAt(), probe.receivedAt())),
    /** To the gateway's answer, which comes when the log has the event. */
    POST_TO_ACK(probe -> Probe.msBetween(probe.postedAt(), probe.acknowledgedAt())),
    /** To the alert's publication: it may be out before the answer is. */
    POST_TO_EMITTED(probe -> Probe.msBetween(probe.postedAt(), probe.emittedAt())),
    /** Through the log and the notifier to the receiver. */
    EMITTED_TO_RECEIPT(probe -> Probe.msBetween(probe.emittedAt(), probe.receivedAt()));

    private final ToDoubleFunction<Probe> ms;

    Stretch(ToDoubleFunction<Probe> ms) {
      this.ms = ms;
    }
  }

  /** The same of the calls posted from one moment to before another. */
  public ProbeTimes between(Instant from, Instant to) {
    return new ProbeTimes(
        probes.stream()
            .filter(probe -> !probe.postedAt().isBefore(from) && probe.postedAt().isBefore(to))
            .toList(),
        refused,
        notVerified);
  }

  /** A line a call told, in the order of their posts: when, and its stretches in ms. */
  public String csv() {
    StringBuilder csv = new StringBuilder("posted_at");
    for (Stretch stretch : Stretch.values()) {
      csv.append(',').append(stretch.name().toLowerCase(Locale.ROOT)).append("_ms");
    }
    csv.append('\n');
    probes.stream()
        .filter(Probe::isTold)
        .sorted(Comparator.comparing(Probe::postedAt))
        .forEach(
            probe -> {
              csv.append(probe.postedAt());
              for (Stretch stretch : Stretch.values()) {
                csv.append(',').append(stretch.ms.applyAsDouble(probe));
              }
              csv.append('\n');
            });
    return csv.toString();
  }

  /** Calls told. */
  public long told() {
    return probes.stream().filter(Probe::isTold).count();
  }

  /**
   * The time in ms that a share of the calls told did not exceed; 0 if there are none.
   *
   * @param share 0 to 1
   */
  public double quantileMs(Stretch stretch, double share) {
    double[] sorted =
        probes.stream().filter(Probe::isTold).mapToDouble(stretch.ms).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }
}
