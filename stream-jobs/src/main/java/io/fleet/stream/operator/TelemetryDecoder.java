package io.fleet.stream.operator;

import io.fleet.events.ClockRule;
import io.fleet.events.DeadLetter;
import io.fleet.events.Heartbeat;
import io.fleet.events.Refusal;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryReader;
import io.fleet.events.TelemetryReading;
import io.fleet.events.TraceParent;
import io.fleet.stream.io.LogRecord;
import io.fleet.stream.io.OutboundRecord;
import io.fleet.stream.io.clickhouse.EncodedRow;
import io.fleet.stream.io.clickhouse.TelemetryBlocks;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Reads telemetry records: events go on to the timelines and, as rows, to ClickHouse; heartbeats go
 * to every subtask; what cannot be read becomes a dead letter and the stream goes on. An operator
 * and not a function, since it hands on the rows it has gathered before a checkpoint's barrier.
 */
public final class TelemetryDecoder extends AbstractStreamOperator<TimelineInput>
    implements OneInputStreamOperator<LogRecord, TimelineInput> {
  private static final long serialVersionUID = 1L;

  /** The reason of a dead letter that a defect of ours made. */
  private static final String ERROR = "error";

  private final int maxParallelism;
  private transient TelemetryReader reader;
  private transient TelemetryBlocks rows;
  private transient StreamRecord<TimelineInput> next;
  private transient String[] heartbeatKeys;
  private transient Counter decoded;
  private transient Counter deadLetters;

  /**
   * A decoder in front of keyed timelines.
   *
   * @param maxParallelism the timelines' key groups
   */
  public TelemetryDecoder(int maxParallelism) {
    this.maxParallelism = maxParallelism;
  }

  @Override
  public void open() throws Exception {
    super.open();
    reader = new TelemetryReader();
    rows = new TelemetryBlocks();
    next = new StreamRecord<>(null);
    heartbeatKeys = KeyGroupKeys.of(maxParallelism);
    decoded = getRuntimeContext().getMetricGroup().counter("fleet_telemetry_decoded");
    deadLetters = getRuntimeContext().getMetricGroup().counter("fleet_telemetry_dead_letters");
  }

  @Override
  public void processElement(StreamRecord<LogRecord> element) {
    LogRecord record = element.getValue();
    if (Heartbeat.isKey(record.key)) {
      for (String key : heartbeatKeys) {
        put(TimelineInput.heartbeat(key, record.partition, record.offset, record.appendMs));
      }
      return;
    }
    Telemetry telemetry = null;
    EncodedRow rowsBefore = null;
    try {
      telemetry = read(record);
      rowsBefore = telemetry == null ? null : rows.add(telemetry);
    } catch (RuntimeException e) {
      telemetry = null;
      bury(record, new Refusal(ERROR, e.toString()));
    }
    store(rowsBefore);
    if (telemetry != null) {
      decoded.inc();
      put(
          TimelineInput.event(
              telemetry, record.partition, record.offset, record.appendMs, trace(record)));
    }
  }

  private void store(EncodedRow told) {
    if (told != null) {
      output.collect(SideOutputs.ROWS, new StreamRecord<>(told));
    }
  }

  private void put(TimelineInput input) {
    output.collect(next.replace(input, input.appendMs()));
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    rows.end().forEach(this::store);
  }

  @Override
  public void finish() {
    rows.end().forEach(this::store);
  }

  private static TraceParent trace(LogRecord record) {
    return record.headers.isEmpty()
        ? null
        : TraceParent.sampled(record.headers.get(TraceParent.HEADER));
  }

  /** The event, or null if it became a dead letter; an urgent one is kept at the log's time. */
  private Telemetry read(LogRecord record) {
    if (record.value == null) {
      bury(record, new Refusal(Refusal.MALFORMED, "a record without a value"));
      return null;
    }
    TelemetryReading reading = reader.read(record.value);
    Refusal refusal = reading.refusal();
    if (refusal == null) {
      refusal = ClockRule.DEFAULT.check(reading.telemetry().timestampMs(), record.appendMs);
    }
    if (refusal == null) {
      return reading.telemetry();
    }
    bury(record, refusal);
    return reading.urgent() ? reader.lastAtServerTime(record.appendMs) : null;
  }

  private void bury(LogRecord record, Refusal refusal) {
    deadLetters.inc();
    DeadLetter letter =
        new DeadLetter(
            "decode", refusal.reason(), refusal.detail(), record.place(), record.appendMs);
    output.collect(
        SideOutputs.OUTBOUND,
        new StreamRecord<>(OutboundRecord.deadLetter(letter, record.key, record.value)));
  }
}
