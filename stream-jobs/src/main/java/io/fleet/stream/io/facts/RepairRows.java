package io.fleet.stream.io.facts;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.io.clickhouse.ClickHouseTable;
import io.fleet.stream.io.clickhouse.EncodedRow;
import io.fleet.stream.io.clickhouse.PartitionMonth;
import io.fleet.stream.io.clickhouse.RowBinaryReader;
import io.fleet.stream.io.clickhouse.RowBinaryWriter;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.timeline.FindingCodec;
import io.fleet.stream.timeline.repair.Anchor;
import io.fleet.stream.timeline.repair.SettledFinding;
import java.io.IOException;

/** Anchors and settled findings as rows. */
public final class RepairRows {
  private static final int TYPICAL_FINDING_BYTES = 256;

  private RepairRows() {}

  /**
   * Encodes an anchor; its month is that of its own time.
   *
   * @param withdrawn whether it is no anchor any more
   */
  public static EncodedRow encode(
      String vehicleId, Anchor anchor, boolean withdrawn, RowBinaryWriter out) {
    out.string(vehicleId)
        .dateTime64(anchor.atMs())
        .version(anchor.version(), withdrawn)
        .string(anchor.state());
    return out.toRow(ClickHouseTable.ANCHORS, PartitionMonth.of(anchor.atMs()));
  }

  /** Encodes what was told last of a finding. */
  public static EncodedRow encode(String vehicleId, SettledFinding settled, RowBinaryWriter out) {
    ByteWriter finding = new ByteWriter(TYPICAL_FINDING_BYTES);
    FindingCodec.write(settled.finding(), finding);
    out.string(vehicleId)
        .string(settled.finding().id())
        .dateTime64(settled.foundMs())
        .version(settled.version(), settled.withdrawn())
        .string(finding.toByteArray());
    return out.toRow(ClickHouseTable.SETTLED_FINDINGS, EncodedRow.NO_MONTH);
  }

  /** Decodes {@code at, version, state}. */
  static Anchor anchor(RowBinaryReader in) throws IOException {
    return new Anchor(in.int64(), in.int64(), in.bytes());
  }

  /** Decodes {@code finding, found_at, version, withdrawn}. */
  static SettledFinding settled(RowBinaryReader in) throws IOException {
    Finding finding = FindingCodec.read(new ByteReader(in.bytes()));
    return new SettledFinding(finding, in.int64(), in.int64(), in.bool());
  }
}
