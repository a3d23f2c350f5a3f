package io.fleet.stream.rule;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.DeliveryScan;
import io.fleet.stream.rule.settings.Settings;
import java.time.Duration;
import java.util.List;

/**
 * One decision about a vehicle: a pure step over its own small immutable state.
 *
 * <p>A rule knows vehicle time only. Before an event at <i>t</i> is applied, every timer due at or
 * before <i>t</i> has been fired, in order; what a timer decides says that time passed, not that
 * the vehicle went on doing what it did.
 *
 * @param <S> the state, immutable
 */
public interface Rule<S> {
  /** Stands for: no timer is set. */
  long NO_TIMER = Long.MAX_VALUE;

  /** The rule's name, stable: it marks its state in checkpoints and its dead letters. */
  String name();

  /** What the rule knows of a vehicle it has never seen. */
  S initial();

  /**
   * How long a result may still change because of events that come out of order; zero for what
   * cannot wait. The rule's alerts say it as {@code settle_s}.
   */
  Duration settle();

  /** Applies one event. */
  Step<S> step(S before, Situation situation);

  /**
   * Looks at what the rules have just found: at an event, after all of them have stepped, or at a
   * timer. Not called when there is nothing.
   *
   * @param found in the order it was found
   */
  default Step<S> observe(S before, List<Finding> found, Situation situation) {
    return Step.unchanged(before);
  }

  /**
   * When the rule wants to be woken, epoch milliseconds of vehicle time, or {@link #NO_TIMER}.
   * Whether there is a timer is for the state alone to say; the settings only say when.
   *
   * @param settings in force since the last event, or since they last changed
   */
  default long nextTimerMs(S state, Settings settings) {
    return NO_TIMER;
  }

  /**
   * Applies the passing of {@link #nextTimerMs}. Afterwards the next timer must be later.
   *
   * @param last the last event, with the settings that are in force now
   */
  default Step<S> timer(S before, long atMs, Situation last) {
    return Step.unchanged(before);
  }

  /**
   * Applies an event that is older than the horizon. It is a fact already; a rule that cannot wait
   * for the repair may still tell something about it.
   */
  default Step<S> late(S before, Situation situation) {
    return Step.unchanged(before);
  }

  /**
   * Whether a scan at a stop that became known only after the horizon had passed its time has the
   * rule end where it would have ended had it been known in time, so that nothing has to be run
   * again for it. A rule that looks at deliveries must say so.
   *
   * @param state at the horizon
   * @param settings in force, the scan not among them
   */
  default boolean takesAsInTime(S state, DeliveryScan late, Settings settings) {
    return true;
  }

  /**
   * What has to be kept of a vehicle that has been silent for a day, so that the rule goes on from
   * it as from the given state. All that was due has been fired. By default all of it; what no
   * event to come can ask for should be given up, since a silent vehicle's state has 200 bytes.
   *
   * @param atMs vehicle time, epoch milliseconds: no event that is not late lies before the last
   */
  default S residue(S state, long atMs) {
    return state;
  }

  /**
   * The same state without what makes no difference from here on: running totals of which only
   * differences are taken, what a window has left behind. So two that came here by different ways
   * are the same if they go on in the same way. Asked where no trip is open or has begun.
   *
   * @param atMs time of the last event, epoch milliseconds
   */
  default S anchored(S state, long atMs) {
    return state;
  }

  /** The version of the form that {@link #write} writes. */
  int schemaVersion();

  /** Writes the state into a checkpoint. */
  void write(S state, ByteWriter out);

  /** Reads a state that was written with the given or an earlier schema version. */
  S read(ByteReader in, int writtenVersion);
}
