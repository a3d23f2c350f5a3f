package io.fleet.events;

import java.util.Locale;
import java.util.UUID;

/**
 * What somebody said about an alert: that they have seen it, whose it is, what there is to say of
 * it, that it is done with. It is never changed; a later one may say otherwise. Records stand in
 * {@link Topic#EVENT_ACTIONS} beside those of {@link EventAction} and are told from them by their
 * {@code alert_id}.
 *
 * @param actionId of this record: the same when the same is said once more under the same key
 * @param alertId what it is about, 1 to {@value #MAX_NAME_LENGTH} characters
 * @param vehicleId the vehicle of the alert
 * @param kind what is said
 * @param assignee whose the alert is from now on; null unless it is assigned
 * @param text the comment or why, at most {@value #MAX_TEXT_LENGTH} characters; null for nothing,
 *     which a comment and a closing are not
 * @param by who says so, as the token names them
 * @param atMs when, epoch milliseconds
 */
public record AlertAction(
    UUID actionId,
    String alertId,
    String vehicleId,
    Kind kind,
    String assignee,
    String text,
    String by,
    long atMs) {
  /** The greatest number of characters of a text. */
  public static final int MAX_TEXT_LENGTH = 2_000;

  /** The greatest number of characters of an alert's id and of names of people. */
  public static final int MAX_NAME_LENGTH = 128;

  /** What can be said. */
  public enum Kind {
    /** Somebody has seen it and sees to it. */
    ACKNOWLEDGED,
    /** Somebody shall see to it. */
    ASSIGNED,
    /** Something to say of it. */
    COMMENTED,
    /** It is done with, whatever the vehicle does. */
    CLOSED,
    /** It is neither closed nor acknowledged any more. */
    REOPENED;

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

    /** Whether it says nothing without a text. */
    public boolean needsText() {
      return this == COMMENTED || this == CLOSED;
    }
  }
}
