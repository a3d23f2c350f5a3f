package io.fleet.local.bench.backlog;

import io.fleet.events.Heartbeat;
import io.fleet.events.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

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
  private static final String TOPIC = Topic.TELEMETRY_RAW.topicName();

  private final String bootstrapServers;
  private final Path drives;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

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
    try (Producer<byte[], byte[]> producer = new KafkaProducer<>(settings())) {
      long beatNs = heartbeat(producer);
      for (long left = total; left > 0; left -= PORTION) {
        List<BacklogEvent> portion = portion(events, (int) Math.min(left, PORTION));
        for (BacklogEvent event : portion) {
          distinct.add(event);
          bytes += event.json().length;
        }
        sendNs += send(producer, portion);
        beatNs = System.nanoTime() - beatNs > HEARTBEAT_NS ? heartbeat(producer) : beatNs;
      }
      heartbeat(producer);
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

  private long send(Producer<byte[], byte[]> producer, List<BacklogEvent> events)
      throws IOException {
    long startNs = System.nanoTime();
    for (BacklogEvent event : events) {
      byte[] key = event.vehicleId().getBytes(StandardCharsets.UTF_8);
      producer.send(new ProducerRecord<>(TOPIC, key, event.json()), this::note);
    }
    flush(producer);
    return System.nanoTime() - startNs;
  }

  /** One heartbeat into every partition, as the gateway writes them; returns when that was. */
  private long heartbeat(Producer<byte[], byte[]> producer) throws IOException {
    for (int partition = 0; partition < Topic.TELEMETRY_RAW.partitions(); partition++) {
      producer.send(
          new ProducerRecord<>(TOPIC, partition, Heartbeat.key(), Heartbeat.value()), this::note);
    }
    flush(producer);
    return System.nanoTime();
  }

  private void note(Object metadata, Exception e) {
    if (e != null) {
      failure.compareAndSet(null, e);
    }
  }

  private void flush(Producer<byte[], byte[]> producer) throws IOException {
    producer.flush();
    if (failure.get() != null) {
      throw new IOException("the log did not take the backlog", failure.get());
    }
  }

  private Map<String, Object> settings() {
    return Map.of(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrapServers,
        ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
        ByteArraySerializer.class,
        ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
        ByteArraySerializer.class,
        ProducerConfig.ACKS_CONFIG,
        "all",
        ProducerConfig.COMPRESSION_TYPE_CONFIG,
        "lz4",
        ProducerConfig.LINGER_MS_CONFIG,
        20,
        ProducerConfig.BATCH_SIZE_CONFIG,
        128 << 10,
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        60_000);
  }
}
