package io.fleet.query.change;

import java.util.function.Predicate;

/**
 * What one request asks for.
 *
 * @param types of rows
 * @param after the cursor, or null for a start
 * @param start where to begin without a cursor
 * @param limit changes in the answer
 * @param visible what of it the caller may see
 */
record FeedQuery(
    ChangeTypes types, FeedCursor after, Start start, int limit, Predicate<ChangeItem> visible) {
  /** Where a client without a cursor begins. */
  enum Start {
    /** With all that is kept. */
    OLDEST,
    /** With what comes from now on. */
    NOW
  }

  /** The same from another place. */
  FeedQuery from(FeedCursor cursor) {
    return new FeedQuery(types, cursor, null, limit, visible);
  }

  boolean asksFor(ChangeItem item) {
    return types.contains(item.type()) && visible.test(item);
  }
}
