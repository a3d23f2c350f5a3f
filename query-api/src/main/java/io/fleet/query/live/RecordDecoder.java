package io.fleet.query.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.events.ClockRule;
import io.fleet.events.Heartbeat;
import io.fleet.events.TelemetryReader;
import io.fleet.events.TelemetryReading;
import io.fleet.events.Topic;
import java.io.IOException;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads records of states, telemetry or a panel, by the topic they stand in; for one thread. */
final class RecordDecoder {
  private static final int LONGEST_PANEL = 65_536;

  private final TelemetryReader telemetry = new TelemetryReader();
  private final ObjectMapper json;
  private final Clock clock;
  private final LogListener listener;

  RecordDecoder(ObjectMapper json, Clock clock, LogListener listener) {
    this.json = json;
    this.clock = clock;
    this.listener = listener;
  }

  /** Tells the listener what a record says; never throws for what the bytes say. */
  void decode(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      listener.unreadable();
    } else if (record.topic().equals(Topic.TELEMETRY_RAW.topicName())) {
      telemetry(record);
    } else {
      panel(record.value());
    }
  }

  private void telemetry(ConsumerRecord<byte[], byte[]> record) {
    if (Heartbeat.isKey(record.key())) {
      return;
    }
    TelemetryReading reading = telemetry.read(record.value());
    if (reading.isAccepted()
        && ClockRule.DEFAULT.check(reading.telemetry().timestampMs(), clock.millis()) == null) {
      listener.telemetry(reading.telemetry());
    } else {
      listener.unreadable();
    }
  }

  private void panel(byte[] value) {
    try {
      JsonNode node = value.length > LONGEST_PANEL ? null : json.readTree(value);
      if (node == null || !node.isObject()) {
        listener.unreadable();
      } else {
        listener.panel(oneLine(node));
      }
    } catch (IOException e) {
      listener.unreadable();
    }
  }

  private String oneLine(JsonNode node) throws JsonProcessingException {
    return json.writeValueAsString(node);
  }
}
