package io.fleet.simulator.round;

import io.fleet.events.DeliveryScan;
import io.fleet.events.DeliveryScanJson;
import io.fleet.events.RecordReader;
import io.fleet.events.Refusal.RefusedException;
import io.fleet.simulator.truth.StopTruth;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** What a driver scans on a round. Mutable; one thread. */
public final class Scanner {
  private static final double POSTED_LATE = 1 / 7.0;
  private static final double SCANNED_AFTERWARDS = 1 / 12.0;
  private static final long LONGEST_WAY_MS = 3_000;
  private static final long SOONEST_LATE_MS = 300_000;
  private static final long LATEST_MS = 7_200_000;

  private final PlannedRound round;
  private final ScanHabit habit;
  private final RandomGenerator random;
  private final Consumer<Scan> to;
  private boolean lets;
  private Call unscanned;

  /**
   * @param to takes scans as they are made, with the moment of their arrival
   */
  public Scanner(PlannedRound round, ScanHabit habit, RandomGenerator random, Consumer<Scan> to) {
    this.round = round;
    this.habit = habit;
    this.random = random;
    this.to = to;
  }

  boolean isUsed() {
    return habit != ScanHabit.NONE;
  }

  /** The driver is at a stop. */
  void arrived(RoundStop stop, long atMs) {
    if (unscanned != null) {
      scan(unscanned.stop(), DeliveryScan.DELIVERED, atMs);
      unscanned = null;
    }
    lets = habit == ScanHabit.CARELESS && random.nextDouble() < SCANNED_AFTERWARDS;
    if (!lets) {
      scan(stop, DeliveryScan.ARRIVED, atMs);
    }
  }

  /** The driver is done with a stop, or leaves it out. */
  void done(Call call, long atMs) {
    if (call.outcome() == StopTruth.FAILED) {
      scan(call.stop(), DeliveryScan.FAILED, atMs);
    } else if (call.outcome() == StopTruth.SKIPPED) {
      scan(call.stop(), DeliveryScan.SKIPPED, atMs);
    } else if (lets) {
      unscanned = call;
    } else {
      scan(call.stop(), DeliveryScan.DELIVERED, atMs);
    }
  }

  private void scan(RoundStop stop, String type, long atMs) {
    if (habit == ScanHabit.NONE) {
      return;
    }
    boolean late = habit == ScanHabit.CARELESS && random.nextDouble() < POSTED_LATE;
    long way = late ? random.nextLong(SOONEST_LATE_MS, LATEST_MS) : random.nextLong(LONGEST_WAY_MS);
    DeliveryScan scan = read(stop, type, atMs);
    to.accept(new Scan(atMs + way, scan, posted(scan)));
  }

  private DeliveryScan read(RoundStop stop, String type, long atMs) {
    boolean given = type.equals(DeliveryScan.FAILED) || type.equals(DeliveryScan.SKIPPED);
    DeliveryScan scan =
        new DeliveryScan(
            round.assignment().vehicleId(),
            stop.stopId(),
            round.planId(),
            round.assignment().driverId(),
            type,
            atMs,
            given ? "nobody there" : null,
            null,
            0);
    try {
      return RecordReader.deliveryScan(DeliveryScanJson.write(scan));
    } catch (RefusedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The body of the request, whose path names the stop. */
  private static byte[] posted(DeliveryScan scan) {
    String reason = scan.reason() == null ? "" : ",\"reason\":\"" + scan.reason() + '"';
    return String.format(
            Locale.ROOT,
            "{\"vehicle_id\":\"%s\",\"plan_id\":\"%s\",\"driver_id\":\"%s\",\"event_type\":\"%s\",\"timestamp\":\"%s\"%s}",
            scan.vehicleId(),
            scan.planId(),
            scan.driverId(),
            scan.eventType(),
            Instant.ofEpochMilli(scan.timestampMs()),
            reason)
        .getBytes(StandardCharsets.UTF_8);
  }
}
