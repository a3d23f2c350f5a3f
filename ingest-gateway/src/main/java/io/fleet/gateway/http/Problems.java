package io.fleet.gateway.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.fleet.events.Json;
import io.fleet.gateway.admit.AdmittedBody;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Writes problems as {@code application/problem+json} (RFC 9457). */
@Singleton
public class Problems {
  /** The media type of every error. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private final HttpPatience patience;

  Problems(HttpPatience patience) {
    this.patience = patience;
  }

  /** The answer to a problem. */
  public Response answer(ProblemType type, String detail) {
    return answer(type, detail, null, null);
  }

  /** The answer to what was thrown. */
  Response answer(ProblemException problem) {
    return answer(problem.type(), problem.getMessage(), null, problem.retryAfter());
  }

  /** The answer to a problem that is over after a while. */
  Response answer(ProblemType type, String detail, Duration retryAfter) {
    return answer(type, detail, null, retryAfter);
  }

  /** The answer to a request none of whose events is accepted. */
  Response unprocessable(AdmittedBody body) {
    String detail =
        body.size() == 1
            ? body.verdicts().get(0).refusal().detail()
            : "all " + body.size() + " events are refused";
    return answer(ProblemType.UNPROCESSABLE, detail, body, null);
  }

  private Response answer(ProblemType type, String detail, AdmittedBody body, Duration retryAfter) {
    Response.ResponseBuilder answer =
        Response.status(type.status())
            .header(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
            .entity(json(type, detail, body));
    if (retryAfter != null) {
      answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, retryAfter.toSeconds()));
    } else if (type.status() == 503) {
      answer.header(HttpHeaders.RETRY_AFTER, patience.retryAfter().toSeconds());
    }
    if (type == ProblemType.MEDIA_TYPE) {
      answer.header(HttpHeaders.ACCEPT_ENCODING, ContentKind.ACCEPTED_ENCODINGS);
    }
    if (type == ProblemType.UNAUTHORIZED) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return answer.build();
  }

  /** The problem as JSON, with a result per event if there are any. */
  static byte[] json(ProblemType type, String detail, AdmittedBody body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("type", type.uri());
      json.writeStringField("title", type.title());
      json.writeNumberField("status", type.status());
      if (detail != null) {
        json.writeStringField("detail", detail);
      }
      if (body != null) {
        TelemetryReply.writeCounts(json, body);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
