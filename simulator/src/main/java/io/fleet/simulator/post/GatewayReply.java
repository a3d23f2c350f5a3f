package io.fleet.simulator.post;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fleet.events.Json;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the gateway's answer about the events of a request: {@code accepted} is a number, and each
 * member of {@code results} whose {@code status} is not {@code accepted} is a refused event with
 * its {@code reason}. Other members are passed over.
 */
final class GatewayReply {
  private static final String ACCEPTED = "accepted";
  private static final String UNNAMED = "unnamed";

  private final JsonParser in;
  private final Map<String, Long> refused = new TreeMap<>();
  private long accepted = -1;

  private GatewayReply(JsonParser in) {
    this.in = in;
  }

  /**
   * How the events fared, or null if the answer does not speak of single events.
   *
   * @param sent events in the request; those not spoken of count as refused without a name
   */
  static Tally read(byte[] body, int sent) throws IOException {
    try (JsonParser in = Json.FACTORY.createParser(body)) {
      return in.nextToken() == JsonToken.START_OBJECT ? new GatewayReply(in).tally(sent) : null;
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      return null;
    }
  }

  private Tally tally(int sent) throws IOException {
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      JsonToken value = in.nextToken();
      if (value == JsonToken.START_ARRAY && name.equals("results")) {
        readEvents();
      } else if (value == JsonToken.VALUE_NUMBER_INT && name.equals(ACCEPTED)) {
        accepted = in.getLongValue();
      } else {
        in.skipChildren();
      }
    }
    if (accepted < 0) {
      return null;
    }
    long named = refused.values().stream().mapToLong(Long::longValue).sum();
    if (sent > accepted + named) {
      refused.merge(UNNAMED, sent - accepted - named, Long::sum);
    }
    return new Tally(accepted, refused);
  }

  private void readEvents() throws IOException {
    for (JsonToken t = in.nextToken(); t != JsonToken.END_ARRAY; t = in.nextToken()) {
      if (t == JsonToken.START_OBJECT) {
        readEvent();
      } else {
        in.skipChildren();
      }
    }
  }

  private void readEvent() throws IOException {
    String status = null;
    String reason = UNNAMED;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      switch (name) {
        case "status" -> status = in.getText();
        case "reason" -> reason = in.getText();
        default -> in.skipChildren();
      }
    }
    if (status != null && !status.equals(ACCEPTED)) {
      refused.merge(reason, 1L, Long::sum);
    }
  }

  /** The {@code type} of a problem+json body, or an empty text. */
  static String problemType(byte[] body) throws IOException {
    try (JsonParser in = Json.FACTORY.createParser(body)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return "";
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        boolean isType = in.currentName().equals("type");
        in.nextToken();
        if (isType) {
          return in.getText();
        }
        in.skipChildren();
      }
      return "";
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      return "";
    }
  }
}
