package io.fleet.local.tables;

import io.fleet.events.Alert;
import io.fleet.stream.io.clickhouse.AlertRow;
import io.fleet.stream.io.clickhouse.ClickHouseTable;
import io.fleet.stream.io.clickhouse.EncodedRow;
import io.fleet.stream.io.clickhouse.EtaRows;
import io.fleet.stream.io.clickhouse.FindingRows;
import io.fleet.stream.io.clickhouse.RowBinaryWriter;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.duty.DutySegment;
import io.fleet.stream.rule.eta.EtaIssue;
import io.fleet.stream.timeline.Outlet;
import io.fleet.stream.timeline.RuleFailure;
import java.io.ByteArrayOutputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Takes what timelines tell as the rows tables get of it, every version. Segments of duty, which
 * are for drivers' timelines, are left out.
 */
public final class TableRows implements Outlet {
  private final Map<ClickHouseTable, ByteArrayOutputStream> rows =
      new EnumMap<>(ClickHouseTable.class);
  private final RowBinaryWriter writer = new RowBinaryWriter();

  /** All of them, in the bytes the job sends. */
  Map<ClickHouseTable, ByteArrayOutputStream> byTable() {
    return rows;
  }

  /** The tables that have any. */
  public Set<ClickHouseTable> tables() {
    return rows.keySet();
  }

  /** A row of anything else. */
  public void add(EncodedRow row) {
    rows.computeIfAbsent(row.table(), table -> new ByteArrayOutputStream()).writeBytes(row.bytes());
  }

  @Override
  public void finding(
      Finding finding, Finding before, long version, boolean first, boolean withdrawn) {
    if (finding instanceof AlertFinding alert) {
      Alert.State told = withdrawn ? Alert.State.WITHDRAWN : alert.state();
      Alert row = alert.told(version, told, alert.tsMs(), alert.late());
      add(AlertRow.encode(row, writer));
    } else if (!(finding instanceof DutySegment)) {
      add(FindingRows.encode(finding, version, withdrawn, writer));
    }
  }

  @Override
  public void logged(Finding finding, long version) {
    EtaRows.encode((EtaIssue) finding, writer, this::add);
  }

  @Override
  public void failure(RuleFailure failure) {
    throw new IllegalStateException(failure.rule(), failure.cause());
  }
}
