package io.fleet.stream.rule.trip;

import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.idling.IdlingEpisode;
import io.fleet.stream.rule.tow.TowedMovement;
import java.util.List;

/**
 * What other rules find that changes trips: idling is counted in the trip it lies in or has ended,
 * and a vehicle that is towed is on none.
 */
final class OtherFindings {
  private OtherFindings() {}

  /** Whether there is anything to look at. */
  static boolean matter(List<Finding> found) {
    for (Finding finding : found) {
      if (finding instanceof IdlingEpisode || finding instanceof TowedMovement) {
        return true;
      }
    }
    return false;
  }

  /**
   * Takes them into account.
   *
   * @param state altered
   * @param findings where trips that have changed are told
   * @return the state after
   */
  static TripState observe(TripState state, List<Finding> found, List<Finding> findings) {
    TripState after = state;
    for (Finding finding : found) {
      if (finding instanceof IdlingEpisode episode && episode.tripId() != null) {
        observe(after, episode, findings);
      } else if (finding instanceof TowedMovement tow) {
        after = observe(after, tow, findings);
      }
    }
    return after;
  }

  private static void observe(TripState state, IdlingEpisode episode, List<Finding> findings) {
    if (episode.tripId().equals(state.openTripId())) {
      state.idleSinceMs = episode.open() ? episode.startedAtMs() : TripState.NEVER;
      state.idleMs += episode.open() ? 0 : episode.durationMs();
    } else if (state.ended != null
        && episode.tripId().equals(state.ended.tripId())
        && !episode.open()) {
      findings.add(state.ended.withIdleMs(state.ended.idleMs() + episode.durationMs()));
      state.ended = null;
    }
  }

  private static TripState observe(TripState state, TowedMovement tow, List<Finding> findings) {
    state.towed = tow.closedBy() == null;
    if (!state.towed) {
      return state;
    }
    if (state.beforeTow != null) {
      findings.add(state.beforeTow);
    }
    boolean endsTrip = state.phase == TripState.Phase.CANDIDATE || state.beforeTow != null;
    return endsTrip ? state.withoutTrip() : state;
  }
}
