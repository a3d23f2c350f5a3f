package io.fleet.query.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The document of the application that runs. */
final class OpenApiDocument {

  /**
   * An operation that reads.
   *
   * @param path with the names of its parameters in braces
   * @param parameters names of its query parameters
   * @param forms media types of its answer
   * @param readsStore whether it can answer that the store is away
   */
  record Reading(
      String id, String path, List<String> parameters, List<String> forms, boolean readsStore) {}

  private OpenApiDocument() {}

  /** Every GET operation. */
  static List<Reading> readings() {
    List<Reading> readings = new ArrayList<>();
    document()
        .get("paths")
        .properties()
        .forEach(
            path -> {
              JsonNode get = path.getValue().get("get");
              if (get != null) {
                readings.add(
                    new Reading(
                        get.path("operationId").asText(),
                        path.getKey(),
                        names(get),
                        forms(get),
                        get.at("/responses/503/$ref").asText().contains("StoreAway")));
              }
            });
    return readings;
  }

  private static List<String> names(JsonNode operation) {
    List<String> names = new ArrayList<>();
    operation
        .path("parameters")
        .forEach(
            parameter -> {
              if (parameter.get("in").asText().equals("query")) {
                names.add(parameter.get("name").asText());
              }
            });
    return names;
  }

  private static List<String> forms(JsonNode operation) {
    List<String> forms = new ArrayList<>();
    operation.at("/responses/200/content").fieldNames().forEachRemaining(forms::add);
    return forms;
  }

  private static JsonNode document() {
    try {
      return new ObjectMapper().readTree(RestAssured.get("/q/openapi?format=json").asByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
