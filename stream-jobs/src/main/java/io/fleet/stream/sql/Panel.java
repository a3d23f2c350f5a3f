package io.fleet.stream.sql;

import io.fleet.stream.io.clickhouse.ClickHouseTable;
import java.util.Locale;

/** Every panel: a query of its own file, its columns those of its table in ClickHouse. */
public enum Panel {
  /** The last 5 s, every second. */
  FLEET_ACTIVITY(ClickHouseTable.FLEET_ACTIVITY),
  /** Every full minute. */
  ACTIVITY_PER_MINUTE(ClickHouseTable.ACTIVITY_PER_MINUTE),
  /** A vehicle's alerts that follow each other closely. */
  ALERT_BURSTS(ClickHouseTable.ALERT_BURSTS),
  /** What drivers did in every full minute, by kind. */
  BEHAVIOUR_PER_MINUTE(ClickHouseTable.BEHAVIOUR_PER_MINUTE);

  private final ClickHouseTable table;

  Panel(ClickHouseTable table) {
    this.table = table;
  }

  /** The name in the log and in names of operators. */
  public String panelName() {
    return name().toLowerCase(Locale.ROOT);
  }

  String query() {
    return SqlFile.read("panel/" + panelName() + ".sql");
  }

  ClickHouseTable table() {
    return table;
  }
}
