package io.fleet.stream.operator;

import io.fleet.events.Alert;
import io.fleet.events.AlertAction;
import io.fleet.events.AlertActionJson;
import io.fleet.events.AlertJson;
import io.fleet.events.DeadLetter;
import io.fleet.events.DeliveryScan;
import io.fleet.events.DriverEvent;
import io.fleet.events.EventActionJson;
import io.fleet.events.RecordReader;
import io.fleet.events.Refusal;
import io.fleet.events.Topic;
import io.fleet.events.WebhookAttemptJson;
import io.fleet.events.reference.ReferenceJson;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.stream.io.LogRecord;
import io.fleet.stream.io.OutboundRecord;
import io.fleet.stream.io.clickhouse.AlertActionRow;
import io.fleet.stream.io.clickhouse.AlertRow;
import io.fleet.stream.io.clickhouse.DeadLetterRow;
import io.fleet.stream.io.clickhouse.DeliveryRows;
import io.fleet.stream.io.clickhouse.DeviceRow;
import io.fleet.stream.io.clickhouse.DriverEventRow;
import io.fleet.stream.io.clickhouse.EncodedRow;
import io.fleet.stream.io.clickhouse.EventActionRow;
import io.fleet.stream.io.clickhouse.ReferenceRow;
import io.fleet.stream.io.clickhouse.RowBinaryWriter;
import io.fleet.stream.io.clickhouse.TripEventRow;
import io.fleet.stream.io.clickhouse.VehicleStatusRow;
import io.fleet.stream.io.clickhouse.WebhookAttemptRow;
import io.fleet.stream.timeline.LogClock;
import io.fleet.stream.timeline.VehicleTimeline;
import io.fleet.stream.timeline.reference.ReferenceScope;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Reads every topic beside telemetry into rows for ClickHouse: alerts as they were published, dead
 * letters, trip events, driver events, scans at stops, vehicle status, reference data, replies to
 * commands, devices that come and go, what people say about events and alerts, attempts to deliver.
 * What cannot be read becomes a dead letter.
 */
public final class RecordDecoder extends ProcessFunction<LogRecord, EncodedRow> {
  private static final long serialVersionUID = 1L;

  private static final byte[] NO_BYTES = {};

  private transient RowBinaryWriter rows;

  @Override
  public void open(OpenContext context) {
    rows = new RowBinaryWriter();
  }

  @Override
  public void processElement(LogRecord record, Context context, Collector<EncodedRow> out) {
    try {
      EncodedRow row = read(record, context);
      if (row != null) {
        out.collect(row);
      }
    } catch (Refusal.RefusedException e) {
      bury(record, e.refusal().reason(), e.refusal().detail(), context);
    } catch (RuntimeException e) {
      rows.reset();
      bury(record, "error", e.toString(), context);
    }
  }

  private EncodedRow read(LogRecord record, Context context) throws Refusal.RefusedException {
    if (record.topic.equals(Topic.DEAD_LETTERS.topicName())) {
      return deadLetter(record);
    }
    ReferenceKind kind = ReferenceKind.ofTopic(record.topic);
    if (kind != null) {
      return reference(kind, record, context);
    }
    if (record.value == null) {
      throw new Refusal.RefusedException(Refusal.MALFORMED, "a record without a value");
    }
    if (record.topic.equals(Topic.ALERTS.topicName())) {
      return alert(record, context);
    }
    if (record.topic.equals(Topic.TRIP_EVENTS.topicName())) {
      return TripEventRow.encode(RecordReader.tripEvent(record.value), rows);
    }
    if (record.topic.equals(Topic.DRIVER_EVENTS.topicName())) {
      return driverEvent(record, context);
    }
    if (record.topic.equals(Topic.DELIVERY_EVENTS.topicName())) {
      return scan(record, context);
    }
    if (record.topic.equals(Topic.VEHICLE_STATUS.topicName())) {
      return VehicleStatusRow.encode(RecordReader.vehicleStatus(record.value), rows);
    }
    long version = LogClock.versionOf(record.appendMs, record.offset);
    if (record.topic.equals(Topic.EVENT_ACTIONS.topicName())) {
      return action(record.value, version);
    }
    if (record.topic.equals(Topic.COMMAND_REPLIES.topicName())) {
      return DeviceRow.commandReply(record.value, version, rows);
    }
    if (record.topic.equals(Topic.DEVICE_CONNECTIONS.topicName())) {
      return DeviceRow.connection(record.value, version, rows);
    }
    if (record.topic.equals(Topic.WEBHOOK_ATTEMPTS.topicName())) {
      return WebhookAttemptRow.encode(WebhookAttemptJson.read(record.value), version, rows);
    }
    throw new Refusal.RefusedException(Refusal.MALFORMED, "no reader for this topic");
  }

