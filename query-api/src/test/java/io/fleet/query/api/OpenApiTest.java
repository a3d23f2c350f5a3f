package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.query.problem.ProblemType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class OpenApiTest {
  private static final String STREAM = "/responses/200/content/text~1event-stream";

  private static final String TILE = "/content/application~1vnd.mapbox-vector-tile";

  private JsonNode document;

  @BeforeEach
  void theDocument() throws IOException {
    byte[] body = RestAssured.get("/q/openapi?format=json").asByteArray();
    document = new ObjectMapper().readTree(body);
  }

  @Test
  void everyOperationHasAnExampleAndItsProblems() {
    // given
    List<JsonNode> operations = operations();

    // then
    assertThat(operations).hasSizeGreaterThan(35);
    assertThat(operations)
        .allSatisfy(
            operation -> {
              String id = operation.path("operationId").asText();
              JsonNode responses = operation.get("responses");
              assertThat(isEmptyOrExplained(success(responses))).as(id).isTrue();
              assertThat(responses.fieldNames())
                  .toIterable()
                  .as(id)
                  .contains("400", "401", "403", "406", "429", "500", "503");
              assertThat(
                      resolved(responses.get("503")).at("/headers/Retry-After/schema").isObject())
                  .isTrue();
            });
  }

  private List<JsonNode> operations() {
    List<JsonNode> operations = new ArrayList<>();
    document.get("paths").forEach(path -> path.forEach(operations::add));
    operations.removeIf(operation -> !operation.isObject());
    return operations;
  }

  private static JsonNode success(JsonNode responses) {
    return responses.properties().stream()
        .filter(response -> response.getKey().startsWith("2"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isEmptyOrExplained(JsonNode response) {
    return !response.has("content")
        || response.at(TILE).isObject()
        || response.get("content").findValue("example") != null;
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  @Test
  void everyProblemThatThereIsIsTold() throws IOException {
    // given
    String types = document.at("/components/schemas/Problem/properties/type/description").asText();
    String responses = document.at("/components/responses").toString();
    String page = Files.readString(Path.of("..", "docs", "query-api.md"));

    // then
    assertThat(ProblemType.values())
        .allSatisfy(
            type -> {
              assertThat(types).contains(type.uri());
              assertThat(page).contains("| `%s` | %d |".formatted(type.slug(), type.status()));
            });
    assertThat(responses)
        .contains("/problems/store-away", "/problems/cursor-gone", "/problems/invalid-body");
  }

  @Test
  void theOlderFormSaysTheSameInTheOlderWords() throws IOException {
    // given
    JsonNode older =
        new ObjectMapper().readTree(RestAssured.get("/q/openapi-3.0?format=json").asByteArray());
    String next = "/components/schemas/PageTrip/properties/next";

    // then
    assertThat(document.get("openapi").asText()).isEqualTo("3.1.0");
    assertThat(document.at(next + "/type").toString()).isEqualTo("[\"string\",\"null\"]");
    assertThat(older.get("openapi").asText()).isEqualTo("3.0.3");
    assertThat(older.at(next + "/type").asText()).isEqualTo("string");
    assertThat(older.at(next + "/nullable").asBoolean()).isTrue();
    assertThat(older.at("/components/schemas/Trip/properties/vehicle_id/example").asText())
        .isEqualTo("van-17");
    assertThat(older.findParents("examples"))
        .as("a schema of 3.0 has one example")
        .noneMatch(node -> node.has("type") && node.get("examples").isArray());
    assertThat(older.get("paths").properties().stream().map(Map.Entry::getKey))
        .containsExactlyInAnyOrderElementsOf(
            document.get("paths").properties().stream().map(Map.Entry::getKey).toList());
    assertThat(RestAssured.get("/q/openapi-3.0").asString()).contains("openapi: 3.0.3");
  }

  @Test
  void theStreamIsDescribed() {
    // given
    JsonNode operation = document.at("/paths/~1v1~1live/get");

    // then
    assertThat(operation.at(STREAM).isObject()).isTrue();
    assertThat(operation.get("description").asText())
        .contains("`vehicle`", "`alert`", "`degraded`");
    assertThat(operation.get("responses").fieldNames()).toIterable().contains("401", "403", "503");
  }

  @Test
  void examplesHaveOnlyFieldsTheirSchemaKnows() {
    // given
    JsonNode trip = document.at("/paths/~1v1~1trips~1{id}/get/responses/200");
    JsonNode alerts = document.at("/paths/~1v1~1alerts/get/responses/200");

    // then
    assertThat(document.at("/components/schemas/Trip/properties").fieldNames())
        .toIterable()
        .containsAll(fields(trip.at("/content/application~1json/example")));
    assertThat(document.at("/components/schemas/Alert/properties").fieldNames())
        .toIterable()
        .containsAll(fields(alerts.at("/content/application~1json/example/items/0")));
  }

  @Test
  void listsNameTheirParameters() {
    // given
    List<String> names = new ArrayList<>();

    // when
    document
        .at("/paths/~1v1~1trips/get/parameters")
        .forEach(parameter -> names.add(parameter.get("name").asText()));

    // then
    assertThat(names)
        .containsExactlyInAnyOrder(
            "from",
            "to",
            "limit",
            "cursor",
            "vehicle_id",
            "driver_id",
            "state",
            "source",
            "withdrawn",
            "group",
            "zone",
            "sort",
            "fields",
            "If-None-Match");
  }

  @Test
  void thePageForPeopleRunsNoScriptThatStandsInIt() {
    // when
    String page = RestAssured.get("/q/swagger-ui").asString();
    List<String> files =
        Pattern.compile("(?:src|href)=\"([^\"]+)\"")
            .matcher(page)
            .results()
            .map(file -> file.group(1))
            .toList();

    // then
    assertThat(page).contains("id=\"swagger-ui\"").doesNotContainPattern("<script>|<style|http");
    assertThat(files).contains("start.js").hasSize(5);
    assertThat(files)
        .allSatisfy(
            file ->
                assertThat(
                        RestAssured.get(file.startsWith("/") ? file : "/api/" + file).statusCode())
                    .as(file)
                    .isEqualTo(200));
    assertThat(RestAssured.get("/api/").header("Content-Security-Policy"))
        .contains("script-src 'self';", "style-src 'self';");
  }

  private static List<String> fields(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
