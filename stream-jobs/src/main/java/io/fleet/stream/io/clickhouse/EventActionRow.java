package io.fleet.stream.io.clickhouse;

import io.fleet.events.EventAction;
import java.util.List;

/** What somebody said about an event, as a row. */
public final class EventActionRow {
  static final List<String> COLUMNS =
      List.of(
          "event_id",
          "at",
          "action_id",
          "version",
          "withdrawn",
          "event_kind",
          "vehicle_id",
          "driver_id",
          "action",
          "reason",
          "acted_by");

  private EventActionRow() {}

  /**
   * Encodes an action; its month is that of its own time.
   *
   * @param version of the record: a repeat of the same action replaces it
   */
  public static EncodedRow encode(EventAction action, long version, RowBinaryWriter out) {
    out.uuid(action.eventId()).dateTime64(action.atMs()).uuid(action.actionId());
    out.uint64(version).uint8(0).string(action.eventKind()).string(action.vehicleId());
    out.string(action.driverId() == null ? "" : action.driverId());
    out.string(action.kind().tag()).string(action.reason()).string(action.by());
    return out.toRow(ClickHouseTable.EVENT_ACTIONS, PartitionMonth.of(action.atMs()));
  }
}
