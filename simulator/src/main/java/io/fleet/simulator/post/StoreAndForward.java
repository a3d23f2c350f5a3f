package io.fleet.simulator.post;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The memory of the devices behind one connection: what each vehicle has not got rid of, in its
 * order, up to a bound per vehicle. Beyond the bound a vehicle's oldest message gives way and is
 * counted. Thread-safe.
 */
public final class StoreAndForward {
  private final int boundPerVehicle;
  private final Map<String, Deque<Line>> waiting = new HashMap<>();
  private final Deque<String> turns = new ArrayDeque<>();
  private long dropped;
  private long size;

  /**
   * @param boundPerVehicle messages kept for one vehicle, at least 1
   */
  public StoreAndForward(int boundPerVehicle) {
    if (boundPerVehicle < 1) {
      throw new IllegalArgumentException("boundPerVehicle " + boundPerVehicle);
    }
    this.boundPerVehicle = boundPerVehicle;
  }

  /** Keeps a message behind those of the same vehicle. */
  public synchronized void offer(Line line) {
    of(line.vehicleId()).addLast(line);
    size++;
    enforceBound(line.vehicleId());
    notifyAll();
  }

  /** Puts back what could not be sent, before what has come since. */
  public synchronized void giveBack(List<Line> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      of(lines.get(i).vehicleId()).addFirst(lines.get(i));
      size++;
    }
    lines.forEach(line -> enforceBound(line.vehicleId()));
    notifyAll();
  }

  private Deque<Line> of(String vehicleId) {
    Deque<Line> own = waiting.computeIfAbsent(vehicleId, v -> new ArrayDeque<>());
    if (own.isEmpty()) {
      turns.addLast(vehicleId);
    }
    return own;
  }

  private void enforceBound(String vehicleId) {
    Deque<Line> own = waiting.get(vehicleId);
    while (own.size() > boundPerVehicle) {
      own.removeFirst();
      size--;
      dropped++;
    }
  }

  /**
   * Takes up to {@code most} messages, vehicle by vehicle, each in its order; waits for the first.
   *
   * @return empty if none came within {@code patience}
   */
  public synchronized List<Line> take(int most, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (size == 0) {
      long leftMs = (deadline - System.nanoTime()) / 1_000_000;
      if (leftMs <= 0) {
        return List.of();
      }
      wait(leftMs);
    }
    List<Line> taken = new ArrayList<>(Math.min(most, 1_000));
    for (Iterator<String> i = turns.iterator(); i.hasNext() && taken.size() < most; ) {
      Deque<Line> own = waiting.get(i.next());
      while (!own.isEmpty() && taken.size() < most) {
        taken.add(own.removeFirst());
      }
      if (own.isEmpty()) {
        i.remove();
      }
    }
    size -= taken.size();
    return taken;
  }

  /** Messages waiting now. */
  public synchronized long size() {
    return size;
  }

  /** Messages that gave way since the beginning. */
  public synchronized long dropped() {
    return dropped;
  }
}
