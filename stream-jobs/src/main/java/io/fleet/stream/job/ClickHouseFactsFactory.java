package io.fleet.stream.job;

import io.fleet.stream.io.clickhouse.ClickHouseSinkConfig;
import io.fleet.stream.io.clickhouse.ClickHouseTable;
import io.fleet.stream.io.clickhouse.LoadFence;
import io.fleet.stream.io.facts.ClickHouseRepairFacts;
import io.fleet.stream.operator.RepairFactsFactory;
import io.fleet.stream.timeline.repair.RepairFacts;
import java.util.Set;

/**
 * Reads facts where the sink writes them.
 *
 * @param config the sink's
 */
record ClickHouseFactsFactory(ClickHouseSinkConfig config) implements RepairFactsFactory {
  /** Other tables may be stuck without holding repairs up. */
  private static final Set<ClickHouseTable> READ_BY_REPAIRS =
      Set.of(ClickHouseTable.TELEMETRY, ClickHouseTable.ANCHORS, ClickHouseTable.SETTLED_FINDINGS);

  @Override
  public RepairFacts facts() {
    return new ClickHouseRepairFacts(config);
  }

  @Override
  public LoadFence fence() {
    return new LoadFence(config.stagingPath(), READ_BY_REPAIRS);
  }
}
