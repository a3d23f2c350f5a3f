package io.fleet.query.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.events.Alert;
import io.fleet.events.AlertJson;
import io.fleet.events.Change;
import io.fleet.events.ChangeJson;
import io.fleet.events.Refusal;
import io.fleet.events.ScoreSnapshot;
import io.fleet.events.ScoreSnapshotJson;
import io.fleet.events.Topic;
import java.io.IOException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Makes items of the feed of records, by the topic they stand in. */
final class ItemReader {
  private static final int VERSIONS_PER_MS = 1_000;

  private final ObjectMapper json;

  ItemReader(ObjectMapper json) {
    this.json = json;
  }

  /**
   * Reads a record.
   *
   * @return null if it says nothing
   */
  ChangeItem read(Topic topic, ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return null;
    }
    try {
      return switch (topic) {
        case ALERTS -> alert(AlertJson.read(record.value()));
        case DRIVER_SCORES -> score(ScoreSnapshotJson.read(record.value()), record);
        default -> change(ChangeJson.read(record.value()));
      };
    } catch (Refusal.RefusedException | IOException e) {
      return null;
    }
  }

  private ChangeItem change(Change c) throws IOException {
    JsonNode data = c.data() == null ? null : json.readTree(c.data());
    return new ChangeItem(
        c.type(),
        c.id(),
        c.version(),
        c.withdrawn(),
        c.vehicleId(),
        c.driverId(),
        Instant.ofEpochMilli(c.tsMs()),
        Instant.ofEpochMilli(c.emittedAtMs()),
        c.state(),
        c.was(),
        data);
  }

  private ChangeItem alert(Alert a) throws IOException {
    boolean withdrawn = a.state() == Alert.State.WITHDRAWN;
    ObjectNode row = (ObjectNode) json.readTree(AlertJson.write(a));
    row.set("updated_at", row.get("emitted_at"));
    row.put("withdrawn", withdrawn);
    return new ChangeItem(
        ChangeTypes.ALERT,
        a.alertId(),
        a.version(),
        withdrawn,
        a.vehicleId(),
        a.driverId(),
        Instant.ofEpochMilli(a.tsMs()),
        Instant.ofEpochMilli(a.emittedAtMs()),
        a.state().wireName(),
        null,
        row);
  }

  /** A snapshot has no version of its own: what the log took later holds. */
  private ChangeItem score(ScoreSnapshot s, ConsumerRecord<byte[], byte[]> record)
      throws IOException {
    return new ChangeItem(
        ChangeTypes.SCORE,
        s.scoreId(),
        record.timestamp() * VERSIONS_PER_MS + record.offset() % VERSIONS_PER_MS,
        false,
        null,
        s.driverId(),
        Instant.ofEpochMilli(s.asOfMs()),
        Instant.ofEpochMilli(record.timestamp()),
        null,
        null,
        json.readTree(ScoreSnapshotJson.write(s)));
  }
}
