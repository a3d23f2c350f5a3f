package io.fleet.stream.io.clickhouse;

import io.fleet.events.Telemetry;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers telemetry into blocks. Row by row, the server needs longer to read 37 columns than to do
 * anything else with them, and each row costs more on its way to the sink than to be encoded.
 * Nobody sees a row before its checkpoint, so it may wait here until that begins. Not for several
 * threads at once.
 */
public final class TelemetryBlocks {
  private static final int MOST_MONTHS = 8;

  private final Map<Integer, TelemetryBlock> open = new LinkedHashMap<>();
  private TelemetryBlock last = new TelemetryBlock(EncodedRow.NO_MONTH);

  /**
   * Adds an event's row, after those that have to go on before it. If it cannot be made, nothing
   * has changed.
   *
   * @return those, or null if there are none
   */
  public EncodedRow add(Telemetry event) {
    String deviceEvents = TelemetryRow.deviceEvents(event);
    int month = PartitionMonth.of(event.timestampMs());
    EncodedRow before = last.month() == month ? null : turnTo(month);
    if (last.isFull()) {
      before = last.end();
    }
    last.add(event, deviceEvents);
    return before;
  }

  /** Turns to a month; returns the block that has to make room for it, or null. */
  private EncodedRow turnTo(int month) {
    TelemetryBlock known = open.get(month);
    TelemetryBlock eldest = known == null && open.size() >= MOST_MONTHS ? removeEldest() : null;
    last = known == null ? new TelemetryBlock(month) : known;
    open.put(month, last);
    return eldest == null || eldest.isEmpty() ? null : eldest.end();
  }

  private TelemetryBlock removeEldest() {
    Iterator<TelemetryBlock> blocks = open.values().iterator();
    TelemetryBlock eldest = blocks.next();
    blocks.remove();
    return eldest;
  }

  /** Takes all that is there; months of which nothing came are forgotten. */
  public List<EncodedRow> end() {
    open.values().removeIf(block -> block != last && block.isEmpty());
    List<EncodedRow> ended = new ArrayList<>();
    for (TelemetryBlock block : open.values()) {
      if (!block.isEmpty()) {
        ended.add(block.end());
      }
    }
    return ended;
  }
}
