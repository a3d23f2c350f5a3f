package io.fleet.query.change;

import java.util.concurrent.CompletableFuture;

/**
 * A client that waits for news.
 *
 * @param query from where it has read up to
 * @param untilMs when it is answered with nothing, epoch milliseconds
 * @param answer to be completed
 */
record Waiting(FeedQuery query, long untilMs, CompletableFuture<FeedPage> answer) {
  /** Tells that there is still nothing. */
  void nothing() {
    answer.complete(new FeedPage(java.util.List.of(), query.after(), false));
  }
}
