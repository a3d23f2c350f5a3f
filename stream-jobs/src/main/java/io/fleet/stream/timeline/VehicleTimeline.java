package io.fleet.stream.timeline;

import io.fleet.events.Telemetry;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.timeline.reference.LoginBook;
import io.fleet.stream.timeline.reference.SettingsBook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs the rules over a vehicle's events in the order of vehicle time.
 *
 * <p>An event is applied the moment it comes. One that comes out of order within the last {@link
 * #HORIZON_MS} rolls back what came after it in vehicle time, is applied, and the rest again; only
 * differences are told, as higher versions. What is older than the horizon is late: it marks the
 * vehicle for repair, see {@link Repairs}. The same events in any order within the horizon, with
 * duplicates, end in the same findings.
 *
 * <p>Settings and logins hold from their own moment on, in vehicle time. When they become known
 * after an event they govern, and that event is still in the horizon, it is stepped again; for
 * older ones the vehicle is marked for repair.
 */
public final class VehicleTimeline {
  /** How far out of order events may come without being late, ms of vehicle time. */
  public static final long HORIZON_MS = 10_000;

  /**
   * Events are under way for up to so long, ms. Until then it is not silence that a vehicle is not
   * heard: what silence decides too soon would be withdrawn.
   */
  public static final long UNDER_WAY_MS = 3_000;

  /** The most events kept in the horizon; a device that sends more has a shorter one. */
  static final int MOST_IN_HORIZON = 2_000;

  /** What became of an event. */
  public enum Outcome {
    APPLIED,
    /** Known, but this content of it wins. */
    REPLACED,
    DUPLICATE,
    LATE
  }

  private final RuleBook book;
  private final RuleRunner runner;
  private final SettingsCursor cursor;
  private final DriverCursor drivers;
  private final Residue residue;
  private final VehicleStateCodec codec;
  private final PastCodec past;
  private final Settlement settlement;
  private final NewsWatch news;

  /** A timeline for which what is built in holds. */
  public VehicleTimeline(RuleBook book) {
    this(book, SettingsBook.BUILT_IN);
  }

  /** A timeline to which nobody ever logs in. */
  public VehicleTimeline(RuleBook book, SettingsBook settings) {
    this(book, settings, new LoginBook());
  }

  /**
   * A timeline.
   *
   * @param settings what is in force
   * @param logins who is logged in
   */
  public VehicleTimeline(RuleBook book, SettingsBook settings, LoginBook logins) {
    this.book = book;
    this.cursor = new SettingsCursor(settings);
    this.news = new NewsWatch(book, settings, logins);
    this.drivers = new DriverCursor(logins);
    this.runner = new RuleRunner(book, drivers, settings.fences());
    this.residue = new Residue(book);
    this.codec = new VehicleStateCodec(this);
    this.past = new PastCodec(codec);
    this.settlement = new Settlement(book, past);
  }

  /** A vehicle never seen. */
  public VehicleState initial() {
    return new VehicleState(RuleStates.initial(book));
  }

  RuleBook book() {
    return book;
  }

  PastCodec past() {
    return past;
  }

  /**
   * Steps the horizon again if the state comes from a checkpoint or other settings or logins hold
   * than those it was stepped with; what changes by that is told with the next event. All others
   * begin with this; who asks the state itself must call it first. A residue becomes a whole state
   * again.
   */
  public void resume(VehicleState state) {
    if (state.isResidue()) {
      codec.unpack(state);
    }
    if (state.isBlank()) {
      return;
    }
    String vehicleId = state.vehicleId();
    boolean governed = news.look(state, vehicleId);
    cursor.of(state, vehicleId);
    boolean sameDrivers = drivers.turnTo(state, vehicleId);
    if (!state.isUnstepped() && !governed && sameDrivers && cursor.isUpToDate()) {
      return;
    }
    Telemetry first = state.earliest();
    boolean same = cursor.areTheSame(first, drivers.of(first)) && sameDrivers;
    if (state.isUnstepped() || governed || !same) {
      stepFrom(state, 0, new LinkedHashSet<>(), SaidOnce.BEFORE, SilentOutlet.INSTANCE);
      state.recheck = true;
    }
  }

  /** What is to be looked at beside what the next step touches. */
  private static Set<String> touchedBefore(VehicleState state) {
    Set<String> touched = new LinkedHashSet<>(state.provisional);
    if (state.recheck) {
      touched.addAll(state.ledger.keySet());
      state.tail.forEach(entry -> touch(touched, entry.findings()));
      state.recheck = false;
    }
    return touched;
  }

  /**
   * Applies one event.
   *
   * @param version of the input that brought it, see the design of versions
   */
  public Outcome apply(VehicleState state, Telemetry event, long version, Outlet outlet) {
    Repairs.keep(state, event);
    return step(state, event, version, outlet);
  }

  Outcome step(VehicleState state, Telemetry event, long version, Outlet outlet) {
    resume(state);
    if (state.isBlank()) {
      cursor.of(state, event.vehicleId());
      drivers.turnTo(state, event.vehicleId());
    }
    if (state.latestMs() != Long.MIN_VALUE && event.timestampMs() < state.latestMs() - HORIZON_MS) {
      return applyLate(state, event, version, outlet);
    }
    if (isBeforeHorizon(state, event)) {
      return isSame(state.base.last(), event)
          ? Outcome.DUPLICATE
          : applyLate(state, event, version, outlet);
    }
    int at = Entry.indexFor(event, state.tail);
    boolean seen = at > 0 && isSame(state.tail.get(at - 1).telemetry(), event);
    if (seen) {
      Telemetry known = state.tail.get(at - 1).telemetry();
      if (Integer.compareUnsigned(event.contentHash(), known.contentHash()) <= 0) {
        return Outcome.DUPLICATE;
      }
      at--;
    }
    Set<String> touched = touchedBefore(state);
    state.provisional = List.of();
    if (seen) {
      touch(touched, state.tail.remove(at).findings());
    }
    state.tail.add(at, Entry.unstepped(event));
    stepFrom(state, at, touched, SaidOnce.to(outlet, version), outlet);
    Ledger.reconcile(state, touched, Map.of(), version, outlet);
    settlement.evict(state, version, outlet);
    return seen ? Outcome.REPLACED : Outcome.APPLIED;
  }

  /** A device that sends very much has a horizon shorter than its time. */
  private static boolean isBeforeHorizon(VehicleState state, Telemetry event) {
    return event.timestampMs() <= state.base.lastMs()
        && Telemetry.compareInTime(event, state.base.last()) <= 0;
  }

  private static boolean isSame(Telemetry a, Telemetry b) {
    return Telemetry.compareInTime(a, b) == 0;
  }

  /** Applies the events from an index on, again or for the first time. */
  private void stepFrom(
      VehicleState state, int from, Set<String> touched, SaidOnce log, Outlet outlet) {
    RuleStates before = from == 0 ? state.base : state.tail.get(from - 1).after();
    for (int i = from; i < state.tail.size(); i++) {
      Entry old = state.tail.get(i);
      touch(touched, old.findings());
      boolean isFirst = old.after() == null;
      Entry entry = step(before, old.telemetry(), isFirst ? log : SaidOnce.BEFORE, outlet);
      touch(touched, entry.findings());
      state.tail.set(i, entry);
      before = entry.after();
    }
  }

  private Entry step(RuleStates before, Telemetry event, SaidOnce log, Outlet outlet) {
    List<Finding> findings = new ArrayList<>(0);
    RuleStates after = runner.apply(before, event, cursor, findings, outlet::failure);
    if (!findings.isEmpty()) {
      findings.removeIf(log::takes);
    }
    return new Entry(event, after, findings.isEmpty() ? List.of() : findings);
  }

  private static void touch(Set<String> touched, List<Finding> findings) {
    for (Finding finding : findings) {
      touched.add(finding.id());
    }
  }

  private Outcome applyLate(VehicleState state, Telemetry event, long version, Outlet outlet) {
    state.lateEvents++;
    Repairs.mark(state, event.timestampMs(), event.timestampMs(), LogClock.appendMsOf(version));
    List<Finding> findings = new ArrayList<>(0);
    RuleStates current = state.current();
    if (runner.applyLate(current, event, cursor, findings, outlet::failure) == current) {
      return Outcome.LATE;
    }
    state.base = runner.applyLate(state.base, event, cursor, new ArrayList<>(), failure -> {});
    Set<String> touched = new LinkedHashSet<>();
    stepFrom(state, 0, touched, SaidOnce.BEFORE, SilentOutlet.INSTANCE);
    touched.removeAll(state.provisional);
    for (Finding finding : findings) {
      touched.add(finding.id());
      Ledger.settle(state, finding, event.timestampMs());
    }
    Ledger.reconcile(state, touched, Map.of(), version, outlet);
    return Outcome.LATE;
  }

  /**
   * Lets time pass without an event. What it decides is told, but provisional: the next event
   * starts from the state before, and the result stands or is corrected.
   *
   * @param atMs vehicle time, epoch milliseconds
   * @return when the next timer is due, or {@link Rule#NO_TIMER}
   */
  public long tick(VehicleState state, long atMs, long version, Outlet outlet) {
    resume(state);
    return lookAgain(state, touchedBefore(state), atMs, version, outlet);
  }

  /**
   * Tells what holds of findings when time has passed.
   *
   * @param touched ids of what is to be looked at beside what time decides
   */
  long lookAgain(VehicleState state, Set<String> touched, long atMs, long version, Outlet outlet) {
    List<Finding> findings = new ArrayList<>(0);
    RuleStates after = runner.fireTimers(state.current(), atMs, cursor, findings, outlet::failure);
    Map<String, Finding> assumed = new HashMap<>();
    for (Finding finding : findings) {
      touched.add(finding.id());
      assumed.put(finding.id(), finding);
    }
    Ledger.reconcile(state, touched, assumed, version, outlet);
    state.provisional = List.copyOf(assumed.keySet());
    return runner.nextTimerMs(after, atMs, cursor);
  }

  /**
   * Makes a residue of a vehicle that has been silent for long. What time alone has decided is told
   * as by a tick and stands from now on, whatever comes.
   *
   * @param atMs vehicle time, epoch milliseconds
   */
  public void shrink(VehicleState state, long atMs, long version, Outlet outlet) {
    tick(state, atMs, version, outlet);
    List<Finding> found = new ArrayList<>(0);
    RuleStates after = runner.fireTimers(state.current(), atMs, cursor, found, failure -> {});
    residue.reduce(state, after, found, atMs, outlet);
    codec.pack(state);
  }

  /**
   * When the vehicle has to be ticked at the latest, vehicle time, or {@link Rule#NO_TIMER}: a
   * timer is due, or settings begin that may make one due.
   */
  public long nextTimerMs(VehicleState state) {
    resume(state);
    return runner.nextTimerMs(state.current(), state.latestMs(), cursor);
  }
}
