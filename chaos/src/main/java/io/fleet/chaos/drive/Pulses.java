package io.fleet.chaos.drive;

import io.fleet.chaos.drive.GatewayPost.Outcome;
import io.fleet.chaos.ledger.Entry;
import io.fleet.chaos.ledger.Entry.Kind;
import io.fleet.chaos.ledger.Ledger;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Calls for help, each by a vehicle of its own, whatever became of those before: one alert must
 * come of each that is acknowledged, and when it comes says whether the system works.
 */
final class Pulses implements AutoCloseable {
  /** What the name of such a vehicle has after the run's own prefix. */
  static final String NAME = "pulse-";

  private static final long AGAIN_MS = 250;

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final Phaser underWay = new Phaser(1);
  private final AtomicInteger number = new AtomicInteger();
  private final GatewayPost gateway;
  private final Ledger ledger;
  private final String prefix;

  Pulses(GatewayPost gateway, Ledger ledger, String prefix) {
    this.gateway = gateway;
    this.ledger = ledger;
    this.prefix = prefix;
  }

  /** One every so often, from now on. */
  void start(long everyMs) {
    clock.scheduleAtFixedRate(this::pulse, 0, everyMs, TimeUnit.MILLISECONDS);
  }

  private void pulse() {
    underWay.register();
    String vehicleId = "%s%s%05d".formatted(prefix, NAME, number.incrementAndGet());
    long nowMs = System.currentTimeMillis();
    String event =
        "{\"vehicle_id\":\"%s\",\"timestamp\":%d,\"lat\":48.1,\"lon\":11.5,\"sos\":true}"
            .formatted(vehicleId, nowMs);
    ledger.write(entry(Kind.SENT, vehicleId, nowMs));
    deliver(vehicleId, nowMs, event);
  }

  private void deliver(String vehicleId, long timeMs, String event) {
    gateway
        .postLater(event)
        .thenAccept(
            outcome -> {
              if (outcome == Outcome.UNKNOWN) {
                CompletableFuture.delayedExecutor(AGAIN_MS, TimeUnit.MILLISECONDS)
                    .execute(() -> deliver(vehicleId, timeMs, event));
              } else {
                boolean accepted = outcome == Outcome.ACCEPTED;
                Kind kind = accepted ? Kind.ACKNOWLEDGED : Kind.REFUSED;
                ledger.write(entry(kind, vehicleId, timeMs));
                underWay.arriveAndDeregister();
              }
            });
  }

  private static List<Entry> entry(Kind kind, String vehicleId, long timeMs) {
    return List.of(Entry.now(kind, vehicleId, Long.toString(timeMs)));
  }

  /** Sends no more, and waits until all are acknowledged. */
  @Override
  public void close() throws InterruptedException {
    clock.shutdown();
    clock.awaitTermination(1, TimeUnit.MINUTES);
    underWay.arriveAndAwaitAdvance();
  }
}
