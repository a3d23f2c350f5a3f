package io.fleet.stream.timeline.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Who was logged in on one vehicle, over time. A vehicle is driven by one: who logs in takes the
 * seat from whoever has it, and when the one who has it leaves, nobody has. Immutable.
 */
public final class Shifts {
  /** Nobody ever was. */
  public static final Shifts NONE = new Shifts(new long[0], new String[0]);

  private final long[] fromMs;
  private final String[] drivers;

  /** The seat is taken, or given back by the one who has it. */
  private record Turn(long timeMs, boolean takes, String driverId) {
    private static final Comparator<Turn> IN_TIME =
        Comparator.comparingLong(Turn::timeMs)
            .thenComparing(Turn::takes)
            .thenComparing(Turn::driverId);
  }

  private Shifts(long[] fromMs, String[] drivers) {
    this.fromMs = fromMs;
    this.drivers = drivers;
  }

  /**
   * Lays the logins on a vehicle on one line.
   *
   * @param times of any drivers, in any order
   */
  static Shifts of(List<LoggedIn> times) {
    List<Turn> turns = new ArrayList<>(2 * times.size());
    for (LoggedIn time : times) {
      turns.add(new Turn(time.fromMs(), true, time.driverId()));
      turns.add(new Turn(time.toMs(), false, time.driverId()));
    }
    turns.sort(Turn.IN_TIME);
    long[] fromMs = new long[turns.size()];
    String[] drivers = new String[turns.size()];
    int size = 0;
    String driver = null;
    for (Turn turn : turns) {
      if (turn.takes || turn.driverId.equals(driver)) {
        driver = turn.takes ? turn.driverId : null;
        size = size > 0 && fromMs[size - 1] == turn.timeMs ? size - 1 : size;
        if (!Objects.equals(driver, size == 0 ? null : drivers[size - 1])) {
          fromMs[size] = turn.timeMs;
          drivers[size++] = driver;
        }
      }
    }
    return size == 0 ? NONE : new Shifts(Arrays.copyOf(fromMs, size), Arrays.copyOf(drivers, size));
  }

  /** Who was logged in at a moment, epoch milliseconds; null for nobody. */
  public String at(long timeMs) {
    int shift = indexAt(timeMs);
    return shift < 0 ? null : drivers[shift];
  }

  /** The last that begins no later, or -1. Asked for the newest, that is one comparison. */
  private int indexAt(long timeMs) {
    int last = fromMs.length - 1;
    if (last < 0 || fromMs[last] <= timeMs) {
      return last;
    }
    int found = Arrays.binarySearch(fromMs, timeMs);
    return found >= 0 ? found : -found - 2;
  }

  /** Whether both say the same of every moment from one to another, both included. */
  public boolean sayTheSame(Shifts other, long beginMs, long endMs) {
    if (this == other) {
      return true;
    }
    if (!Objects.equals(at(beginMs), other.at(beginMs))) {
      return false;
    }
    int from = indexAt(beginMs) + 1;
    int to = indexAt(endMs) + 1;
    int otherFrom = other.indexAt(beginMs) + 1;
    int otherTo = other.indexAt(endMs) + 1;
    return Arrays.equals(fromMs, from, to, other.fromMs, otherFrom, otherTo)
        && Arrays.equals(drivers, from, to, other.drivers, otherFrom, otherTo);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shifts shifts
        && Arrays.equals(fromMs, shifts.fromMs)
        && Arrays.equals(drivers, shifts.drivers);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(fromMs) + Arrays.hashCode(drivers);
  }
}
