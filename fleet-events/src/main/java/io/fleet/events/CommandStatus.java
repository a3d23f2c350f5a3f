package io.fleet.events;

import java.util.Locale;

/** What can become of a command; a later constant outweighs an earlier one. */
public enum CommandStatus {
  /** Its time was over before a device had it, or newer ones took its place. */
  EXPIRED,
  /** A device has confirmed that it has it. */
  DELIVERED,
  /** The device says that it did not work. */
  FAILED,
  /** The device says that it is done. */
  ACKNOWLEDGED;

  /** The name in records, answers and metrics. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of that name, or null. */
  public static CommandStatus ofTag(String tag) {
    for (CommandStatus status : values()) {
      if (status.tag().equals(tag)) {
        return status;
      }
    }
    return null;
  }
}
