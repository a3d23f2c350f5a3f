package io.fleet.notifier.deliver;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fleet.events.Json;
import io.fleet.notifier.endpoint.DeliveryTerms;
import io.fleet.notifier.event.Event;
import java.io.IOException;

/** Until when a version may still be replaced by data that comes out of order. */
final class Settling {
  private static final String TEST = "test";

  private Settling() {}

  /**
   * When the event may be sent, epoch milliseconds; 0 for at once, as is what was sent to try an
   * endpoint out ({@code data.test}).
   */
  static long endsAtMs(Event event, DeliveryTerms terms) {
    boolean waits = terms.settledOnly() && event.settleS() > 0 && !isTest(event.data());
    return waits ? event.emittedAtMs() + event.settleS() * 1_000L : 0;
  }

  /** Whether it was sent to try an endpoint out. */
  static boolean isTest(String data) {
    try (JsonParser in = Json.FACTORY.createParser(data)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        JsonToken value = in.nextToken();
        if (TEST.equals(name)) {
          return value == JsonToken.VALUE_TRUE;
        }
        in.skipChildren();
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }
}
