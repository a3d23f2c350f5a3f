package io.fleet.local.part;

import io.fleet.local.layout.Topology;
import java.util.ArrayList;
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

  /** Every part of a stack that has one of each, in the order of starting. */
  public static final List<String> ALL =
      List.of(
          KAFKA, CLICKHOUSE, JOB_MANAGER, TASK_MANAGER, GATEWAY, NOTIFIER, QUERY_API, SIMULATOR);

  /** What is ended together, and before what: first what writes, the log last. */
  public static final List<List<String>> STOP_ORDER =
      List.of(
          List.of(SIMULATOR),
          List.of(GATEWAY),
          List.of(JOB_MANAGER, TASK_MANAGER, taskManager(2), NOTIFIER, QUERY_API),
          List.of(CLICKHOUSE),
          List.of(KAFKA, broker(2), broker(3)));

  private PartNames() {}

  /** Every part of a stack, in the order of starting. */
  public static List<String> all(Topology topology) {
    List<String> all = new ArrayList<>();
    for (String name : ALL) {
      all.add(name);
      int more =
          switch (name) {
            case KAFKA -> topology.brokers();
            case TASK_MANAGER -> topology.taskManagers();
            default -> 1;
          };
      for (int number = 2; number <= more; number++) {
        all.add(numbered(name, number));
      }
    }
    return all;
  }

  /** One of the brokers, from 1. */
  public static String broker(int number) {
    return numbered(KAFKA, number);
  }

  /** One of the task managers, from 1. */
  public static String taskManager(int number) {
    return numbered(TASK_MANAGER, number);
  }

  private static String numbered(String name, int number) {
    return number == 1 ? name : name + "-" + number;
  }
}
