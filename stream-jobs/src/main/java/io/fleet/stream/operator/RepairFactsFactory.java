package io.fleet.stream.operator;

import io.fleet.stream.io.clickhouse.LoadFence;
import io.fleet.stream.timeline.repair.RepairFacts;
import java.io.Serializable;

/** Opens what repairs read, once in each subtask. */
public interface RepairFactsFactory extends Serializable {
  /** The stored facts. */
  RepairFacts facts();

  /** Tells when the facts contain what was staged. */
  LoadFence fence();
}
