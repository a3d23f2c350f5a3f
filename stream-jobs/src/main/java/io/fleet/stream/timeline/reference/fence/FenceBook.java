package io.fleet.stream.timeline.reference.fence;

import io.fleet.events.Refusal;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.stream.rule.geofence.Fence;
import io.fleet.stream.rule.geofence.FenceMap;
import io.fleet.stream.rule.motion.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * All fences in all their versions. One thread writes, any number ask. A version costs what its own
 * fence costs, however many there are.
 */
public final class FenceBook implements FenceMap {
  private static final FenceVersion[] NONE = {};

  /** Of all fences together: 200 MB of them. Beyond it the geometry is asked, which is as true. */
  private static final int MOST_CELLS = 50_000_000;

  private final Map<String, FenceVersion[]> byId = new ConcurrentHashMap<>();
  private final Map<String, List<Extent>> covered = new ConcurrentHashMap<>();
  private final Grid grid = new Grid();
  private final CellBudget budget = new CellBudget(MOST_CELLS);
  private final LongAdder passedOver;
  private final LongAdder reckoned = new LongAdder();
  private volatile int versions;

  /**
   * An empty book.
   *
   * @param passedOver counts what makes no sense
   */
  public FenceBook(LongAdder passedOver) {
    this.passedOver = passedOver;
  }

  /**
   * Takes a version; it replaces the one that begins at the same moment, unless that is as new. A
   * geometry that is no shape makes a fence that is nowhere, and is counted.
   *
   * @return whether anything may be different now
   */
  public boolean put(ReferenceVersion version) throws Refusal.RefusedException {
    FenceVersion[] known = byId.getOrDefault(version.id(), NONE);
    FenceVersion replaced = null;
    for (FenceVersion each : known) {
      if (each.fromMs == version.validFromMs()) {
        replaced = each;
      }
    }
    if (replaced != null && replaced.number >= version.version()) {
      return false;
    }
    FenceVersion added = FenceReader.read(version, budget, reckoned, passedOver);
    FenceVersion[] all = with(known, replaced, added);
    byId.put(version.id(), all);
    if (added.isSomewhere()) {
      grid.add(added);
      cover(added);
    }
    if (replaced != null && replaced.isSomewhere()) {
      grid.remove(replaced);
    }
    versions += all.length - known.length;
    return true;
  }

  private void cover(FenceVersion added) {
    List<Extent> extents = new ArrayList<>(covered.getOrDefault(added.id(), List.of()));
    if (!extents.contains(added.extent())) {
      extents.add(added.extent());
      covered.put(added.id(), List.copyOf(extents));
    }
  }

  private static FenceVersion[] with(
      FenceVersion[] known, FenceVersion replaced, FenceVersion added) {
    int length = replaced == null ? known.length + 1 : known.length;
    FenceVersion[] all = new FenceVersion[length];
    all[0] = added;
    int count = 1;
    for (FenceVersion each : known) {
      if (each != replaced) {
        all[count++] = each;
      }
    }
    Arrays.sort(all, Comparator.comparingLong(each -> each.fromMs));
    for (int i = 0; i < length; i++) {
      all[i].toMs = i + 1 < length ? all[i + 1].fromMs : Long.MAX_VALUE;
    }
    return all;
  }

  @Override
  public boolean isEmpty() {
    return versions == 0;
  }

  @Override
  public void near(Place place, List<Fence> into) {
    grid.near(place, into);
  }

  @Override
  public void along(Place from, Place to, List<Fence> into) {
    grid.along(from, to, into);
  }

  @Override
  public Fence at(String id, long timeMs) {
    for (FenceVersion each : byId.getOrDefault(id, NONE)) {
      if (each.countsAt(timeMs)) {
        return each.isSomewhere() ? each : null;
      }
    }
    return null;
  }

  @Override
  public Fence shapeAt(String id, long timeMs) {
    for (FenceVersion each : byId.getOrDefault(id, NONE)) {
      if (each.isInForceAt(timeMs)) {
        return each.isSomewhere() ? each : null;
      }
    }
    return null;
  }

  /**
   * No more than how far a place lies from all that any version of a fence covers or covered, m:
   * farther away a change of it concerns nobody. One that was replaced counts too.
   */
  public double awayM(String id, int latE6, int lonE6) {
    double nearestM = Double.POSITIVE_INFINITY;
    for (Extent extent : covered.getOrDefault(id, List.of())) {
      nearestM = Math.min(nearestM, extent.awayM(latE6, lonE6));
    }
    return nearestM;
  }

  /** How many versions are known. */
  public int size() {
    return versions;
  }

  /** How often the cells could not say how a place lies, and the geometry was asked. */
  public long reckoned() {
    return reckoned.sum();
  }
}
