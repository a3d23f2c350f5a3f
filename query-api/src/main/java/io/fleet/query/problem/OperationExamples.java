package io.fleet.query.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;

/**
 * Examples of an operation from files: its answer in {@code openapi/OPERATION_ID.EXTENSION}, its
 * request in {@code openapi/OPERATION_ID-request.EXTENSION}; and what parameters mean from {@code
 * openapi/parameters.json}.
 */
final class OperationExamples {
  private static final String JSON = "json";
  private static final Map<String, String> EXTENSIONS =
      Map.of(
          "application/json", JSON,
          "application/geo+json", "geojson",
          "application/gpx+xml", "gpx",
          "application/x-ndjson", "ndjson",
          "text/csv", "csv",
          "text/event-stream", "txt");

  private OperationExamples() {}

  static void addTo(Operation operation) {
    describeParameters(operation);
    operation
        .getResponses()
        .getAPIResponses()
        .forEach(
            (status, response) -> {
              if (status.startsWith("2")) {
                addTo(response.getContent(), operation.getOperationId());
              }
            });
    if (operation.getRequestBody() != null) {
      addTo(operation.getRequestBody().getContent(), operation.getOperationId() + "-request");
    }
  }

  private static void addTo(Content content, String name) {
    if (content != null) {
      content.getMediaTypes().forEach((media, described) -> addTo(described, media, name));
    }
  }

  private static void addTo(MediaType described, String media, String name) {
    String extension = EXTENSIONS.get(media);
    String text = extension == null ? null : text(name + "." + extension);
    if (text != null) {
      described.setExample(JSON.equals(extension) ? parsed(text) : text);
    }
  }

  private static void describeParameters(Operation operation) {
    Map<?, ?> descriptions = parsed(text("parameters.json"));
    if (operation.getParameters() != null) {
      operation.getParameters().stream()
          .filter(parameter -> parameter.getDescription() == null)
          .forEach(p -> p.setDescription((String) descriptions.get(p.getName())));
    }
  }

  private static Map<?, ?> parsed(String text) {
    try {
      return new ObjectMapper().readValue(text, Map.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String file) {
    String name = "openapi/" + file;
    try (InputStream in =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
