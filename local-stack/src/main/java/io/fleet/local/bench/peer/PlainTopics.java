package io.fleet.local.bench.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.local.bench.stack.TopicScan;
import io.fleet.local.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;

/** The topics into which plain SQL writes; their names stand in {@code plain/tables.sql}, too. */
public final class PlainTopics implements AutoCloseable {
  private static final String TRIPS = "bench.plain.trips";
  private static final String ACTIVITY = "bench.plain.activity";
  private static final String FAST = "bench.plain.fast";
  private static final int PARTITIONS = 3;
  private static final short ONE_REPLICA = 1;
  private static final int WAIT_S = 30;

  /** An event is in every window of 5 s that begins with a second. */
  private static final int WINDOWS_OF_AN_EVENT = 5;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String bootstrapServers;
  private final Admin admin;

  private PlainTopics(String bootstrapServers, Admin admin) {
    this.bootstrapServers = bootstrapServers;
    this.admin = admin;
  }

  /** Creates them. */
  public static PlainTopics create(String bootstrapServers) throws Exception {
    Admin admin = Admin.create(Topics.adminSettings(bootstrapServers));
    Map<String, String> compacted =
        Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    admin
        .createTopics(
            List.of(
                new NewTopic(TRIPS, PARTITIONS, ONE_REPLICA).configs(compacted),
                new NewTopic(ACTIVITY, PARTITIONS, ONE_REPLICA),
                new NewTopic(FAST, PARTITIONS, ONE_REPLICA)))
        .all()
        .get(WAIT_S, TimeUnit.SECONDS);
    return new PlainTopics(bootstrapServers, admin);
  }

  /** How many distances of trips were written so far. */
  public long distances() throws Exception {
    return written(TRIPS);
  }

  /** How many fast events were written so far. */
  public long fast() throws Exception {
    return written(FAST);
  }

  /** Events of which the newest distance of every trip is made. */
  public long eventsOfTrips() throws IOException {
    Map<String, Long> fixes = new HashMap<>();
    new TopicScan(bootstrapServers, TRIPS)
        .forEach(
            record -> {
              String trip = new String(record.key(), StandardCharsets.UTF_8);
              fixes.put(trip, JSON.readTree(record.value()).path("fixes").asLong());
            });
    return fixes.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Events that were counted in all their windows. */
  public long eventsOfWindows() throws IOException {
    long[] counted = {0};
    new TopicScan(bootstrapServers, ACTIVITY)
        .forEach(
            record -> {
              JsonNode window = JSON.readTree(record.value());
              counted[0] += window.path("events").asLong();
            });
    return counted[0] / WINDOWS_OF_AN_EVENT;
  }

  private long written(String topic) throws Exception {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    IntStream.range(0, PARTITIONS)
        .forEach(number -> wanted.put(new TopicPartition(topic, number), OffsetSpec.latest()));
    return admin.listOffsets(wanted).all().get(WAIT_S, TimeUnit.SECONDS).values().stream()
        .mapToLong(end -> end.offset())
        .sum();
  }

  @Override
  public void close() {
    admin.close();
  }
}
