package io.fleet.simulator;

import io.fleet.simulator.post.Line;
import io.fleet.simulator.round.Assignment;
import io.fleet.simulator.round.PlannedRound;
import io.fleet.simulator.round.RoundPlanner;
import io.fleet.simulator.round.RoundStyle;
import io.fleet.simulator.round.RouteLine;
import io.fleet.simulator.round.Town;
import io.fleet.simulator.round.Town.Address;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Plans the rounds of one vehicle, one after the other, each by a plan of its own and two in three
 * with a route; what is left of the one before is taken back. What is to be posted waits here until
 * it is fetched. One thread.
 */
final class Dispatcher {
  /** What holds a little later is known everywhere before it counts. */
  private static final long KNOWN_BEFORE_MS = 10_000;

  /** Parked and loaded within 180 s: longer is a stop that nobody has planned. */
  private static final long SHORTEST_LOADING_MS = 60_000;

  private static final long LONGEST_LOADING_MS = 130_000;
  private static final long LITTLE_BEHIND_MS = 120_000;
  private static final long FAR_BEHIND_MS = 540_000;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final int number;
  private final LiveDevice device;
  private final Town town;
  private final RandomGenerator random;
  private final RoundPlanner planner;
  private final List<Line> papers = new ArrayList<>();
  private PlannedRound current;

  Dispatcher(int number, LiveDevice device, Town town, RandomGenerator random) {
    this.number = number;
    this.device = device;
    this.town = town;
    this.random = random;
    this.planner = new RoundPlanner(town, RoundStyle.BRISK, random);
  }

  /**
   * The first round: one in four leaves the depot, the others are under way when people begin to
   * look on, half of them behind time.
   */
  PlannedRound first(long nowMs) {
    if (isAtDepot()) {
      PlannedRound round = planner.plan(assignment(nowMs, nowMs));
      post(round, town.depot());
      return round;
    }
    boolean isBehind = random.nextBoolean();
    long behindMs =
        isBehind
            ? random.nextLong(LITTLE_BEHIND_MS, FAR_BEHIND_MS)
            : random.nextLong(LITTLE_BEHIND_MS);
    PlannedRound rest = planner.planRest(assignment(nowMs, nowMs - behindMs));
    post(rest, null);
    return rest;
  }

  /** Whether the vehicle is at the depot in the beginning. */
  boolean isAtDepot() {
    return number % 4 == 0;
  }

  /** The next round, out of the depot. */
  PlannedRound next(long nowMs) {
    withdraw(nowMs + KNOWN_BEFORE_MS);
    long leavesMs = nowMs + random.nextLong(SHORTEST_LOADING_MS, LONGEST_LOADING_MS);
    PlannedRound round = planner.plan(assignment(nowMs, leavesMs));
    post(round, town.depot());
    return round;
  }

  private Assignment assignment(long nowMs, long leavesMs) {
    Instant validFrom = Instant.ofEpochMilli(nowMs + KNOWN_BEFORE_MS);
    return new Assignment(
        device.vehicleId() + "-" + STAMP.format(validFrom),
        device.vehicleId(),
        device.driverId(),
        validFrom.toEpochMilli(),
        leavesMs,
        Assignment.isByCompletion(number));
  }

  private void post(PlannedRound round, Address from) {
    current = round;
    String id = round.assignment().planId();
    long fromMs = round.assignment().validFromMs();
    if (hasRoute()) {
      put("routes", id, fromMs, RouteLine.body(round, from, town.depot()));
    }
    put("delivery-plans", id, fromMs, round.body(hasRoute() ? id : null));
  }

  private boolean hasRoute() {
    return number % 3 != 0;
  }

  /**
   * The geofence of the depot, of whoever is not one vehicle's.
   *
   * @param nowMs when it is posted, epoch milliseconds
   */
  static Line depot(Town town, long nowMs) {
    return put("sim-depot", "geofences", "sim-depot", nowMs + KNOWN_BEFORE_MS, town.depotFence());
  }

  private void put(String kind, String id, long fromMs, String body) {
    papers.add(put(device.vehicleId(), kind, id, fromMs, body));
  }

  private static Line put(String whose, String kind, String id, long fromMs, String body) {
    String request = "PUT " + path(kind, id, fromMs);
    return new Line(whose, request, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Takes back what is left of the current round, from a moment on, epoch milliseconds. */
  void withdraw(long fromMs) {
    String id = current.assignment().planId();
    delete("delivery-plans", id, fromMs);
    if (hasRoute()) {
      delete("routes", id, fromMs);
    }
  }

  private void delete(String kind, String id, long fromMs) {
    papers.add(new Line(device.vehicleId(), "DELETE " + path(kind, id, fromMs), null));
  }

  /** The moment is named, so that what is sent late, or twice, says the same. */
  private static String path(String kind, String id, long fromMs) {
    return "/v1/reference/%s/%s?correct=true&valid_from=%s"
        .formatted(kind, id, Instant.ofEpochMilli(fromMs));
  }

  /** What is to be posted, in this order, and has not been fetched. */
  List<Line> takePapers() {
    List<Line> taken = List.copyOf(papers);
    papers.clear();
    return taken;
  }
}
