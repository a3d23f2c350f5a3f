package io.fleet.local.part;

import java.util.List;

/** The parts as users know them. */
public final class PartNames {
  public static final String KAFKA = "kafka";
  public static final String CLICKHOUSE = "clickhouse";
  public static final String JOB_MANAGER = "flink-jobmanager";
  public static final String TASK_MANAGER = "flink-taskmanager";
  public static final String GATEWAY = "ingest-gateway";
  public static final String NOTIFIER = "alert-notifier";
  public static final String QUERY_API = "query-api";
  public static final String SIMULATOR = "simulator";

  /** Every part, in the order of starting. */
  public static final List<String> ALL =
      List.of(
          KAFKA, CLICKHOUSE, JOB_MANAGER, TASK_MANAGER, GATEWAY, NOTIFIER, QUERY_API, SIMULATOR);

  /** What is ended together, and before what: first what writes, the log last. */
  public static final List<List<String>> STOP_ORDER =
      List.of(
          List.of(SIMULATOR),
          List.of(GATEWAY),
          List.of(JOB_MANAGER, TASK_MANAGER, NOTIFIER, QUERY_API),
          List.of(CLICKHOUSE),
          List.of(KAFKA));

  private PartNames() {}
}
