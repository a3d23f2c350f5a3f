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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The repairs a subtask's vehicles wait for. One is asked for only after a checkpoint that was
 * taken later than it was wanted: then all that had been told or stored before lies in files that
 * are closed, and who reads the facts can tell when they contain it.
 */
final class RepairDesk {
  private static final Logger LOG = LoggerFactory.getLogger(RepairDesk.class);

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
  private Counter unreadable;

  void register(MetricGroup metrics) {
    asked = metrics.counter("fleet_repairs_asked");
    mended = metrics.counter("fleet_repairs_done");
    unreadable = metrics.counter("fleet_repair_slices_unreadable");
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

  /** An answer that cannot be read; the vehicle waits on and asks again. */
  void passOver(String vehicleId, RuntimeException cause) {
    LOG.warn("answer to a repair cannot be read vehicle={}", vehicleId, cause);
    unreadable.inc();
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
