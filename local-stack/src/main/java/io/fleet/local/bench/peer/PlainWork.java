package io.fleet.local.bench.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.events.Topic;
import io.fleet.local.bench.stack.TopicScan;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What of a log concerns the statements of plain SQL, as their own conditions have it.
 *
 * @param events messages of vehicles, repeats included
 * @param ofTrips those that name a trip: each is a new distance of its trip
 * @param fast those above 80 km/h: each is passed on
 */
public record PlainWork(long events, long ofTrips, long fast) {
  static final double FAST_KMPH = 80;

  /** Counts the telemetry topic from its beginning to its end as it is now. */
  public static PlainWork inLog(String bootstrapServers) throws IOException {
    Count count = new Count();
    new TopicScan(bootstrapServers, Topic.TELEMETRY_RAW.topicName()).forEach(count::add);
    return count.work();
  }

  /** Adds messages up, one at a time. */
  static final class Count {
    private static final ObjectMapper JSON = new ObjectMapper();

    private long events;
    private long ofTrips;
    private long fast;

    void add(ConsumerRecord<byte[], byte[]> record) throws IOException {
      add(record.value());
    }

    void add(byte[] value) throws IOException {
      JsonNode message = JSON.readTree(value);
      if (!message.hasNonNull("vehicle_id")) {
        return; // a heartbeat
      }
      events++;
      ofTrips += message.hasNonNull("trip_id") ? 1 : 0;
      fast += message.path("speed_kmph").asDouble() > FAST_KMPH ? 1 : 0;
    }

    PlainWork work() {
      return new PlainWork(events, ofTrips, fast);
    }
  }
}
