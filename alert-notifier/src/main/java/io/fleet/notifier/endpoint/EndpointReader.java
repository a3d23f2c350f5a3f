package io.fleet.notifier.endpoint;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fleet.events.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads one endpoint file: a JSON object; members it does not know are passed over. */
final class EndpointReader {
  private String id;
  private URI url;
  private String secret;
  private EventTypes eventTypes;
  private Escalation escalation;

  private EndpointReader() {}

  /**
   * @throws IllegalArgumentException naming what is wrong, without content
   */
  static Endpoint read(byte[] bytes) {
    try (JsonParser in = Json.FACTORY.createParser(bytes)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("a JSON object expected");
      }
      return new EndpointReader().readObject(in);
    } catch (IOException e) {
      throw new IllegalArgumentException("no JSON", e);
    }
  }

  private Endpoint readObject(JsonParser in) throws IOException {
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      switch (name) {
        case "id" -> id = in.getValueAsString();
        case "url" -> url = uri(in.getValueAsString());
        case "secret" -> secret = in.getValueAsString();
        case "event_types" -> eventTypes = eventTypes(in);
        case "escalation" -> escalation = escalation(in);
        default -> in.skipChildren();
      }
    }
    return new Endpoint(
        id,
        "",
        new Target(url, Map.of()),
        List.of(Secret.hmac(secret)),
        new Subscription(eventTypes),
        DeliveryTerms.DEFAULT,
        Format.STANDARD,
        EndpointState.ENABLED,
        Grouping.NONE,
        escalation);
  }

  /** {@code {"to": "…", "after_s": 600}}. */
  private static Escalation escalation(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("escalation: an object expected");
    }
    String to = null;
    Duration after = null;
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      switch (name) {
        case "to" -> to = in.getValueAsString();
        case "after_s" -> after = Duration.ofSeconds(in.getValueAsInt());
        default -> in.skipChildren();
      }
    }
    return new Escalation(to, after);
  }

  private static URI uri(String text) {
    try {
      return text == null ? null : new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("url: " + e.getReason());
    }
  }

  private static EventTypes eventTypes(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.START_ARRAY) {
      return null;
    }
    List<String> globs = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (in.currentToken() != JsonToken.VALUE_STRING) {
        throw new IllegalArgumentException("event_types: a list of texts expected");
      }
      globs.add(in.getText());
    }
    return new EventTypes(globs);
  }
}
