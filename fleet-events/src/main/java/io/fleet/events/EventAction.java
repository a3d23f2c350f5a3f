package io.fleet.events;

import java.util.Locale;
import java.util.UUID;

/**
 * What somebody said about a harsh event, an overspeed episode or a crash. It is never changed; a
 * later one may say otherwise.
 *
 * @param actionId of this record
 * @param eventId what it is about
 * @param eventKind {@code harsh_braking}, {@code harsh_acceleration}, {@code harsh_cornering},
 *     {@code overspeed} or {@code crash}
 * @param vehicleId the vehicle it happened to
 * @param driverId who contests; of a decision whom it is about, or null
 * @param kind what is said
 * @param reason why, at most {@value #MAX_REASON_LENGTH} characters
 * @param by who says so, as the token names them
 * @param atMs when, epoch milliseconds
 */
public record EventAction(
    UUID actionId,
    UUID eventId,
    String eventKind,
    String vehicleId,
    String driverId,
    Kind kind,
    String reason,
    String by,
    long atMs) {
  /** The greatest number of characters of a reason. */
  public static final int MAX_REASON_LENGTH = 512;

  /** What can be said. */
  public enum Kind {
    /** A driver says that it was not so. It weighs all the same. */
    CONTESTED,
    /** It weighs nothing from now on. */
    EXCLUDED,
    /** A contest was looked at, and the event stands. */
    REJECTED,
    /** It weighs again. */
    RESTORED;

    /** The word in records. */
    public String tag() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that word, null if there is none. */
    public static Kind ofTag(String tag) {
      for (Kind kind : values()) {
        if (kind.tag().equals(tag)) {
          return kind;
        }
      }
      return null;
    }
  }
}
