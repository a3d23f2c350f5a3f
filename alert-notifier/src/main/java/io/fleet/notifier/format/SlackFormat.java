package io.fleet.notifier.format;

import com.fasterxml.jackson.core.JsonGenerator;
import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.event.Event;
import java.io.IOException;

/**
 * An incoming webhook of Slack, and of what takes the same (Mattermost, Rocket.Chat, Discord's
 * {@code /slack}): {@code text} for notifications, {@code blocks} for the eye. {@code & < >} are
 * escaped, so no text can mention a channel or hide a link; lengths stay below Slack's limits.
 */
public final class SlackFormat implements BodyFormat {
  /** Slack's own limit, of plain text in a header and after escaping. */
  private static final int HEADER_LENGTH = 150;

  private static final int SECTION_LENGTH = 3_000;
  private static final int FIELD_LENGTH = 2_000;

  @Override
  public Body body(Event event, Endpoint endpoint, String messageId) {
    Summary summary = Summary.of(event);
    String line = summary.title() + ' ' + summary.sentence();
    String text =
        JsonText.object(
            json -> {
              json.writeStringField("text", escaped(line.strip(), SECTION_LENGTH));
              json.writeArrayFieldStart("blocks");
              header(summary, json);
              sentence(summary, json);
              facts(summary, json);
              json.writeEndArray();
            });
    return new Body("application/json", text);
  }

  private static void header(Summary summary, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "header");
    json.writeFieldName("text");
    json.writeStartObject();
    json.writeStringField("type", "plain_text");
    json.writeStringField("text", escaped(summary.title(), HEADER_LENGTH));
    json.writeBooleanField("emoji", false);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void sentence(Summary summary, JsonGenerator json) throws IOException {
    if (!summary.sentence().isEmpty()) {
      json.writeStartObject();
      json.writeStringField("type", "section");
      json.writeFieldName("text");
      marked(escaped(summary.sentence(), SECTION_LENGTH), json);
      json.writeEndObject();
    }
  }

  private static void facts(Summary summary, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "section");
    json.writeArrayFieldStart("fields");
    for (Summary.Fact fact : summary.facts()) {
      marked('*' + fact.name() + "*\n" + escaped(fact.value(), FIELD_LENGTH - 32), json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Verbatim: no name or address in it becomes a link. */
  private static void marked(String text, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "mrkdwn");
    json.writeStringField("text", text);
    json.writeBooleanField("verbatim", true);
    json.writeEndObject();
  }

  /** Cut before the character whose escape would not fit. */
  static String escaped(String text, int maxLength) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      String piece =
          switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            default -> Character.toString(c);
          };
      if (escaped.length() + piece.length() > maxLength) {
        break;
      }
      escaped.append(piece);
    }
    return escaped.toString();
  }
}
