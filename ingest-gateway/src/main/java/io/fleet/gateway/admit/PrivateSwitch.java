package io.fleet.gateway.admit;

import io.fleet.events.reference.ReferenceBook;
import io.fleet.events.reference.ReferenceJson;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Turns a vehicle's private mode on and off, from the event's time on. On holds here at once,
 * before the log has it and other gateways hear of it; off holds when it has come back from the
 * log. Safe for many threads.
 */
final class PrivateSwitch {
  private static final String ON = "private_on";
  private static final String OFF = "private_off";

  private final ReferenceBook book;

  PrivateSwitch(ReferenceBook book) {
    this.book = book;
  }

  /** Whether an event of that type turns it. */
  static boolean isTurnedBy(String eventType) {
    return ON.equals(eventType) || OFF.equals(eventType);
  }

  /**
   * The version to be written. The same event again makes the same version.
   *
   * @param author who turned it
   */
  LogEntry turn(String eventType, String vehicleId, long fromMs, long nowMs, String author) {
    boolean on = ON.equals(eventType);
    String body = "{\"private\":" + on + "}";
    List<ReferenceVersion> known = book.versions(ReferenceKind.PRIVATE_MODES, vehicleId);
    ReferenceVersion version =
        known.stream()
            .filter(v -> v.validFromMs() == fromMs && v.body().equals(body) && !v.deleted())
            .findFirst()
            .orElseGet(
                () ->
                    new ReferenceVersion(
                        ReferenceKind.PRIVATE_MODES,
                        vehicleId,
                        fromMs,
                        1 + greatest(known),
                        false,
                        nowMs,
                        author,
                        body));
    if (on) {
      book.put(version);
    }
    return new LogEntry(
        version.kind().topic(),
        new String(version.key(), StandardCharsets.UTF_8),
        ReferenceJson.write(version));
  }

  private static long greatest(List<ReferenceVersion> versions) {
    return versions.stream().mapToLong(ReferenceVersion::version).max().orElse(0);
  }
}
