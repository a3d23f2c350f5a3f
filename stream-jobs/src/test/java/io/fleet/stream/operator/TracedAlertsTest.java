package io.fleet.stream.operator;

import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.events.AlertJson;
import io.fleet.events.Refusal;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.events.TelemetryWriter;
import io.fleet.events.Topic;
import io.fleet.events.TraceParent;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.io.LogRecord;
import io.fleet.stream.io.OutboundRecord;
import io.fleet.stream.io.clickhouse.EncodedRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

/** From the record of an event to the record of its alert. */
class TracedAlertsTest {
  private static final TraceParent POST = new TraceParent(1, 2, 3);

  private static final List<Telemetry> SPEEDING =
      DriveStory.of("van")
          .saying(b -> b.set(TelemetryField.SPEED_LIMIT, 50))
          .stand(seconds(10))
          .drive(48, minutes(1))
          .drive(70, seconds(30))
          .drive(40, seconds(30))
          .stand(minutes(6))
          .events();

  /** From the vehicle to the log. */
  private static final long WAY_MS = 200;

  private static final List<String> NOBODYS = new ArrayList<>();

  @Test
  void anAlertCarriesTheTraceOfTheEventThatToldIt() throws Exception {
    // when
    Told told = run(POST.text(), AlertTracesFactory.carried());

    // then
    assertThat(told.alerts()).extracting(TracedAlertsTest::state).startsWith("opened");
    assertThat(told.alerts()).allSatisfy(alert -> assertThat(trace(alert)).isEqualTo(POST));
    assertThat(told.changes()).isNotEmpty();
    assertThat(told.changes()).allSatisfy(change -> assertThat(trace(change)).isEqualTo(POST));
  }

  @Test
  void whatGoesOnWithATraceIsToldTheAlertAndSaysWhatItsRecordCarries() throws Exception {
    // given
    AlertTracesFactory timelines = () -> TracedAlertsTest::spanOfItsOwn;

    // when
    Told told = run(POST.text(), timelines);

    // then
    assertThat(told.alerts())
        .extracting(TracedAlertsTest::trace)
        .contains(new TraceParent(1, 2, 100), new TraceParent(1, 2, 101));
  }

  /** What it was told shows in the id: that of an alert that opens, or of one that does not. */
  private static TraceParent spanOfItsOwn(TraceParent cause, long appendMs, Alert alert) {
    assertThat(cause).isEqualTo(POST);
    assertThat(SPEEDING).extracting(event -> event.timestampMs() + WAY_MS).contains(appendMs);
    return new TraceParent(1, 2, alert.state() == Alert.State.OPENED ? 100 : 101);
  }

  @Test
  void anAlertOfAnEventThatIsNotTracedCarriesNothing() throws Exception {
    for (String header : new String[] {null, "nonsense", POST.text().replace("-01", "-00")}) {
      // when
      Told told = run(header, () -> TracedAlertsTest::neverAsked);

      // then
      assertThat(told.alerts()).as(header).isNotEmpty();
      assertThat(told.alerts()).allSatisfy(alert -> assertThat(alert.headers).isEmpty());
      assertThat(told.changes()).allSatisfy(change -> assertThat(change.headers).isEmpty());
    }
    assertThat(NOBODYS).isEmpty();
  }

  private static TraceParent neverAsked(TraceParent cause, long appendMs, Alert alert) {
    NOBODYS.add(alert.alertId());
    return cause;
  }

  @Test
  void whatTimeAloneTellsIsNobodysDoing() throws Exception {
    try (var timelines = timelines(AlertTracesFactory.carried())) {
      // given
      timelines.open();
      long logMs = 0;
      for (TimelineInput input : decoded(POST.text())) {
        logMs = input.appendMs();
        timelines.processElement(input, logMs);
      }
      int before = outbound(timelines, SideOutputs.CHANGES).size();

      // when nobody says anything more
      for (long offset = 10_000; offset < 11_000; offset++) {
        logMs += 5_000;
        timelines.processElement(TimelineInput.heartbeat("~0", 0, offset, logMs), logMs);
        timelines.processWatermark(logMs);
      }

      // then
      List<OutboundRecord> after = outbound(timelines, SideOutputs.CHANGES);
      assertThat(after).hasSizeGreaterThan(before);
      assertThat(after.subList(before, after.size()))
          .allSatisfy(change -> assertThat(change.headers).isEmpty());
    }
  }

  private record Told(List<OutboundRecord> alerts, List<OutboundRecord> changes) {}

  private static Told run(String header, AlertTracesFactory traces) throws Exception {
    try (var timelines = timelines(traces)) {
      timelines.open();
      for (TimelineInput input : decoded(header)) {
        timelines.processElement(input, input.appendMs());
      }
      List<OutboundRecord> alerts =
          outbound(timelines, SideOutputs.OUTBOUND).stream()
              .filter(record -> record.topic.equals(Topic.ALERTS.topicName()))
              .toList();
      return new Told(alerts, outbound(timelines, SideOutputs.CHANGES));
    }
  }

  /** The records of the drive, each of which carries the header, as the timelines are told. */
  private static List<TimelineInput> decoded(String header) throws Exception {
    Map<String, String> headers =
        header == null ? Map.of() : Map.of(TraceParent.HEADER, header, "other", "x");
    try (var decoder = new OneInputStreamOperatorTestHarness<>(new TelemetryDecoder(8))) {
      decoder.open();
      long offset = 0;
      for (Telemetry event : SPEEDING) {
        byte[] key = event.vehicleId().getBytes(StandardCharsets.UTF_8);
        byte[] value = TelemetryWriter.write(event, null);
        long appendMs = event.timestampMs() + WAY_MS;
        String topic = Topic.TELEMETRY_RAW.topicName();
        decoder.processElement(
            new LogRecord(topic, 0, offset++, appendMs, key, value, headers), appendMs);
      }
      return decoder.extractOutputValues();
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, TimelineInput, EncodedRow>
      timelines(AlertTracesFactory traces) throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(
            new VehicleTimelineFunction(
                StandardRules::book,
                ReferenceFactory.none(),
                PublishedAlertsFactory.unknown(),
                traces)),
        TimelineInput::key,
        Types.STRING);
  }

  private static List<OutboundRecord> outbound(
      KeyedOneInputStreamOperatorTestHarness<String, TimelineInput, EncodedRow> timelines,
      OutputTag<OutboundRecord> tag) {
    Queue<StreamRecord<OutboundRecord>> records = timelines.getSideOutput(tag);
    return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
  }

  private static TraceParent trace(OutboundRecord record) {
    return TraceParent.sampled(record.headers.get(TraceParent.HEADER));
  }

  private static String state(OutboundRecord record) {
    try {
      return AlertJson.read(record.value).state().wireName();
    } catch (Refusal.RefusedException e) {
      throw new AssertionError(e);
    }
  }
}
