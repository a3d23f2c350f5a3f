package io.fleet.stream.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Iso8601;
import io.fleet.events.Topic;
import io.fleet.stream.io.OutboundRecord;
import io.fleet.stream.io.clickhouse.ClickHouseTable;
import io.fleet.stream.io.clickhouse.EncodedRow;
import io.fleet.stream.operator.Activity;
import io.fleet.stream.operator.AlertMoment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

class LivePanelsTest {
  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  private static final long START_MS = Iso8601.parse("2026-03-02T08:00:00Z");

  private final List<Activity> activity = new ArrayList<>();
  private final List<AlertMoment> alerts = new ArrayList<>();

  @Test
  @Timeout(60)
  void aSecondIsInFiveWindowsAndInOneMinute() throws Exception {
    // given 3 events and 20.5 m in second 7, as two subtasks told them, then a minute of nothing
    activity.add(new Activity(START_MS + 7_000, 1, 20_000));
    activity.add(new Activity(START_MS + 7_000, 2, 500));
    activity.add(new Activity(START_MS + 67_000, 0, 0));

    // when
    List<String> told = run();

    // then
    assertThat(told.stream().filter(json -> json.contains("fleet_activity")))
        .containsExactlyInAnyOrder(
            fleetActivity(3, 3, 0, 20.5),
            fleetActivity(4, 3, 0, 20.5),
            fleetActivity(5, 3, 0, 20.5),
            fleetActivity(6, 3, 0, 20.5),
            fleetActivity(7, 3, 0, 20.5));
    assertThat(told.stream().filter(json -> json.contains("activity_per_minute")))
        .containsExactly(
            "{\"panel\":\"activity_per_minute\",\"window_start\":\"2026-03-02T08:00:00.000Z\","
                + "\"window_end\":\"2026-03-02T08:01:00.000Z\",\"events\":3,\"alerts\":0,"
                + "\"serious_alerts\":0,\"distance_m\":20.5}");
  }

  @Test
  @Timeout(60)
  void anAlertCountsOnceWhateverIsSaidOfItLater() throws Exception {
    // given an alert, its end, the same again after a failure, and a graver one of another vehicle
    alert(1_000, "a", "van-1", 2, "opened");
    alert(2_000, "a", "van-1", 2, "resolved");
    alert(8_000, "a", "van-1", 2, "opened");
    alert(9_500, "b", "van-2", 4, "opened");

    // when
    List<String> told = run();

    // then
    assertThat(told.stream().filter(json -> json.contains("activity_per_minute")))
        .singleElement()
        .asString()
        .contains("\"events\":0,\"alerts\":2,\"serious_alerts\":1,");
    assertThat(told).contains(fleetActivity(1, 0, 1, 0.0), fleetActivity(9, 0, 1, 0.0));
    assertThat(told).doesNotContain(fleetActivity(8, 0, 2, 0.0));
  }

  @Test
  @Timeout(60)
  void alertsWithinFiveMinutesOfEachOtherAreOneBurst() throws Exception {
    // given
    alert(0, "a", "van-1", 2, "opened");
    alert(299_000, "b", "van-1", 3, "opened");
    alert(299_500, "c", "van-2", 1, "opened");
    alert(600_000, "d", "van-1", 1, "opened");

    // when
    List<String> told = run();

    // then
    assertThat(told.stream().filter(json -> json.contains("alert_bursts")))
        .containsExactlyInAnyOrder(
            burst("08:00:00.000Z", "08:09:59.000Z", "van-1", 2, 3),
            burst("08:04:59.500Z", "08:09:59.500Z", "van-2", 1, 1),
            burst("08:10:00.000Z", "08:15:00.000Z", "van-1", 1, 1));
  }

  @Test
  @Timeout(60)
  void whatDriversDidIsCountedByKind() throws Exception {
    // given two vehicles that speed, one of them twice, and a call for help
    alert(0, "a", "van-1", 2, "opened");
    alert(1_000, "b", "van-1", 3, "opened");
    alert(2_000, "c", "van-2", 1, "opened");
    alert(3_000, "d", "van-2", 4, "opened");
    alerts.get(3).alertType = "sos";

    // when
    List<String> told = run();

    // then
    assertThat(told.stream().filter(json -> json.contains("behaviour_per_minute")))
        .containsExactly(
            "{\"panel\":\"behaviour_per_minute\",\"window_start\":\"2026-03-02T08:00:00.000Z\","
                + "\"window_end\":\"2026-03-02T08:01:00.000Z\",\"alert_type\":\"overspeed\","
                + "\"alerts\":3,\"vehicles\":2,\"severity\":3}");
  }

