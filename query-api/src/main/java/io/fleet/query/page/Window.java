package io.fleet.query.page;

/**
 * One page's stretch of a list.
 *
 * @param fingerprint of list and filters, see {@link Filters}
 * @param after the sort key of the row before the first
 * @param limit items in the page
 */
public record Window(String fingerprint, SortKey after, int limit) {

  /** One more than the page holds: the extra row says that there is a next page. */
  public int rowsToRead() {
    return limit + 1;
  }
}
