package io.fleet.query.change;

/**
 * What one request asks for.
 *
 * @param types of rows
 * @param after the cursor, or null for a start
 * @param start where to begin without a cursor
 * @param limit changes in the answer
 */
record FeedQuery(ChangeTypes types, FeedCursor after, Start start, int limit) {
  /** Where a client without a cursor begins. */
  enum Start {
    /** With all that is kept. */
    OLDEST,
    /** With what comes from now on. */
    NOW
  }

  /** The same from another place. */
  FeedQuery from(FeedCursor cursor) {
    return new FeedQuery(types, cursor, null, limit);
  }

  boolean asksFor(ChangeItem item) {
    return types.contains(item.type());
  }
}
