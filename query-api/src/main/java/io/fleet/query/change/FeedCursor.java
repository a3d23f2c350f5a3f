package io.fleet.query.change;

import io.fleet.events.Topic;
import io.fleet.query.problem.ProblemException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A place in the log: of each partition of the topics asked for the next offset. As text it is
 * opaque, bound to the types it was made for, and checked: what was not made here is refused. It
 * opens nothing that its bearer may not read, so it is not a secret and carries no signature.
 *
 * @param offsets the next offset of each partition
 */
record FeedCursor(Map<Place, Long> offsets) {
  /** The topics of the feed; their places in this list are part of the form. */
  static final List<Topic> TOPICS = List.of(Topic.CHANGES, Topic.ALERTS, Topic.DRIVER_SCORES);

  private static final byte FORM = 1;
  private static final int DIGEST_BYTES = 8;
  private static final int PLACE_BYTES = 1 + 2 + 8;
  private static final int MAX_PLACES = 1_000;
  private static final int MAX_LENGTH = 16_384;

  /** A partition of a topic, in the order of the list of topics. */
  record Place(Topic topic, int partition) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byTopic = Integer.compare(TOPICS.indexOf(topic), TOPICS.indexOf(other.topic));
      return byTopic != 0 ? byTopic : Integer.compare(partition, other.partition);
    }
  }

  FeedCursor {
    offsets = new TreeMap<>(offsets);
  }

  /** Whether anything stands beyond it. */
  boolean isBehind(Map<Place, Long> ends) {
    return offsets.entrySet().stream()
        .anyMatch(at -> at.getValue() < ends.getOrDefault(at.getKey(), Long.MIN_VALUE));
  }

  /** The text for a client that asked for these types. */
  String encode(ChangeTypes types) {
    ByteBuffer out = ByteBuffer.allocate(1 + DIGEST_BYTES * 2 + PLACE_BYTES * offsets.size());
    out.put(FORM).put(digest(types.text().getBytes(StandardCharsets.UTF_8)));
    offsets.forEach(
        (place, offset) ->
            out.put((byte) TOPICS.indexOf(place.topic()))
                .putShort((short) place.partition())
                .putLong(offset));
    out.put(digest(Arrays.copyOf(out.array(), out.position())));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(out.array());
  }

  /**
   * Reads a cursor.
   *
   * @throws ProblemException if it is none, or one of other types
   */
  static FeedCursor decode(String text, ChangeTypes types) {
    byte[] bytes = plain(text);
    int body = bytes.length - DIGEST_BYTES;
    boolean whole =
        body > DIGEST_BYTES
            && bytes[0] == FORM
            && Arrays.equals(
                digest(Arrays.copyOf(bytes, body)), Arrays.copyOfRange(bytes, body, bytes.length));
    if (!whole) {
      throw notOurs();
    }
    byte[] madeFor = Arrays.copyOfRange(bytes, 1, 1 + DIGEST_BYTES);
    if (!Arrays.equals(madeFor, digest(types.text().getBytes(StandardCharsets.UTF_8)))) {
      throw ProblemException.parameter(
          "after", "it belongs to other types; leave them as they were");
    }
    return places(ByteBuffer.wrap(bytes, 1 + DIGEST_BYTES, body - 1 - DIGEST_BYTES));
  }

  private static FeedCursor places(ByteBuffer in) {
    Map<Place, Long> offsets = new TreeMap<>();
    try {
      while (in.hasRemaining()) {
        Topic topic = TOPICS.get(in.get());
        offsets.put(new Place(topic, in.getShort()), in.getLong());
      }
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw notOurs();
    }
    if (offsets.size() > MAX_PLACES) {
      throw notOurs();
    }
    return new FeedCursor(offsets);
  }

  private static byte[] plain(String text) {
    try {
      return text.length() > MAX_LENGTH ? new byte[0] : Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw notOurs();
    }
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(bytes), DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ProblemException notOurs() {
    return ProblemException.parameter(
        "after", "now, oldest, or next of an earlier answer expected");
  }
}
