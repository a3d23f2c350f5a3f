package io.fleet.events.reference;

import java.nio.charset.StandardCharsets;

/**
 * One version of one thing. Versions of an id are told apart by when they begin to hold; writing
 * another with the same beginning replaces it.
 *
 * @param kind what it is
 * @param id of the thing, see {@link ReferenceKind}
 * @param validFromMs from when on it holds, event time, epoch milliseconds
 * @param version rises with every change of the id, from 1; the ETag
 * @param deleted whether the thing is gone from then on
 * @param changedAtMs when it was written, epoch milliseconds
 * @param changedBy who wrote it
 * @param body the content as one JSON object; {@code {}} if deleted
 */
public record ReferenceVersion(
    ReferenceKind kind,
    String id,
    long validFromMs,
    long version,
    boolean deleted,
    long changedAtMs,
    String changedBy,
    String body) {

  /** The record's key in its topic: {@code id@valid_from}. */
  public byte[] key() {
    return (id + '@' + validFromMs).getBytes(StandardCharsets.UTF_8);
  }
}
