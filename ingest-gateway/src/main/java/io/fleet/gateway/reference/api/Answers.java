package io.fleet.gateway.reference.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.fleet.events.Iso8601;
import io.fleet.events.Json;
import io.fleet.events.reference.ReferenceJson;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.gateway.http.ProblemType;
import io.fleet.gateway.reference.ReferenceOutcome;
import io.fleet.gateway.reference.check.FieldNote;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Writes what readers and writers of reference data hear. */
final class Answers {
  private static final String PROBLEM_JSON = "application/problem+json";

  private Answers() {}

  /** One version. */
  static Response one(ReferenceVersion version, long revision) {
    return Response.ok(ReferenceJson.write(version), MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.ETAG, Headers.tag(revision))
        .build();
  }

  /** Some versions, and where to go on. */
  static Response page(Page page) {
    byte[] body =
        json(
            json -> {
              json.writeArrayFieldStart("items");
              for (ReferenceVersion version : page.items()) {
                json.writeStartObject();
                ReferenceJson.writeMembers(json, version);
                json.writeEndObject();
              }
              json.writeEndArray();
              if (page.nextCursor() != null) {
                json.writeStringField("next_cursor", page.nextCursor());
              }
            });
    return Response.ok(body, MediaType.APPLICATION_JSON_TYPE).build();
  }

  /** What a change came to. */
  static Response written(ReferenceOutcome outcome, List<FieldNote> warnings) {
    List<FieldNote> all = new ArrayList<>(warnings);
    if (outcome.next() != null) {
      String then = Iso8601.format(outcome.next().validFromMs());
      all.add(new FieldNote("valid_from", "later_version", "another version holds from " + then));
    }
    byte[] body =
        json(
            json -> {
              json.writeStringField("status", outcome.status().tag());
              ReferenceJson.writeMembers(json, outcome.version());
              notes(json, "warnings", all);
            });
    boolean created = outcome.status() == ReferenceOutcome.Status.CREATED;
    return Response.status(created ? 201 : 200)
        .entity(body)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.ETAG, Headers.tag(outcome.revision()))
        .build();
  }

  /** What is wrong with a document. */
  static Response invalid(List<FieldNote> errors) {
    ProblemType type = ProblemType.INVALID;
    byte[] body =
        json(
            json -> {
              json.writeStringField("type", type.uri());
              json.writeStringField("title", type.title());
              json.writeNumberField("status", type.status());
              notes(json, "errors", errors);
            });
    return Response.status(type.status())
        .entity(body)
        .header(HttpHeaders.CONTENT_TYPE, PROBLEM_JSON)
        .build();
  }

  static void notes(JsonGenerator json, String name, List<FieldNote> notes) throws IOException {
    json.writeArrayFieldStart(name);
    for (FieldNote note : notes) {
      json.writeStartObject();
      json.writeStringField("field", note.field());
      json.writeStringField("reason", note.reason());
      json.writeStringField("detail", note.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** One object. */
  static byte[] json(Members members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Writes an object's members. */
  interface Members {
    void write(JsonGenerator json) throws IOException;
  }
}
