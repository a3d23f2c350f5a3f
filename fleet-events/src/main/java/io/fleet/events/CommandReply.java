package io.fleet.events;

/**
 * What became of a command.
 *
 * @param commandId the command
 * @param vehicleId the vehicle it was for
 * @param timestampMs when that was, epoch milliseconds
 * @param status what became of it
 * @param detail more about it, for people; at most {@value #MAX_DETAIL_LENGTH} characters, or null
 */
public record CommandReply(
    String commandId, String vehicleId, long timestampMs, CommandStatus status, String detail) {
  /** The greatest number of characters of a detail. */
  public static final int MAX_DETAIL_LENGTH = 512;
}
