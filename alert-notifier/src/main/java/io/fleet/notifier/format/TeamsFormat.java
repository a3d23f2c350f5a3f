package io.fleet.notifier.format;

import com.fasterxml.jackson.core.JsonGenerator;
import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.event.Event;
import java.io.IOException;

/**
 * An incoming webhook of Teams: a message with one adaptive card. All text stands in runs of rich
 * text, which know no markup, so no text can become a link. A card stays far below the 28 KB Teams
 * takes.
 */
public final class TeamsFormat implements BodyFormat {
  @Override
  public Body body(Event event, Endpoint endpoint, String messageId) {
    Summary summary = Summary.of(event);
    String text =
        JsonText.object(
            json -> {
              json.writeStringField("type", "message");
              json.writeArrayFieldStart("attachments");
              json.writeStartObject();
              json.writeStringField("contentType", "application/vnd.microsoft.card.adaptive");
              json.writeNullField("contentUrl");
              json.writeFieldName("content");
              card(summary, json);
              json.writeEndObject();
              json.writeEndArray();
            });
    return new Body("application/json", text);
  }

  private static void card(Summary summary, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    json.writeStringField("type", "AdaptiveCard");
    json.writeStringField("version", "1.2");
    json.writeStringField("fallbackText", summary.title());
    json.writeArrayFieldStart("body");
    line(json, run -> run.text(summary.title(), true, "Large"));
    if (!summary.sentence().isEmpty()) {
      line(json, run -> run.text(summary.sentence(), false, "Default"));
    }
    for (Summary.Fact fact : summary.facts()) {
      line(
          json,
          run -> {
            run.text(fact.name() + ": ", true, "Small");
            run.text(fact.value(), false, "Small");
          });
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void line(JsonGenerator json, Line line) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "RichTextBlock");
    json.writeArrayFieldStart("inlines");
    line.write(new Runs(json));
    json.writeEndArray();
    json.writeEndObject();
  }

  private interface Line {
    void write(Runs runs) throws IOException;
  }

  private record Runs(JsonGenerator json) {
    void text(String text, boolean bold, String size) throws IOException {
      json.writeStartObject();
      json.writeStringField("type", "TextRun");
      json.writeStringField("text", text);
      json.writeStringField("size", size);
      json.writeStringField("weight", bold ? "Bolder" : "Default");
      json.writeEndObject();
    }
  }
}
