package io.fleet.gateway.admit;

import com.fasterxml.jackson.core.JsonParser;
import io.fleet.events.Iso8601;
import io.fleet.events.VehicleId;
import io.fleet.events.reference.ReferenceBook;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import java.io.IOException;

/**
 * Which vehicle a device is in at a moment. A device that was never paired is the vehicle of its
 * own name. Safe for many threads.
 */
final class Pairings {
  private final ReferenceBook book;
  private final ReadBodies<Pairing> bodies = new ReadBodies<>(Pairing::read, Pairing.NONE);

  Pairings(ReferenceBook book) {
    this.book = book;
  }

  /** The vehicle; null if the device was in none then. */
  String vehicleOf(String deviceId, long atMs) {
    if (book.versions(ReferenceKind.PAIRINGS, deviceId).isEmpty()) {
      return deviceId;
    }
    ReferenceVersion version = book.inForce(ReferenceKind.PAIRINGS, deviceId, atMs);
    if (version == null) {
      return null;
    }
    Pairing pairing = bodies.of(version);
    return atMs < pairing.validToMs() ? pairing.vehicleId() : null;
  }

  /**
   * What a version says.
   *
   * @param vehicleId null if that cannot be read
   * @param validToMs from when on it holds no more, epoch milliseconds
   */
  private record Pairing(String vehicleId, long validToMs) {
    static final Pairing NONE = new Pairing(null, Long.MIN_VALUE);

    static Pairing read(JsonParser in) throws IOException {
      String vehicleId = null;
      long validToMs = Long.MAX_VALUE;
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        in.nextToken();
        String text = in.getValueAsString();
        if ("vehicle_id".equals(name) && VehicleId.isValid(text)) {
          vehicleId = text;
        } else if ("valid_to".equals(name) && text != null && !text.isEmpty()) {
          validToMs = Iso8601.parse(text);
        }
        in.skipChildren();
      }
      return new Pairing(vehicleId, validToMs);
    }
  }
}
