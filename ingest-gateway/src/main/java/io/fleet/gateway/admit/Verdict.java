package io.fleet.gateway.admit;

import io.fleet.events.Refusal;
import java.util.List;

/**
 * What was decided about one event of a request.
 *
 * @param index its place in the request, from 0
 * @param vehicleId the vehicle, under which a dead letter stands; null if it is not known
 * @param entry what goes to the log, or null if it is refused
 * @param refusal why it is refused, or why its time was replaced; null if it is accepted as told
 * @param deadLetter the sender's bytes for the dead-letter topic, or null
 * @param dropped names of optional fields that made no sense and count as absent
 */
public record Verdict(
    int index,
    String vehicleId,
    LogEntry entry,
    Refusal refusal,
    byte[] deadLetter,
    List<String> dropped) {

  static Verdict accepted(int index, String vehicleId, LogEntry entry, List<String> dropped) {
    return new Verdict(index, vehicleId, entry, null, null, dropped);
  }

  Verdict keeping(byte[] original) {
    return new Verdict(index, vehicleId, entry, refusal, original, dropped);
  }

  /** What goes to the log, or null. */
  public byte[] value() {
    return entry == null ? null : entry.value();
  }

  public boolean isAccepted() {
    return entry != null;
  }

  /** Whether urgent content was accepted at the server's time in place of the device's. */
  public boolean isAtServerTime() {
    return entry != null && refusal != null;
  }

  /** Whether the sender should hear more than that it was accepted. */
  public boolean isRemarkable() {
    return refusal != null || !dropped.isEmpty();
  }
}
