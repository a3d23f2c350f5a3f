package io.fleet.stream.timeline.driver;

import io.fleet.events.DriverEvent;
import io.fleet.stream.rule.duty.DutyKind;
import io.fleet.stream.rule.duty.DutySegment;
import io.fleet.stream.rule.hours.HoursJudge;
import io.fleet.stream.rule.hours.HoursTerms;
import io.fleet.stream.timeline.Outlet;
import io.fleet.stream.timeline.driver.DriverState.Key;
import io.fleet.stream.timeline.driver.DriverState.Known;
import java.util.ArrayList;
import java.util.List;

/**
 * What one driver did, over every vehicle, and what follows from it. Not the order of arrival but
 * the newest version of each segment and the set of events decide: each change is judged anew with
 * all that is known, and only what differs from what was told is told, as a higher version.
 *
 * <p>Kept are 17 days before the newest moment known, which the limit of two weeks and its rests
 * need. A finding that would need more to be judged again stands as it was told.
 *
 * <p>A name that many vehicles use at once is nobody's: what was told of it is withdrawn, and for
 * as long as would be kept nothing of it is taken.
 */
public final class DriverTimeline {
  /** How much is kept before the newest moment known, ms. */
  static final long KEPT_MS = 17 * 86_400_000L;

  /** How many segments are kept at most; a driver changes what they do no oftener. */
  static final int MOST_SEGMENTS = 6_000;

  /** A segment that lasts counts as going on for so long after it was told last, ms. */
  static final long GOES_ON_MS = 60_000;

  /** Driving that merely goes on is judged so often, and whenever a limit is near, ms. */
  static final long JUDGED_EVERY_MS = 300_000;

  private static final long FORGET_EVERY_MS = 86_400_000;
  private static final long LONGEST_PAUSE_MS = 2 * 86_400_000L;

  private final HoursTerms.Book book;

  /** A timeline whose drivers are judged by a book's terms. */
  public DriverTimeline(HoursTerms.Book book) {
    this.book = book;
  }

  /** A driver of whom nothing is known. */
  public DriverState initial(String driverId) {
    return new DriverState(driverId);
  }

  /**
   * Takes a version of a segment.
   *
   * @param version of the segment, rising
   * @param withdrawn whether it turned out never to have been
   */
  public void apply(
      DriverState state, DutySegment segment, long version, boolean withdrawn, Outlet outlet) {
    if (segment.kind() == DutyKind.STANDING) {
      return;
    }
    if (segment.endedAtMs() < state.knownFromMs) {
      state.forgotten++;
      return;
    }
    Key key = Key.of(segment);
    Known before = state.segments.get(key);
    if (before != null && before.version() >= version) {
      return;
    }
    Known now = new Known(segment, version, withdrawn);
    state.segments.put(key, now);
    boolean mereProgress = isMereProgress(state, before, now);
    state.newestMs = Math.max(state.newestMs, segment.endedAtMs());
    if (mereProgress) {
      return;
    }
    if (SharedName.isSeenIn(state.segments.values(), segment)) {
      disregard(state, version, outlet);
    } else {
      forget(state);
      judge(state, 0, version, outlet);
    }
  }

  /** Takes back what was told of a name that is no person's, and hears no more of it for a time. */
  private static void disregard(DriverState state, long version, Outlet outlet) {
    DriverLedger.reconcile(state, List.of(), version, outlet);
    state.segments.clear();
    state.breakStarts.clear();
    state.breakEnds.clear();
    state.nextMs = Long.MAX_VALUE;
    state.hasOpenEpisode = false;
    state.knownFromMs = state.newestMs + KEPT_MS;
  }

  /** The newest that is known goes on as it did, with no limit near. */
  private static boolean isMereProgress(DriverState state, Known before, Known now) {
    return before != null
        && !before.withdrawn()
        && !now.withdrawn()
        && before.segment().open()
        && now.segment().open()
        && before.segment().endedAtMs() == state.newestMs
        && now.segment().endedAtMs() < state.nextMs
        && now.segment().endedAtMs() >= before.segment().endedAtMs()
        && now.segment().endedAtMs() - state.judgedMs < JUDGED_EVERY_MS;
  }

