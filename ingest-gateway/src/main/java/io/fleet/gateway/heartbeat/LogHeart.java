package io.fleet.gateway.heartbeat;

import io.fleet.events.Heartbeat;
import io.fleet.events.Topic;
import io.fleet.gateway.publish.LogWriter;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.jboss.logging.Logger;

/**
 * Beats once a second on every partition the telemetry topic really has. Several gateways beating
 * at once do no harm. While the log is away at most a few beats wait.
 */
@ApplicationScoped
public class LogHeart {
  private static final Logger LOG = Logger.getLogger(LogHeart.class);
  private static final long PERIOD_MS = 1_000;
  private static final int MAX_PENDING_BEATS = 5;

  private final LogWriter log;
  private final AtomicInteger pending = new AtomicInteger();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(LogHeart::thread);

  LogHeart(LogWriter log) {
    this.log = log;
  }

  void start(@Observes StartupEvent event) {
    timer.scheduleAtFixedRate(this::beat, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    timer.shutdownNow();
  }

  private void beat() {
    if (pending.incrementAndGet() > MAX_PENDING_BEATS) {
      pending.decrementAndGet();
      return;
    }
    try {
      log.probe(LogHeart::beats).whenComplete((done, failure) -> pending.decrementAndGet());
    } catch (RuntimeException e) {
      pending.decrementAndGet();
      LOG.warnf("no heartbeat: %s", e.getClass().getSimpleName());
    }
  }

  private static List<ProducerRecord<byte[], byte[]>> beats(Producer<byte[], byte[]> producer) {
    String topic = Topic.TELEMETRY_RAW.topicName();
    List<ProducerRecord<byte[], byte[]>> beats = new ArrayList<>();
    for (PartitionInfo partition : producer.partitionsFor(topic)) {
      beats.add(
          new ProducerRecord<>(topic, partition.partition(), Heartbeat.key(), Heartbeat.value()));
    }
    return beats;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "heartbeat");
    thread.setDaemon(true);
    return thread;
  }
}
