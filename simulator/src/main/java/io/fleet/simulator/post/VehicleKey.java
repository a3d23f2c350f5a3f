package io.fleet.simulator.post;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fleet.events.Json;
import java.io.IOException;

/** Finds whose a message is, without reading the rest of it. */
final class VehicleKey {
  private VehicleKey() {}

  /** The text of {@code vehicle_id}; empty if there is none or this is no JSON object. */
  static String of(byte[] message) {
    try (JsonParser in = Json.FACTORY.createParser(message)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return "";
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        boolean isVehicle = in.currentName().equals("vehicle_id");
        if (in.nextToken() == JsonToken.VALUE_STRING && isVehicle) {
          return in.getText();
        }
        in.skipChildren();
      }
      return "";
    } catch (IOException e) {
      return "";
    }
  }
}
