package io.fleet.local.bench;

import io.fleet.local.bench.profile.LiveHeap;
import io.fleet.local.bench.stack.Checkpoints.Checkpoint;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints what the job keeps of fleets, for people: each as soon as it is known. */
final class StateReport {
  private static final double MIB = 1 << 20;
  private static final int FEW_CLASSES = 12;

  private final PrintWriter out;

  StateReport(PrintWriter out) {
    this.out = out;
  }

  void begin() {
    printf(
        "%10s %-8s %9s %10s %8s %16s %9s %9s %9s%n",
        "vehicles",
        "",
        "drained s",
        "state MiB",
        "B each",
        "ckpt ms (async)",
        "heap MiB",
        "B each",
        "resident");
  }

  void row(StateSize size) {
    String drained = "%.1f".formatted(size.pace().seconds());
    row(size.vehicles(), "driving", drained, size.driving());
    row(size.vehicles(), "silent", "", size.silent());
    out.flush();
  }

  private void row(int vehicles, String how, String drained, StateSize.Kept kept) {
    Checkpoint checkpoint = kept.checkpoint();
    printf(
        "%,10d %-8s %9s %,10.1f %,8.0f %16s %,9.0f %,9.0f %,9.0f%n",
        vehicles,
        how,
        drained,
        checkpoint.stateBytes() / MIB,
        kept.stateBytesOf(vehicles),
        "%,d (%,d)".formatted(checkpoint.durationMs(), checkpoint.asyncMs()),
        kept.heap().bytes() / MIB,
        kept.heapBytesOf(vehicles),
        kept.residentBytes() / MIB);
  }

  /** What each vehicle more takes, how checkpoints went, and what takes the heap. */
  void end(List<StateSize> sizes) {
    printf("%n");
    for (int i = 1; i < sizes.size(); i++) {
      StateSize smaller = sizes.get(i - 1);
      StateSize larger = sizes.get(i);
      printf(
          "from %,d to %,d vehicles: each takes %,.0f bytes of state, %,.0f of heap%n",
          smaller.vehicles(),
          larger.vehicles(),
          larger.stateBytesPerFurtherVehicle(smaller),
          larger.heapBytesPerFurtherVehicle(smaller));
    }
    for (StateSize size : sizes) {
      printf(
          "%,d vehicles: %,.0f events/s, %,d checkpoints, %,d more did not end in time%n",
          size.vehicles(), size.pace().perSecond(), size.completed(), size.failed());
    }
    StateSize largest = sizes.get(sizes.size() - 1);
    printf("of a silent one the timelines keep %,.0f bytes%n", largest.silentBytesPerVehicle());
    classes("driving", largest.driving().heap(), largest.vehicles());
    classes("silent", largest.silent().heap(), largest.vehicles());
    out.flush();
  }

  private void classes(String how, LiveHeap heap, int vehicles) {
    printf("%nOn the heap, %s, of each of %,d vehicles:%n", how, vehicles);
    heap.classes().stream()
        .limit(FEW_CLASSES)
        .forEach(
            found ->
                printf(
                    "  %,9.1f bytes %8.2f × %s%n",
                    (double) found.bytes() / vehicles,
                    (double) found.objects() / vehicles,
                    found.name()));
  }

  private void printf(String format, Object... values) {
    out.printf(Locale.ROOT, format, values);
  }
}
