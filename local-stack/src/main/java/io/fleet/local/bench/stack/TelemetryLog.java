package io.fleet.local.bench.stack;

import io.fleet.events.Heartbeat;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryReader;
import io.fleet.events.TelemetryReading;
import io.fleet.events.Topic;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Counts what stands in the telemetry topic, by the identity of events; 8 bytes of memory each. */
public final class TelemetryLog {
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final TelemetryReader reader = new TelemetryReader();
  private long[] identities = new long[1 << 16];
  private int size;

  private TelemetryLog() {}

  /** Distinct events from the beginning of the log to its end as it is now. */
  public static long distinctEvents(String bootstrapServers) {
    TelemetryLog log = new TelemetryLog();
    new TopicScan(bootstrapServers, Topic.TELEMETRY_RAW.topicName()).forEach(log::add);
    return log.distinct();
  }

  private void add(ConsumerRecord<byte[], byte[]> record) {
    if (Heartbeat.isKey(record.key())) {
      return;
    }
    TelemetryReading reading = reader.read(record.value());
    if (!reading.isAccepted()) {
      throw new IllegalStateException("not telemetry: " + reading.refusal());
    }
    if (size == identities.length) {
      identities = Arrays.copyOf(identities, 2 * size);
    }
    identities[size++] = identity(reading.telemetry());
  }

  /** Vehicle, time and content hash in 64 bits: among millions, none meets another by chance. */
  private static long identity(Telemetry telemetry) {
    long mixed = telemetry.timestampMs() * SPREAD;
    mixed = (mixed ^ mixed >>> 29 ^ telemetry.identity()) * SPREAD;
    mixed = (mixed ^ mixed >>> 32 ^ telemetry.vehicleId().hashCode()) * SPREAD;
    return mixed ^ mixed >>> 31;
  }

  /** In place: a set of millions of boxed numbers would need a hundred bytes each. */
  private long distinct() {
    Arrays.sort(identities, 0, size);
    long distinct = 0;
    for (int i = 0; i < size; i++) {
      distinct += i == 0 || identities[i] != identities[i - 1] ? 1 : 0;
    }
    return distinct;
  }
}
