package io.fleet.query.page;

/**
 * A row's place in a list: its time and, among rows of the same time, its id. Lists that are sorted
 * by id alone have time 0.
 *
 * @param timeMs epoch milliseconds
 * @param id never null
 */
public record SortKey(long timeMs, String id) {
  /** Before every row of a list whose newest come first. */
  public static final SortKey NEWEST = new SortKey(TimeText.LATEST_MS, "");

  /** Before every row of a list whose oldest come first, or that is sorted by id. */
  public static final SortKey OLDEST = new SortKey(-1, "");
}
