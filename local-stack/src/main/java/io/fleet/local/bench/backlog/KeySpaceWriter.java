package io.fleet.local.bench.backlog;

import io.fleet.events.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Fills the telemetry topic with a short drive of each of many vehicles, all under way at the same
 * time, and the heartbeats a gateway would have written meanwhile.
 */
public final class KeySpaceWriter {
  private static final long SEED = 20_260_302;
  private static final int BETWEEN_HEARTBEATS = 50_000;

  private final String bootstrapServers;

  public KeySpaceWriter(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Writes them; returns when the last is acknowledged.
   *
   * @param vehicles how many, 1 or more
   * @param events of each
   * @param interval between two events of a vehicle
   * @throws IOException if the log does not take all
   */
  public Backlog write(int vehicles, int events, Duration interval) throws IOException {
    ShortDrives drives = new ShortDrives(SEED, events, interval);
    long bytes = 0;
    long written = 0;
    long startNs = System.nanoTime();
    try (LogProducer log = new LogProducer(bootstrapServers)) {
      log.heartbeat();
      for (int event = 0; event < events; event++) {
        for (int vehicle = 0; vehicle < vehicles; vehicle++) {
          BacklogEvent message = drives.message(vehicle, event);
          byte[] key = message.vehicleId().getBytes(StandardCharsets.UTF_8);
          log.send(Topic.TELEMETRY_RAW, key, message.json());
          bytes += message.json().length;
          if (++written % BETWEEN_HEARTBEATS == 0) {
            log.heartbeat();
          }
        }
      }
      log.heartbeat();
    }
    return new Backlog(written, written, 0, bytes, (System.nanoTime() - startNs) / 1e9);
  }
}
