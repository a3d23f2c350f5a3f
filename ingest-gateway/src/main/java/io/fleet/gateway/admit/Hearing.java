package io.fleet.gateway.admit;

import io.fleet.events.Refusal;
import io.fleet.events.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What holds for all events of one request, and what they leave behind beside themselves. Of one
 * thread.
 */
final class Hearing {
  private static final int MAX_DEAD_LETTER_BYTES =
      Topic.DEAD_LETTERS.maxMessageBytes() - (64 << 10);
  private static final byte[] WITHHELD =
      "{\"private\":true,\"withheld\":\"content\"}".getBytes(StandardCharsets.UTF_8);

  private final VehicleScope scope;
  private final long nowMs;
  private final int maxEventBytes;
  private final DeviceClocks clocks;
  private final PrivateMode privacy;
  private final List<LogEntry> asides = new ArrayList<>();

  Hearing(
      VehicleScope scope, long nowMs, int maxEventBytes, DeviceClocks clocks, PrivateMode privacy) {
    this.scope = scope;
    this.nowMs = nowMs;
    this.maxEventBytes = maxEventBytes;
    this.clocks = clocks;
    this.privacy = privacy;
  }

  VehicleScope scope() {
    return scope;
  }

  long nowMs() {
    return nowMs;
  }

  /** Records for the log that belong to no single event. */
  List<LogEntry> asides() {
    return asides;
  }

  /** Why an event of that many bytes is not taken, or null. */
  Refusal tooLarge(int bytes) {
    return bytes <= maxEventBytes
        ? null
        : new Refusal(EventJudge.TOO_LARGE, "an event of more than " + maxEventBytes + " bytes");
  }

  /** Why the time is not taken whoever's it is, or null. */
  Refusal clock(long toldMs) {
    return clocks.check(toldMs, nowMs, scope.mayImport());
  }

  /** Why the clock of this vehicle's device is not believed for now, or null. */
  Refusal quarantine(String vehicleId, long toldMs) {
    return scope.mayImport() ? null : clocks.quarantine(vehicleId, toldMs, nowMs);
  }

  /** Raises the alert on a device's clock, unless it was today. */
  void tellClock(String vehicleId, long toldMs) {
    clocks.alert(vehicleId, toldMs, nowMs).ifPresent(asides::add);
  }

  /**
   * Whether nobody may know where it was: for the vehicle's private mode, or for that of the
   * sender's own vehicle.
   *
   * @param atMs the event's time; null if that is not known, and then it is enough that one of them
   *     has a private mode at all
   */
  boolean isPrivate(String vehicleId, Long atMs) {
    return privacy.holds(vehicleId, atMs) || (scope.deviceId().isPresent() && isOwnPrivate(atMs));
  }

  private boolean isOwnPrivate(Long atMs) {
    return privacy.holds(scope.whose(null, atMs == null ? nowMs : atMs).vehicleId(), atMs);
  }

  /** Whether what cannot be read may hold a place that nobody may know. */
  boolean mayBePrivate(byte[] body) {
    return isPrivate(null, null) || PrivateMode.isMentioned(body);
  }

  /** The original, or what stands for it where its content must not be kept. */
  byte[] deadLetter(byte[] original, boolean isPrivate) {
    return isPrivate ? WITHHELD.clone() : cut(original);
  }

  private static byte[] cut(byte[] original) {
    return original.length <= MAX_DEAD_LETTER_BYTES
        ? original
        : Arrays.copyOf(original, MAX_DEAD_LETTER_BYTES);
  }

  static byte[] slice(byte[] body, int from, int to) {
    return from == 0 && to == body.length ? body : Arrays.copyOfRange(body, from, to);
  }
}
