package io.fleet.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A device that posts fifty events a second, each until it is acknowledged, with the token it has
 * had from the beginning, until it is closed.
 */
final class SteadyDevice implements AutoCloseable {
  private static final long PAUSE_MS = 20;
  private static final long FIRST_MS = TrialDay.START.toEpochMilli();
  private static final int ACCEPTED = 202;

  private final FleetClient client;
  private final String vehicleId;
  private final String token;
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final Thread thread = new Thread(this::deliver, "steady-device");
  private volatile boolean closed;

  SteadyDevice(FleetClient client, String vehicleId, String token) {
    this.client = client;
    this.vehicleId = vehicleId;
    this.token = token;
    thread.start();
  }

  int acknowledged() {
    return acknowledged.get();
  }

  /** Answers that were no acknowledgement, and requests nobody answered. */
  int refused() {
    return refused.get();
  }

  private void deliver() {
    try {
      while (!closed) {
        if (isAccepted(acknowledged.get())) {
          acknowledged.incrementAndGet();
        } else {
          refused.incrementAndGet();
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isAccepted(int number) throws InterruptedException {
    String event =
        "{\"vehicle_id\":\"%s\",\"timestamp\":%d,\"rpm\":900}"
            .formatted(vehicleId, FIRST_MS + number * 1_000L);
    try {
      return client
              .post(
                  event.getBytes(StandardCharsets.UTF_8),
                  "application/json",
                  "Authorization",
                  "Bearer " + token)
              .statusCode()
          == ACCEPTED;
    } catch (InterruptedException e) {
      throw e;
    } catch (IOException e) {
      return false;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    thread.join();
  }
}
