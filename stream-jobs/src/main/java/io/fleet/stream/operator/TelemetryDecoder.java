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
import io.fleet.stream.io.clickhouse.RowBinaryWriter;
import io.fleet.stream.io.clickhouse.TelemetryRow;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Reads telemetry records: events go on to the timelines and, as rows, to ClickHouse; heartbeats go
 * to every subtask; what cannot be read becomes a dead letter and the stream goes on.
 */
public final class TelemetryDecoder extends ProcessFunction<LogRecord, TimelineInput> {
  private static final long serialVersionUID = 1L;

  /** The reason of a dead letter that a defect of ours made. */
  private static final String ERROR = "error";

  private final int maxParallelism;
  private transient TelemetryReader reader;
  private transient RowBinaryWriter rows;
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
  public void open(OpenContext context) {
    reader = new TelemetryReader();
    rows = new RowBinaryWriter();
    heartbeatKeys = KeyGroupKeys.of(maxParallelism);
    decoded = getRuntimeContext().getMetricGroup().counter("fleet_telemetry_decoded");
    deadLetters = getRuntimeContext().getMetricGroup().counter("fleet_telemetry_dead_letters");
  }

  @Override
  public void processElement(LogRecord record, Context context, Collector<TimelineInput> out) {
    if (Heartbeat.isKey(record.key)) {
      for (String key : heartbeatKeys) {
        out.collect(TimelineInput.heartbeat(key, record.partition, record.offset, record.appendMs));
      }
      return;
    }
    Telemetry telemetry = null;
    EncodedRow row = null;
    try {
      telemetry = read(record, context);
      row = telemetry == null ? null : TelemetryRow.encode(telemetry, rows);
    } catch (RuntimeException e) {
      rows.reset();
      bury(record, new Refusal(ERROR, e.toString()), context);
    }
    if (row != null) {
      decoded.inc();
      context.output(SideOutputs.ROWS, row);
      out.collect(
          TimelineInput.event(
              telemetry, record.partition, record.offset, record.appendMs, trace(record)));
    }
  }

  private static TraceParent trace(LogRecord record) {
    return record.headers.isEmpty()
        ? null
        : TraceParent.sampled(record.headers.get(TraceParent.HEADER));
  }

  /** The event, or null if it became a dead letter; an urgent one is kept at the log's time. */
  private Telemetry read(LogRecord record, Context context) {
    if (record.value == null) {
      bury(record, new Refusal(Refusal.MALFORMED, "a record without a value"), context);
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
    bury(record, refusal, context);
    return reading.urgent() ? reader.lastAtServerTime(record.appendMs) : null;
  }

  private void bury(LogRecord record, Refusal refusal, Context context) {
    deadLetters.inc();
    DeadLetter letter =
        new DeadLetter(
            "decode", refusal.reason(), refusal.detail(), record.place(), record.appendMs);
    context.output(
        SideOutputs.OUTBOUND, OutboundRecord.deadLetter(letter, record.key, record.value));
  }
}
