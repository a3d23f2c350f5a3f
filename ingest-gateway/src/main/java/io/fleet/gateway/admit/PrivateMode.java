package io.fleet.gateway.admit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fleet.events.reference.ReferenceBook;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Whether a vehicle drives in private at a moment: by the driver's switch, or by its off-duty
 * schedule. What cannot be read counts as private. Safe for many threads.
 */
final class PrivateMode {
  private static final byte[] FLAG = "\"private\"".getBytes(StandardCharsets.UTF_8);

  private final ReferenceBook book;
  private final ReadBodies<Boolean> switches =
      new ReadBodies<>(PrivateMode::readSwitch, Boolean.TRUE);
  private final ReadBodies<PrivateSchedule> schedules =
      new ReadBodies<>(PrivateSchedule::ofVehicle, PrivateSchedule.ALWAYS);

  PrivateMode(ReferenceBook book) {
    this.book = book;
  }

  /**
   * Whether it holds for the vehicle, null being none, at that moment.
   *
   * @param atMs epoch milliseconds; null asks whether it ever does
   */
  boolean holds(String vehicleId, Long atMs) {
    if (vehicleId == null) {
      return false;
    }
    return atMs == null ? everHolds(vehicleId) : holdsAt(vehicleId, atMs);
  }

  private boolean everHolds(String vehicleId) {
    return book.versions(ReferenceKind.PRIVATE_MODES, vehicleId).stream()
            .anyMatch(turned -> !turned.deleted() && switches.of(turned))
        || book.versions(ReferenceKind.VEHICLES, vehicleId).stream()
            .anyMatch(vehicle -> !schedules.of(vehicle).windows().isEmpty());
  }

  private boolean holdsAt(String vehicleId, long atMs) {
    ReferenceVersion turned = book.inForce(ReferenceKind.PRIVATE_MODES, vehicleId, atMs);
    if (turned != null && switches.of(turned)) {
      return true;
    }
    ReferenceVersion vehicle = book.inForce(ReferenceKind.VEHICLES, vehicleId, atMs);
    return vehicle != null && schedules.of(vehicle).covers(atMs);
  }

  private static boolean readSwitch(JsonParser in) throws IOException {
    boolean on = false;
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken token = in.nextToken();
      on = "private".equals(name) ? token != JsonToken.VALUE_FALSE : on;
      in.skipChildren();
    }
    return on;
  }

  /** Whether bytes that are no JSON speak of private mode all the same. */
  static boolean isMentioned(byte[] body) {
    for (int from = 0; from <= body.length - FLAG.length; from++) {
      int same = 0;
      while (same < FLAG.length && body[from + same] == FLAG[same]) {
        same++;
      }
      if (same == FLAG.length) {
        return true;
      }
    }
    return false;
  }
}
