package io.fleet.stream.upgrade;

import io.fleet.events.AlertJson;
import io.fleet.events.Change;
import io.fleet.events.ChangeJson;
import io.fleet.events.Refusal;
import io.fleet.events.Topic;
import io.fleet.stream.io.OutboundRecord;
import io.fleet.stream.io.clickhouse.ClickHouseTable;
import io.fleet.stream.io.clickhouse.EncodedRow;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** All that jobs of this process have put out; stands in for ClickHouse and the log. */
final class Told {
  private static final Map<String, Told> OPEN = new ConcurrentHashMap<>();

  final List<EncodedRow> rows = new CopyOnWriteArrayList<>();
  final List<OutboundRecord> outbound = new CopyOnWriteArrayList<>();
  private final String name = UUID.randomUUID().toString();

  Told() {
    OPEN.put(name, this);
  }

  Sink<EncodedRow> rowSink() {
    String of = name;
    return new Recorder<>(row -> OPEN.get(of).rows.add(row));
  }

  Sink<OutboundRecord> outboundSink() {
    String of = name;
    return new Recorder<>(sent -> OPEN.get(of).outbound.add(sent));
  }

  /** How many events have become rows. */
  long events() {
    return rows.stream()
        .filter(row -> row.table() == ClickHouseTable.TELEMETRY)
        .mapToLong(EncodedRow::count)
        .sum();
  }

  /** What a topic was told, in order. */
  List<byte[]> of(Topic topic) {
    return outbound.stream()
        .filter(record -> record.topic.equals(topic.topicName()))
        .map(record -> record.value)
        .toList();
  }

  /** What a record that may be told again is about; null if it is none. */
  static String idOf(OutboundRecord record) {
    try {
      if (record.topic.equals(Topic.ALERTS.topicName())) {
        return AlertJson.read(record.value).alertId();
      }
      if (record.topic.equals(Topic.CHANGES.topicName())) {
        Change change = ChangeJson.read(record.value);
        return change.type() + ' ' + change.id();
      }
      return null;
    } catch (Refusal.RefusedException e) {
      throw new IllegalStateException("a record that cannot be read", e);
    }
  }

  private interface Taker<T> extends Serializable {
    void take(T element);
  }

  private record Recorder<T>(Taker<T> taker) implements Sink<T> {
    private static final long serialVersionUID = 1L;

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
      return new SinkWriter<>() {
        @Override
        public void write(T element, Context written) {
          taker.take(element);
        }

        @Override
        public void flush(boolean endOfInput) {
          // nothing waits
        }

        @Override
        public void close() {
          // nothing is open
        }
      };
    }
  }
}
