package io.fleet.local.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.events.Topic;
import io.fleet.events.reference.ReferenceKind;
import java.io.IOException;

/**
 * Where a letter's original belongs.
 *
 * @param kind of way there
 * @param detail the gateway's path, the topic, or why there is no way
 */
record Destination(Kind kind, String detail) {
  private static final String TELEMETRY = "/v1/telemetry";
  private static final String EVENTS = "/v1/events";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Ways to send a letter again. */
  enum Kind {
    /** Posted to the gateway, whose admission judges it anew. */
    GATEWAY,
    /** Written to the topic it came from, under its key. */
    TOPIC,
    /** Nowhere: there is nothing to be sent, or it is stored already. */
    NOWHERE
  }

  static Destination of(Letter letter) {
    if (letter.place().startsWith("rule:")) {
      return nowhere("rule: the event is stored, a rule failed at it");
    }
    if (letter.isTooLarge() || letter.payload().length == 0) {
      return nowhere(letter.isTooLarge() ? "too large" : "no content kept");
    }
    Topic topic = letter.topic().orElse(null);
    if (letter.place().equals("gateway") && letter.origin().isEmpty()) {
      return gateway(letter.payload());
    }
    if (!letter.place().equals("decode") || topic == null) {
      return nowhere("place " + letter.place());
    }
    if (topic == Topic.TELEMETRY_RAW) {
      return gateway(letter.payload());
    }
    if (ReferenceKind.ofTopic(topic.topicName()) != null) {
      return nowhere("reference data: write it again");
    }
    return Readable.isReadable(topic, letter.payload())
        ? new Destination(Kind.TOPIC, topic.topicName())
        : nowhere("still unreadable");
  }

  /** A letter of the gateway does not say which path it came by; its content does. */
  private static Destination gateway(byte[] payload) {
    try {
      JsonNode json = JSON.readTree(payload);
      if (!json.isObject()) {
        return nowhere("still unreadable");
      }
      if (json.has("withheld")) {
        return nowhere("private: content withheld");
      }
      return new Destination(Kind.GATEWAY, json.has("event_type") ? EVENTS : TELEMETRY);
    } catch (IOException e) {
      return nowhere("still unreadable");
    }
  }

  private static Destination nowhere(String why) {
    return new Destination(Kind.NOWHERE, why);
  }
}
