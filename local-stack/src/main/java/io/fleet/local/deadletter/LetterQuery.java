package io.fleet.local.deadletter;

import java.time.Instant;

/**
 * Which letters are meant; empty texts mean any.
 *
 * @param id of one letter
 * @param reason exactly
 * @param place exactly
 * @param vehicle the original's key
 * @param since no earlier than this
 * @param again whether those count that were sent again already
 * @param limit at most so many, oldest first
 */
record LetterQuery(
    String id,
    String reason,
    String place,
    String vehicle,
    Instant since,
    boolean again,
    int limit) {

  /** One letter, whatever became of it. */
  static LetterQuery of(String id) {
    return new LetterQuery(id, "", "", "", Instant.EPOCH, true, 1);
  }
}
