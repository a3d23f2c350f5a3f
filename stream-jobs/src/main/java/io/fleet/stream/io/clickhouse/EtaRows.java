package io.fleet.stream.io.clickhouse;

import io.fleet.stream.rule.eta.Estimate;
import io.fleet.stream.rule.eta.EtaIssue;
import java.util.List;
import java.util.function.Consumer;

/** ETAs as rows: one for each stop that is told of. */
public final class EtaRows {
  static final List<String> COLUMNS =
      List.of(
          "vehicle_id",
          "plan_since",
          "plan_id",
          "stop_id",
          "issued_at",
          "after_ms",
          "eta",
          "naive_eta",
          "distance_m",
          "stops_before",
          "basis");

  private EtaRows() {}

  /** Encodes what was told at one moment. */
  public static void encode(EtaIssue issue, RowBinaryWriter out, Consumer<EncodedRow> rows) {
    Estimate estimate = issue.estimate();
    int month = PartitionMonth.of(issue.issuedMs());
    for (int i = 0; i < issue.stopIds().size(); i++) {
      out.string(issue.vehicleId())
          .dateTime64(issue.planSinceMs())
          .string(issue.planId())
          .string(issue.stopIds().get(i))
          .dateTime(issue.issuedMs())
          .uint32(issue.afterMs())
          .dateTime(estimate.etaMs(i))
          .dateTime(estimate.naiveMs(i))
          .int32(estimate.distanceM(i))
          .int32(i)
          .string(estimate.basis().wireName());
      rows.accept(out.toRow(ClickHouseTable.DELIVERY_ETAS, month));
    }
  }
}
