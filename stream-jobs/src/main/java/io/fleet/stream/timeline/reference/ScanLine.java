package io.fleet.stream.timeline.reference;

import io.fleet.events.DeliveryScan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The scans of one vehicle by their own times: whatever the order in which they came. */
final class ScanLine {
  /** The most that is kept of a vehicle, the newest. */
  static final int MOST_SCANS = 4_096;

  private static final Comparator<DeliveryScan> IN_TIME =
      Comparator.comparingLong(DeliveryScan::timestampMs)
          .thenComparing(DeliveryScan::stopId)
          .thenComparing(DeliveryScan::eventType)
          .thenComparingInt(DeliveryScan::contentHash);

  private static final Map<String, String> TYPES =
      DeliveryScan.TYPES.stream().collect(Collectors.toMap(each -> each, each -> each));

  private List<DeliveryScan> scans = List.of();

  /**
   * Takes a scan.
   *
   * @return whether it was news
   */
  boolean add(DeliveryScan told) {
    DeliveryScan scan = sharing(told);
    int at = scans.size();
    while (at > 0 && IN_TIME.compare(scans.get(at - 1), scan) > 0) {
      at--;
    }
    if (at > 0 && IN_TIME.compare(scans.get(at - 1), scan) == 0) {
      return false;
    }
    List<DeliveryScan> more = new ArrayList<>(scans.size() + 1);
    more.addAll(scans);
    more.add(at, scan);
    scans = List.copyOf(more.subList(Math.max(0, more.size() - MOST_SCANS), more.size()));
    return true;
  }

  /** The same scan, with the texts of its neighbours where they are the same. */
  private DeliveryScan sharing(DeliveryScan scan) {
    String type = TYPES.getOrDefault(scan.eventType(), scan.eventType());
    if (scans.isEmpty()) {
      return with(scan, scan.vehicleId(), scan.stopId(), scan.planId(), scan.driverId(), type);
    }
    DeliveryScan near = scans.get(scans.size() - 1);
    return with(
        scan,
        near.vehicleId(),
        scan.stopId().equals(near.stopId()) ? near.stopId() : scan.stopId(),
        Objects.equals(scan.planId(), near.planId()) ? near.planId() : scan.planId(),
        Objects.equals(scan.driverId(), near.driverId()) ? near.driverId() : scan.driverId(),
        type);
  }

  private static DeliveryScan with(
      DeliveryScan scan,
      String vehicleId,
      String stopId,
      String planId,
      String driverId,
      String type) {
    return new DeliveryScan(
        vehicleId,
        stopId,
        planId,
        driverId,
        type,
        scan.timestampMs(),
        scan.reason(),
        scan.sequence(),
        scan.contentHash());
  }

  /**
   * Forgets what was before a time.
   *
   * @return whether anything is left
   */
  boolean forget(long beforeMs) {
    scans = scans.subList(indexAfter(beforeMs - 1), scans.size()).stream().toList();
    return !scans.isEmpty();
  }

  /** Those from one moment to another, both included. */
  List<DeliveryScan> between(long fromMs, long toMs) {
    return scans.subList(indexAfter(fromMs - 1), indexAfter(toMs));
  }

  /** When the next comes after a moment, or {@link Long#MAX_VALUE}. */
  long nextAfter(long timeMs) {
    int next = indexAfter(timeMs);
    return next == scans.size() ? Long.MAX_VALUE : scans.get(next).timestampMs();
  }

  int size() {
    return scans.size();
  }

  /** How many are not later. */
  private int indexAfter(long timeMs) {
    int low = 0;
    int high = scans.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (scans.get(middle).timestampMs() <= timeMs) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
