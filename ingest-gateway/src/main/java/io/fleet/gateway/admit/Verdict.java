package io.fleet.gateway.admit;

import io.fleet.events.DropReason;
import io.fleet.events.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was decided about one event of a request.
 *
 * @param index its place in the request, from 0
 * @param vehicleId the vehicle, under which a dead letter stands; null if it is not known
 * @param entry what goes to the log, or null if it is refused
 * @param refusal why it is refused, or what was wrong with urgent content that is raised all the
 *     same; null if it is accepted as told
 * @param deadLetter what the dead-letter topic keeps of it, or null
 * @param whyDropped optional fields that made no sense and count as absent, by name
 * @param traits what else is to be said of it
 */
public record Verdict(
    int index,
    String vehicleId,
    LogEntry entry,
    Refusal refusal,
    byte[] deadLetter,
    Map<String, DropReason> whyDropped,
    Set<Trait> traits) {

  /** What else is to be said of an event. */
  public enum Trait {
    /** It asks for help or reports a crash. */
    URGENT,
    /** It stands in the log at the server's time. */
    AT_SERVER_TIME,
    /** It fell into private mode. */
    PRIVATE
  }

  static Verdict accepted(int index, String vehicleId, LogEntry entry, Set<Trait> traits) {
    return new Verdict(index, vehicleId, entry, null, null, Map.of(), traits);
  }

  static Verdict refused(
      int index, String vehicleId, Refusal refusal, byte[] deadLetter, boolean isPrivate) {
    Set<Trait> traits = isPrivate ? Set.of(Trait.PRIVATE) : Set.of();
    return new Verdict(index, vehicleId, null, refusal, deadLetter, Map.of(), traits);
  }

  Verdict keeping(byte[] original) {
    return new Verdict(index, vehicleId, entry, refusal, original, whyDropped, traits);
  }

  Verdict dropping(Map<String, DropReason> why) {
    return new Verdict(index, vehicleId, entry, refusal, deadLetter, why, traits);
  }

  /** What goes to the log, or null. */
  public byte[] value() {
    return entry == null ? null : entry.value();
  }

  /** The names of optional fields that made no sense. */
  public List<String> dropped() {
    return List.copyOf(whyDropped.keySet());
  }

  public boolean isAccepted() {
    return entry != null;
  }

  /** Whether urgent content was accepted at the server's time in place of the device's. */
  public boolean isAtServerTime() {
    return isAccepted() && traits.contains(Trait.AT_SERVER_TIME);
  }

  /** Whether it was taken without the place, since it fell into private mode. */
  public boolean isPrivate() {
    return traits.contains(Trait.PRIVATE);
  }

  /** Whether it asks for help or reports a crash. */
  public boolean isUrgent() {
    return traits.contains(Trait.URGENT);
  }

  /** Whether the sender should hear more than that it was accepted. */
  public boolean isRemarkable() {
    return refusal != null || !whyDropped.isEmpty() || isAtServerTime();
  }
}
