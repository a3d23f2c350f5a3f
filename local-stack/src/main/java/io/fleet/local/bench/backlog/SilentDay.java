package io.fleet.local.bench.backlog;

import io.fleet.events.Topic;
import io.fleet.local.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Lets time pass in a log without a word of any vehicle: heartbeats that bear times to come, as far
 * apart as they may be to count in full. The topic believes its producers' times from then on, so
 * the log is good for nothing else afterwards.
 */
public final class SilentDay {
  /** No more than what the job takes for attended time, ms. */
  private static final long APART_MS = 5_000;

  private static final long HOUR_MS = 3_600_000;
  private static final int WAIT_S = 30;
  private static final long LOOK_MS = 200;

  private final String bootstrapServers;

  public SilentDay(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Writes the heartbeats of a span of time.
   *
   * @param fromMs its begin, epoch milliseconds, not before the newest record
   * @param span how long
   * @param anHourIn waits so long after each hour of it, that partitions be read side by side
   */
  public void write(long fromMs, Duration span, Duration anHourIn)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    believeProducers();
    try (LogProducer log = new LogProducer(bootstrapServers)) {
      awaitBelieved(log, fromMs);
      for (long atMs = APART_MS; atMs <= span.toMillis(); atMs += APART_MS) {
        log.heartbeatAt(fromMs + atMs);
        if (atMs % HOUR_MS == 0) {
          log.flush();
          TimeUnit.MILLISECONDS.sleep(anHourIn.toMillis());
        }
      }
      log.flush();
    }
  }

  private void believeProducers()
      throws InterruptedException, ExecutionException, TimeoutException {
    ConfigResource topic =
        new ConfigResource(ConfigResource.Type.TOPIC, Topic.TELEMETRY_RAW.topicName());
    Collection<AlterConfigOp> changes =
        List.of(
            set(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime"),
            set(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, String.valueOf(Long.MAX_VALUE)));
    try (Admin admin = Admin.create(Topics.adminSettings(bootstrapServers))) {
      admin.incrementalAlterConfigs(Map.of(topic, changes)).all().get(WAIT_S, TimeUnit.SECONDS);
    }
  }

  private static void awaitBelieved(LogProducer log, long atMs)
      throws IOException, InterruptedException, TimeoutException {
    long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_S);
    while (!log.isBelieved(atMs)) {
      if (System.nanoTime() > deadlineNs) {
        throw new TimeoutException("the log goes on by its own time");
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
    }
  }

  private static AlterConfigOp set(String name, String value) {
    return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
  }
}
