package io.fleet.query.change;

import java.util.List;

/**
 * What one reading found.
 *
 * @param items in the order they were read
 * @param next where the reading ended
 * @param more whether it ended before the log does
 */
record FeedPage(List<ChangeItem> items, FeedCursor next, boolean more) {
  /** Whether there is nothing to tell yet. */
  boolean isEmpty() {
    return items.isEmpty() && !more;
  }
}