  private EncodedRow action(byte[] value, long version) throws Refusal.RefusedException {
    Optional<AlertAction> aboutAlert = AlertActionJson.find(value);
    return aboutAlert.isPresent()
        ? AlertActionRow.encode(aboutAlert.get(), version, rows)
        : EventActionRow.encode(EventActionJson.read(value), version, rows);
  }

  /** Devices stay in their topic; a record without a value only ends what compaction keeps. */
  private EncodedRow reference(ReferenceKind kind, LogRecord record, Context context)
      throws Refusal.RefusedException {
    if (kind == ReferenceKind.DEVICES || record.value == null) {
      return null;
    }
    ReferenceVersion version = ReferenceJson.read(kind, record.value);
    EncodedRow row = ReferenceRow.encode(version, rows);
    if (ReferenceScope.isJudgedBy(version) && version.validFromMs() < record.appendMs) {
      context.output(
          SideOutputs.NEWS, LateNews.of(ReferenceScope.vehicleOf(version), record.appendMs));
    }
    return row;
  }

  private EncodedRow alert(LogRecord record, Context context) throws Refusal.RefusedException {
    Alert alert = AlertJson.read(record.value);
    EncodedRow row = AlertRow.encode(alert, rows);
    context.output(SideOutputs.ALERTS, AlertMoment.of(alert, record.appendMs));
    return row;
  }

  private EncodedRow driverEvent(LogRecord record, Context context)
      throws Refusal.RefusedException {
    DriverEvent event = RecordReader.driverEvent(record.value);
    EncodedRow row = DriverEventRow.encode(event, rows);
    long version = LogClock.versionOf(record.appendMs, record.offset);
    context.output(SideOutputs.DUTY, DriverInput.event(event, version));
    boolean isLate = event.timestampMs() < record.appendMs - VehicleTimeline.HORIZON_MS;
    if (isLate && event.vehicleId() != null) {
      context.output(SideOutputs.NEWS, LateNews.of(event.vehicleId(), record.appendMs));
    }
    return row;
  }

  private EncodedRow scan(LogRecord record, Context context) throws Refusal.RefusedException {
    DeliveryScan scan = RecordReader.deliveryScan(record.value);
    context.output(SideOutputs.NEWS, LateNews.of(scan.vehicleId(), record.appendMs));
    return DeliveryRows.encode(scan, rows);
  }

  private EncodedRow deadLetter(LogRecord record) {
    Map<String, String> headers = record.headers;
    DeadLetter letter =
        new DeadLetter(
            headers.getOrDefault(DeadLetter.HEADER_PLACE, "unknown"),
            headers.getOrDefault(DeadLetter.HEADER_REASON, "unknown"),
            headers.getOrDefault(DeadLetter.HEADER_DETAIL, ""),
            headers.getOrDefault(DeadLetter.HEADER_ORIGIN, ""),
            time(headers.get(DeadLetter.HEADER_TIME), record.appendMs));
    return DeadLetterRow.encode(letter, record.key, record.value, record.place(), rows);
  }

  private static long time(String text, long otherwise) {
    try {
      return text == null ? otherwise : Long.parseLong(text);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  private static void bury(LogRecord record, String reason, String detail, Context context) {
    DeadLetter letter = new DeadLetter("decode", reason, detail, record.place(), record.appendMs);
    // what people wrote of people stays in its own topic, where it can be found by its place
    boolean isReference = ReferenceKind.ofTopic(record.topic) != null;
    byte[] bytes = isReference ? NO_BYTES : record.value;
    context.output(SideOutputs.OUTBOUND, OutboundRecord.deadLetter(letter, record.key, bytes));
  }
}
