package io.fleet.events.travel;

import java.util.Arrays;
import java.util.List;

/**
 * How long something goes on that has lasted for so long already: what has lasted much longer than
 * usual is of another kind and goes on for longer. A line through points; immutable.
 */
public final class Lasting {
  /** A service, by how much longer than expected it has taken, where nothing was learned. */
  public static final Lasting SERVICE =
      new Lasting(new int[] {0, 60, 120, 300, 600, 1_200}, new double[] {30, 30, 30, 30, 30, 30});

  /** A halt where no stop is, by how long it has lasted, where nothing was learned. */
  public static final Lasting HALT =
      new Lasting(new int[] {180, 300, 600, 900, 1_200, 1_800, 2_700, 3_600}, new double[8]);

  /**
   * A stop that was passed over, by how many stops planned after it have been served: how many more
   * will be before it is. Points and values are stops, {@link #NEVER} for those left out. Where
   * nothing was learned it is none: it depends on where it lies.
   */
  public static final Lasting PASSED_OVER =
      new Lasting(new int[] {1, 2, 3, 4, 5, 6, 8, 12}, new double[8]);

  /** More stops than follow on any round. */
  public static final int NEVER = 1_000;

  private static final double MS_PER_S = 1_000;

  private final int[] after;
  private final double[] left;

  private Lasting(int[] after, double[] left) {
    this.after = after;
    this.left = left;
  }

  /** The points, s where nothing else is said. */
  public List<Integer> after() {
    return Arrays.stream(after).boxed().toList();
  }

  /**
   * The same points with what was learned.
   *
   * @param seconds for each of them, not negative
   */
  public Lasting leaving(double[] seconds) {
    if (seconds.length != after.length) {
      throw new IllegalArgumentException("a number for each of " + after.length + " points");
    }
    return new Lasting(after, seconds.clone());
  }

  /** The first point, ms: what has lasted for less is not looked at, or goes on as at this one. */
  public long firstMs() {
    return Math.round(after[0] * MS_PER_S);
  }

  /** How long it goes on after so long, ms; before the first point and after the last as there. */
  public long leftMs(long lastedMs) {
    return Math.round(left(lastedMs / MS_PER_S) * MS_PER_S);
  }

  /** The same in the units of the points. */
  public double left(double lasted) {
    int next = 0;
    while (next < after.length && after[next] <= lasted) {
      next++;
    }
    if (next == 0 || next == after.length) {
      return left[Math.max(0, next - 1)];
    }
    double share = (lasted - after[next - 1]) / (after[next] - after[next - 1]);
    return left[next - 1] + share * (left[next] - left[next - 1]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Lasting lasting
        && Arrays.equals(after, lasting.after)
        && Arrays.equals(left, lasting.left);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(left);
  }
}
