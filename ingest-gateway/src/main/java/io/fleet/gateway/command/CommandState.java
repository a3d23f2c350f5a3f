package io.fleet.gateway.command;

import io.fleet.events.Command;
import io.fleet.events.CommandStatus;

/**
 * A command and what is known of it.
 *
 * @param command the command
 * @param status what became of it, null while it waits
 * @param sinceMs since when that is so, epoch milliseconds; of a waiting one when it was issued
 * @param detail more about it, or null
 */
public record CommandState(Command command, CommandStatus status, long sinceMs, String detail) {
  /** The word for a command that waits. */
  public static final String PENDING = "pending";

  /** The name of the state in answers. */
  public String tag() {
    return status == null ? PENDING : status.tag();
  }
}
