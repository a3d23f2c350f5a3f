package io.fleet.stream.sql;

import static org.apache.flink.table.api.config.ExecutionConfigOptions.IDLE_STATE_RETENTION;
import static org.apache.flink.table.api.config.ExecutionConfigOptions.TABLE_EXEC_RESOURCE_DEFAULT_PARALLELISM;
import static org.apache.flink.table.api.config.OptimizerConfigOptions.TABLE_OPTIMIZER_AGG_PHASE_STRATEGY;
import static org.apache.flink.table.api.config.TableConfigOptions.LOCAL_TIME_ZONE;

import io.fleet.stream.io.OutboundRecord;
import io.fleet.stream.io.clickhouse.EncodedRow;
import io.fleet.stream.operator.Activity;
import io.fleet.stream.operator.AlertMoment;
import io.fleet.stream.operator.SideOutputs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.api.config.AggregatePhaseStrategy;
import org.apache.flink.types.Row;

/** Runs the query of every panel over what timelines and alerts did. */
public final class LivePanels {
  /** How long an alert may take from the log back into the job and still find its window open. */
  static final Duration ALERTS_TRAVEL_AT_MOST = Duration.ofSeconds(2);

  private static final Duration ALERTS_IDLE_AFTER = Duration.ofSeconds(3);

  /** How long an alert is known as told already. */
  private static final Duration STATE_LIFE = Duration.ofHours(24);

  private static final List<String> VIEWS = List.of("opened", "moments", "behaviour");

  private LivePanels() {}

  /**
   * What the panels put out.
   *
   * @param rows for ClickHouse
   * @param outbound for the log
   */
  public record Outputs(
      List<DataStream<EncodedRow>> rows, List<DataStream<OutboundRecord>> outbound) {}

  /** Builds the graph of all panels. */
  public static Outputs define(DataStream<Activity> activity, DataStream<AlertMoment> alerts) {
    StreamTableEnvironment tables =
        StreamTableEnvironment.create(activity.getExecutionEnvironment());
    tables
        .getConfig()
        .set(LOCAL_TIME_ZONE, "UTC")
        .set(TABLE_EXEC_RESOURCE_DEFAULT_PARALLELISM, 1)
        .set(TABLE_OPTIMIZER_AGG_PHASE_STRATEGY, AggregatePhaseStrategy.ONE_PHASE)
        .set(IDLE_STATE_RETENTION, STATE_LIFE);
    StringBuilder views = new StringBuilder();
    declare(tables, activity, alerts);
    for (String view : VIEWS) {
      String statement = SqlFile.read("view/" + view + ".sql");
      tables.executeSql(statement);
      views.append(statement);
    }
    Outputs outputs = new Outputs(new ArrayList<>(), new ArrayList<>());
    for (Panel panel : Panel.values()) {
      add(panel, tables, views.toString(), outputs);
    }
    return outputs;
  }

  private static void declare(
      StreamTableEnvironment tables,
      DataStream<Activity> activity,
      DataStream<AlertMoment> alerts) {
    tables.createTemporaryView(
        "activity",
        activity
            .assignTimestampsAndWatermarks(secondsInOrder())
            .name("seconds of activity")
            .uid("activity-log-time"),
        Schema.newBuilder()
            .columnByMetadata("log_time", DataTypes.TIMESTAMP_LTZ(3), "rowtime")
            .column("events", "BIGINT")
            .columnByExpression("distance_mm", "distanceMm")
            .column("distanceMm", "BIGINT")
            .watermark("log_time", "SOURCE_WATERMARK()")
            .build());
    tables.createTemporaryView(
        "alerts",
        alerts
            .assignTimestampsAndWatermarks(alertsAsTheyCome())
            .name("alerts in log time")
            .uid("alerts-log-time"),
        Schema.newBuilder()
            .columnByMetadata("log_time", DataTypes.TIMESTAMP_LTZ(3), "rowtime")
            .columnByExpression("read_at", "PROCTIME()")
            .column("alertId", "STRING")
            .column("vehicleId", "STRING")
            .column("alertType", "STRING")
            .columnByExpression("alert_id", "alertId")
            .columnByExpression("vehicle_id", "vehicleId")
            .columnByExpression("alert_type", "alertType")
            .column("severity", "INT")
            .column("state", "STRING")
            .column("source", "STRING")
            .watermark("log_time", "SOURCE_WATERMARK()")
            .build());
  }

  /**
   * A second that is told is complete; windows wait a little longer, for the alerts it made. Every
   * subtask is waited for: heartbeats reach all of them, so one that is silent is behind, as after
   * the log was away, and what it has yet to tell would find its windows closed.
   */
  private static WatermarkStrategy<Activity> secondsInOrder() {
    return WatermarkStrategy.<Activity>forGenerator(context -> new CompleteSeconds())
        .withTimestampAssigner((second, recordMs) -> second.atMs);
  }

  private static WatermarkStrategy<AlertMoment> alertsAsTheyCome() {
    return WatermarkStrategy.<AlertMoment>forBoundedOutOfOrderness(ALERTS_TRAVEL_AT_MOST)
        .withTimestampAssigner((alert, recordMs) -> alert.atMs)
        .withIdleness(ALERTS_IDLE_AFTER);
  }

  private static void add(
      Panel panel, StreamTableEnvironment tables, String views, Outputs outputs) {
    String query = panel.query();
    DataStream<Row> windows = tables.toDataStream(tables.sqlQuery(query));
    OperatorNames.give(windows.getTransformation(), panel.panelName(), views + query);
    SingleOutputStreamOperator<EncodedRow> rows =
        windows
            .process(new PanelOutlet(panel))
            .name(panel.panelName())
            .uid("panel-" + panel.panelName())
            .setParallelism(1);
    outputs.rows().add(rows);
    outputs.outbound().add(rows.getSideOutput(SideOutputs.OUTBOUND));
  }
}