  /** Takes an event of the driver; only breaks decide anything here. */
  public void apply(DriverState state, DriverEvent event, long version, Outlet outlet) {
    boolean starts = event.eventType().equals("break_start");
    if (!starts && !event.eventType().equals("break_end")) {
      return;
    }
    if (event.timestampMs() < state.knownFromMs) {
      state.forgotten++;
      return;
    }
    if ((starts ? state.breakStarts : state.breakEnds).add(event.timestampMs())) {
      state.newestMs = Math.max(state.newestMs, event.timestampMs());
      forget(state);
      judge(state, 0, version, outlet);
    }
  }

  /**
   * Lets time pass in which nothing was heard of the driver. Driving that was going on counts as
   * going on for a minute at most, so that a warning comes when it is due; else a pause goes on.
   *
   * @param silentMs since something was heard
   */
  public void tick(DriverState state, long silentMs, long version, Outlet outlet) {
    if (state.newestMs == Long.MIN_VALUE) {
      return;
    }
    if (!isActive(state)) {
      state.passedMs = Math.max(state.passedMs, state.newestMs + silentMs);
    }
    judge(state, Math.min(silentMs, GOES_ON_MS), version, outlet);
  }

  /**
   * How long the driver may be left alone, ms since something was heard, or {@link Long#MAX_VALUE}.
   *
   * @param silentMs for how long nothing was heard
   */
  public long sleepsUntilMs(DriverState state, long silentMs) {
    if (isActive(state)) {
      long due = state.nextMs == Long.MAX_VALUE ? Long.MAX_VALUE : state.nextMs - state.newestMs;
      return due > silentMs && due <= GOES_ON_MS ? due : Long.MAX_VALUE;
    }
    boolean waits = state.hasOpenEpisode && silentMs < LONGEST_PAUSE_MS;
    return waits ? silentMs + JUDGED_EVERY_MS : Long.MAX_VALUE;
  }

  /** Whether the driver was driving or working when something was last heard. */
  private static boolean isActive(DriverState state) {
    for (Known known : state.segments.values()) {
      if (isGoingOn(state, known)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isGoingOn(DriverState state, Known known) {
    DutySegment segment = known.segment();
    return segment.open()
        && !known.withdrawn()
        && segment.kind().compareTo(DutyKind.WORK) <= 0
        && segment.endedAtMs() + GOES_ON_MS >= state.newestMs;
  }

  private void judge(DriverState state, long goesOnMs, long version, Outlet outlet) {
    List<DutySegment> segments = new ArrayList<>(state.segments.size());
    boolean active = false;
    for (Known known : state.segments.values()) {
      if (known.withdrawn()) {
        continue;
      }
      boolean goingOn = isGoingOn(state, known);
      active |= goingOn;
      segments.add(goingOn ? prolonged(known.segment(), goesOnMs) : known.segment());
    }
    long untilMs = active ? state.newestMs : Math.max(state.newestMs, state.passedMs);
    HoursJudge.Verdict verdict =
        HoursJudge.judge(
            state.driverId, segments, state.breakStarts, state.breakEnds, untilMs, book);
    state.judgedMs = state.newestMs;
    state.nextMs = verdict.nextMs();
    state.hasOpenEpisode = verdict.isOpen();
    DriverLedger.reconcile(state, verdict.findings(), version, outlet);
  }

  private static DutySegment prolonged(DutySegment s, long byMs) {
    return new DutySegment(
        s.vehicleId(), s.driverId(), s.kind(), s.startedAtMs(), s.endedAtMs() + byMs, true);
  }

  /** Drops what is older than the rules need, a day's worth at a time. */
  private static void forget(DriverState state) {
    long fromMs = state.newestMs - KEPT_MS;
    boolean aged =
        state.segments.values().stream()
            .anyMatch(known -> known.segment().endedAtMs() < fromMs - FORGET_EVERY_MS);
    if (aged) {
      forgetBefore(state, fromMs);
    } else if (state.segments.size() > MOST_SEGMENTS) {
      long middle =
          state.segments.values().stream()
              .mapToLong(known -> known.segment().endedAtMs())
              .sorted()
              .skip(MOST_SEGMENTS / 10)
              .findFirst()
              .orElse(fromMs);
      forgetBefore(state, middle);
    }
  }

  private static void forgetBefore(DriverState state, long fromMs) {
    state.segments.values().removeIf(known -> known.segment().endedAtMs() < fromMs);
    state.breakStarts.headSet(fromMs).clear();
    state.breakEnds.headSet(fromMs).clear();
    state.knownFromMs = Math.max(state.knownFromMs, fromMs);
  }
}
