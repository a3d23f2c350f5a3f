package io.fleet.local.bench;

import io.fleet.local.bench.profile.LiveHeap;
import io.fleet.local.bench.stack.Checkpoints.Checkpoint;

/**
 * What the job keeps of a fleet.
 *
 * @param vehicles how many there are
 * @param pace how fast their events were drained
 * @param driving while each of them is on its way
 * @param silent when none has been heard for a day
 * @param completed how many checkpoints there were until then
 * @param failed how many of them did not end, or not in time
 * @param rows of telemetry in ClickHouse, by identity
 */
record StateSize(
    int vehicles, Pace pace, Kept driving, Kept silent, long completed, long failed, long rows) {

  /**
   * What is kept at one moment.
   *
   * @param checkpoint the newest, begun after it
   * @param heap of the TaskManager, after a collection
   * @param residentBytes of the TaskManager's process, before it
   */
  record Kept(Checkpoint checkpoint, LiveHeap heap, long residentBytes) {

    /** All state in a checkpoint by the number of vehicles, bytes. */
    double stateBytesOf(int vehicles) {
      return (double) checkpoint.stateBytes() / vehicles;
    }

    /** State of one task by the number of vehicles, bytes. */
    double stateBytesOf(String task, int vehicles) {
      return (double) checkpoint.stateBytesByTask().getOrDefault(task, 0L) / vehicles;
    }

    /** All that lives on the heap by the number of vehicles, bytes. */
    double heapBytesOf(int vehicles) {
      return (double) heap.bytes() / vehicles;
    }
  }

  double stateBytesPerVehicle() {
    return driving.stateBytesOf(vehicles);
  }

  /** What the timelines keep of a vehicle that has been silent, bytes of state. */
  double silentBytesPerVehicle() {
    return silent.stateBytesOf(driving.checkpoint().largestTask(), vehicles);
  }

  /** State that each vehicle more takes, between a smaller fleet and this one, bytes. */
  double stateBytesPerFurtherVehicle(StateSize smaller) {
    long bytes = driving.checkpoint().stateBytes() - smaller.driving.checkpoint().stateBytes();
    return (double) bytes / (vehicles - smaller.vehicles);
  }

  /** Heap that each vehicle more takes, between a smaller fleet and this one, bytes. */
  double heapBytesPerFurtherVehicle(StateSize smaller) {
    return (double) (driving.heap().bytes() - smaller.driving.heap().bytes())
        / (vehicles - smaller.vehicles);
  }
}
