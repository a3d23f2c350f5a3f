package io.fleet.gateway.command;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fleet.events.Iso8601;
import io.fleet.events.Json;
import io.fleet.events.VehicleId;
import io.fleet.events.reference.ReferenceBook;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Optional;

/**
 * Knows from the pairings which vehicle a device is in at a moment. A device that never had a
 * pairing is the vehicle of its own name.
 */
@Singleton
public class DeviceVehicles {
  private final ReferenceBook book;

  DeviceVehicles(ReferenceBook book) {
    this.book = book;
  }

  /** The vehicle, empty if the device is in none then. */
  public Optional<String> of(String deviceId, long atMs) {
    if (book.versions(ReferenceKind.PAIRINGS, deviceId).isEmpty()) {
      return Optional.of(deviceId);
    }
    ReferenceVersion pairing = book.inForce(ReferenceKind.PAIRINGS, deviceId, atMs);
    return pairing == null ? Optional.empty() : vehicle(pairing.body(), atMs);
  }

  private static Optional<String> vehicle(String body, long atMs) {
    String vehicleId = null;
    try (JsonParser in = Json.FACTORY.createParser(body)) {
      in.nextToken();
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        boolean text = in.nextToken() == JsonToken.VALUE_STRING;
        if (text && "vehicle_id".equals(name)) {
          vehicleId = in.getText();
        } else if (text && "valid_to".equals(name) && Iso8601.parse(in.getText()) <= atMs) {
          return Optional.empty();
        }
        in.skipChildren();
      }
    } catch (IOException | DateTimeException e) {
      return Optional.empty();
    }
    return Optional.ofNullable(vehicleId).filter(VehicleId::isValid);
  }
}
