package io.fleet.local.bench.backlog;

import io.fleet.events.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills the telemetry topic with an ordinary producer, and the heartbeats a gateway would have
 * written meanwhile. Messages are made in portions before the watch is started, so that the ceiling
 * tells how fast they can be written and not how fast a fleet can be simulated.
 */
public final class BacklogWriter {
  private static final int PORTION = 50_000;
  private static final long SEED = 20_260_302;
  private static final int VEHICLES = 1_000;
  private static final long HEARTBEAT_NS = 1_000_000_000L;

  private final String bootstrapServers;
  private final Path drives;

  /**
   * @param bootstrapServers of the log
   * @param drives the folder of real drives, which need not be there
   */
  public BacklogWriter(String bootstrapServers, Path drives) {
    this.bootstrapServers = bootstrapServers;
    this.drives = drives;
  }

  /**
   * Writes that many events; returns when the last is acknowledged.
   *
   * @throws IOException if a drive cannot be read or the log does not take all
   */
  public Backlog write(long total) throws IOException {
    MixedEvents events =
        new MixedEvents(new SimulatedMessages(SEED, VEHICLES), RecordedDrives.read(drives), total);
    DistinctEvents distinct = new DistinctEvents();
    long bytes = 0;
    long sendNs = 0;
    try (LogProducer log = new LogProducer(bootstrapServers)) {
      long beatNs = log.heartbeat();
      for (long left = total; left > 0; left -= PORTION) {
        List<BacklogEvent> portion = portion(events, (int) Math.min(left, PORTION));
        for (BacklogEvent event : portion) {
          distinct.add(event);
          bytes += event.json().length;
        }
        sendNs += send(log, portion);
        beatNs = System.nanoTime() - beatNs > HEARTBEAT_NS ? log.heartbeat() : beatNs;
      }
      log.heartbeat();
    }
    return new Backlog(total, distinct.count(), events.recordedGiven(), bytes, sendNs / 1e9);
  }

  private static List<BacklogEvent> portion(MixedEvents events, int size) {
    List<BacklogEvent> portion = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      portion.add(events.next());
    }
    return portion;
  }

  private static long send(LogProducer log, List<BacklogEvent> events) throws IOException {
    long startNs = System.nanoTime();
    for (BacklogEvent event : events) {
      log.send(
          Topic.TELEMETRY_RAW, event.vehicleId().getBytes(StandardCharsets.UTF_8), event.json());
    }
    log.flush();
    return System.nanoTime() - startNs;
  }
}