  @Test
  @Timeout(60)
  void everyWindowIsARowAndARecordOfItsPanel() throws Exception {
    // given
    activity.add(new Activity(START_MS, 1, 1));
    alert(1_000, "a", "van-1", 2, "opened");
    List<EncodedRow> rows = new ArrayList<>();
    List<OutboundRecord> outbound = new ArrayList<>();

    // when
    run(rows, outbound);

    // then
    Map<ClickHouseTable, Long> counts =
        rows.stream().collect(Collectors.groupingBy(EncodedRow::table, Collectors.counting()));
    assertThat(counts)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                ClickHouseTable.FLEET_ACTIVITY, 6L,
                ClickHouseTable.ACTIVITY_PER_MINUTE, 1L,
                ClickHouseTable.ALERT_BURSTS, 1L,
                ClickHouseTable.BEHAVIOUR_PER_MINUTE, 1L));
    assertThat(outbound)
        .hasSize(9)
        .allMatch(record -> record.topic.equals(Topic.METRICS_LIVE.topicName()))
        .allMatch(record -> text(record.value).contains('"' + text(record.key) + '"'));
  }

  @Test
  void everyOperatorHasANameThatIsTheSameWheneverTheJobIsBuilt() {
    // given
    activity.add(new Activity(START_MS, 1, 1));
    alert(0, "a", "van-1", 2, "opened");

    // when
    List<String> once = operatorNames();
    List<String> again = operatorNames();

    // then
    assertThat(once).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    assertThat(again).containsExactlyInAnyOrderElementsOf(once);
    assertThat(once).noneMatch(name -> name.startsWith("null"));
  }

  private List<String> run() throws Exception {
    List<OutboundRecord> outbound = new ArrayList<>();
    run(new ArrayList<>(), outbound);
    return outbound.stream().map(record -> text(record.value)).toList();
  }

  private void run(List<EncodedRow> rows, List<OutboundRecord> outbound) throws Exception {
    StreamExecutionEnvironment env = environment();
    LivePanels.Outputs panels = panels(env);
    List<CloseableIterator<EncodedRow>> rowsOut = new ArrayList<>();
    List<CloseableIterator<OutboundRecord>> outboundOut = new ArrayList<>();
    panels.rows().forEach(stream -> rowsOut.add(stream.collectAsync()));
    panels.outbound().forEach(stream -> outboundOut.add(stream.collectAsync()));
    env.execute();
    rowsOut.forEach(found -> found.forEachRemaining(rows::add));
    outboundOut.forEach(found -> found.forEachRemaining(outbound::add));
  }

  /** A collection must not be empty: each begins with something no panel counts. */
  private LivePanels.Outputs panels(StreamExecutionEnvironment env) {
    activity.add(0, new Activity(START_MS, 0, 0));
    alerts.add(0, moment(0, "ended", "van-0", 1, "resolved"));
    return LivePanels.define(
        env.fromData(activity, TypeInformation.of(Activity.class))
            .setParallelism(1)
            .uid("activity"),
        env.fromData(alerts, TypeInformation.of(AlertMoment.class))
            .setParallelism(1)
            .uid("alerts"));
  }

  private static StreamExecutionEnvironment environment() {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.configure(
        new Configuration()
            .set(PipelineOptions.MAX_PARALLELISM, 128)
            .set(PipelineOptions.OBJECT_REUSE, true)
            .set(PipelineOptions.GENERIC_TYPES, false));
    env.setParallelism(2);
    return env;
  }

  /** The names all operators of the panels have, none made up by Flink. */
  private List<String> operatorNames() {
    StreamExecutionEnvironment env = environment();
    env.configure(new Configuration().set(PipelineOptions.AUTO_GENERATE_UIDS, false));
    int sinks = 0;
    for (DataStream<EncodedRow> rows : panels(env).rows()) {
      rows.sinkTo(new DiscardingSink<>()).uid("sink-" + sinks++);
    }
    List<String> names = new ArrayList<>();
    env.getStreamGraph()
        .getStreamNodes()
        .forEach(
            node ->
                names.add(
                    node.getTransformationUID() + " of " + withoutCount(node.getOperatorName())));
    return names;
  }

  /** The planner counts through all queries of a process. */
  private static String withoutCount(String operator) {
    return operator.replaceAll("\\[\\d+]", "");
  }

  private static String fleetActivity(int second, long events, long alerts, double distanceM) {
    return "{\"panel\":\"fleet_activity\",\"window_start\":\"2026-03-02T08:00:0"
        + second
        + ".000Z\",\"window_end\":\""
        + Iso8601.format(START_MS + (second + 5) * 1_000L)
        + "\",\"events\":"
        + events
        + ",\"alerts\":"
        + alerts
        + ",\"distance_m\":"
        + distanceM
        + '}';
  }

  private static String burst(String start, String end, String vehicle, int alerts, int severity) {
    return "{\"panel\":\"alert_bursts\",\"window_start\":\"2026-03-02T"
        + start
        + "\",\"window_end\":\"2026-03-02T"
        + end
        + "\",\"vehicle_id\":\""
        + vehicle
        + "\",\"alerts\":"
        + alerts
        + ",\"severity\":"
        + severity
        + '}';
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private void alert(long afterMs, String id, String vehicle, int severity, String state) {
    alerts.add(moment(afterMs, id, vehicle, severity, state));
  }

  private static AlertMoment moment(
      long afterMs, String id, String vehicle, int severity, String state) {
    AlertMoment moment = new AlertMoment();
    moment.atMs = START_MS + afterMs;
    moment.alertId = id;
    moment.vehicleId = vehicle;
    moment.alertType = "overspeed";
    moment.severity = severity;
    moment.state = state;
    moment.source = "fleet";
    return moment;
  }
}
