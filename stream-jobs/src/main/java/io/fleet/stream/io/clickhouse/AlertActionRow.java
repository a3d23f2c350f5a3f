package io.fleet.stream.io.clickhouse;

import io.fleet.events.AlertAction;
import java.util.List;

/** What somebody said about an alert, as a row. */
public final class AlertActionRow {
  static final List<String> COLUMNS =
      List.of(
          "alert_id",
          "action_id",
          "version",
          "withdrawn",
          "at",
          "vehicle_id",
          "action",
          "assignee",
          "remark",
          "acted_by");

  private AlertActionRow() {}

  /**
   * Encodes an action. Its version falls along the log: what is said again under the same id was
   * said when it was said first.
   *
   * @param version of the record, as it rises along the log
   */
  public static EncodedRow encode(AlertAction action, long version, RowBinaryWriter out) {
    out.string(action.alertId()).uuid(action.actionId()).uint64(Long.MAX_VALUE - version).uint8(0);
    out.dateTime64(action.atMs()).string(action.vehicleId()).string(action.kind().tag());
    out.string(action.assignee() == null ? "" : action.assignee());
    out.string(action.text() == null ? "" : action.text()).string(action.by());
    return out.toRow(ClickHouseTable.ALERT_ACTIONS, EncodedRow.NO_MONTH);
  }
}
