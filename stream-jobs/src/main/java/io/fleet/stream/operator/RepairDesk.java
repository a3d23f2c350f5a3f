package io.fleet.stream.operator;

import io.fleet.stream.io.OutboundRecord;
import io.fleet.stream.timeline.VehicleState;
import io.fleet.stream.timeline.repair.RepairRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * The repairs a subtask's vehicles wait for. One is asked for only after a checkpoint that was
 * taken later than it was wanted: then all that had been told or stored before lies in files that
 * are closed, and who reads the facts can tell when they contain it.
 */
final class RepairDesk {
  /** More at once would hold back nothing but the store of facts; the others stay marked. */
  static final int MOST_OPEN = 200;

  private static final long NONE = -1;

  private record Waiting(RepairRequest request, long takenCheckpoint) {}

  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private long takenCheckpoint = NONE;
  private long completedCheckpoint = NONE;
  private int open;
  private Counter asked;
  private Counter mended;

  void register(MetricGroup metrics) {
    asked = metrics.counter("fleet_repairs_asked");
    mended = metrics.counter("fleet_repairs_done");
    metrics.gauge("fleet_repairs_open", (Gauge<Integer>) () -> open);
  }

  /** Whether another repair may be asked for now, or one that is under way again. */
  boolean hasRoomFor(VehicleState state) {
    return open < MOST_OPEN || state.isUnderRepair();
  }

  /**
   * Takes a request.
   *
   * @param isNew whether the repair was not under way before
   */
  void want(RepairRequest request, boolean isNew) {
    waiting.add(new Waiting(request, takenCheckpoint));
    if (isNew) {
      open++;
    }
  }

  /** A repair has been answered. */
  void done() {
    mended.inc();
    givenUp();
  }

  /** A repair is not waited for any more. */
  void givenUp() {
    open = Math.max(0, open - 1);
  }

  void taken(long checkpointId) {
    takenCheckpoint = checkpointId;
  }

  void completed(long checkpointId) {
    completedCheckpoint = Math.max(completedCheckpoint, checkpointId);
  }

  /** Asks for what a checkpoint has been completed for. */
  void askDue(Consumer<OutboundRecord> log) {
    while (!waiting.isEmpty() && waiting.peek().takenCheckpoint() < completedCheckpoint) {
      RepairRequest request = waiting.poll().request();
      log.accept(OutboundRecord.repairRequest(request.vehicleId(), request.toBytes()));
      asked.inc();
    }
  }
}
