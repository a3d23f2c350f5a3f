package io.fleet.stream.timeline.reference.fence;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Which fences reach into which cell. One thread writes, any number read without a lock; a change
 * of a cell costs what that cell holds, and now and then, all cells together once.
 */
final class CellTable {
  private static final int FIRST_CAPACITY = 1 << 10;
  private static final FenceVersion[] NONE = {};

  private volatile AtomicReferenceArray<Cell> buckets = new AtomicReferenceArray<>(FIRST_CAPACITY);
  private int count;

  /** Never altered. */
  private record Cell(long key, FenceVersion[] fences, Cell next) {}

  /** The fences of a cell; not to be altered. */
  FenceVersion[] get(long key) {
    AtomicReferenceArray<Cell> table = buckets;
    Cell cell = table.get(bucket(key, table.length()));
    while (cell != null) {
      if (cell.key == key) {
        return cell.fences;
      }
      cell = cell.next;
    }
    return NONE;
  }

  void add(long key, FenceVersion fence) {
    FenceVersion[] before = get(key);
    FenceVersion[] after = Arrays.copyOf(before, before.length + 1);
    after[before.length] = fence;
    put(key, after, before.length == 0);
  }

  void remove(long key, FenceVersion fence) {
    FenceVersion[] before = get(key);
    FenceVersion[] after =
        Arrays.stream(before).filter(each -> each != fence).toArray(FenceVersion[]::new);
    put(key, after, false);
  }

  private void put(long key, FenceVersion[] fences, boolean isNew) {
    AtomicReferenceArray<Cell> table = buckets;
    if (isNew && ++count > table.length()) {
      table = grown(table);
      buckets = table;
    }
    set(table, key, fences);
  }

  private static void set(AtomicReferenceArray<Cell> table, long key, FenceVersion[] fences) {
    int bucket = bucket(key, table.length());
    Cell chain = null;
    for (Cell cell = table.get(bucket); cell != null; cell = cell.next) {
      if (cell.key != key) {
        chain = new Cell(cell.key, cell.fences, chain);
      }
    }
    table.set(bucket, new Cell(key, fences, chain));
  }

  private static AtomicReferenceArray<Cell> grown(AtomicReferenceArray<Cell> table) {
    AtomicReferenceArray<Cell> grown = new AtomicReferenceArray<>(2 * table.length());
    for (int i = 0; i < table.length(); i++) {
      for (Cell cell = table.get(i); cell != null; cell = cell.next) {
        set(grown, cell.key, cell.fences);
      }
    }
    return grown;
  }

  /** The finalizer of MurmurHash3 (A. Appleby), which is in the public domain. */
  private static int bucket(long key, int capacity) {
    long mixed = (key ^ (key >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return (int) (mixed ^ (mixed >>> 33)) & (capacity - 1);
  }
}
