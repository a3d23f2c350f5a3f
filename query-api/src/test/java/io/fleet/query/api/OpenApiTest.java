package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class OpenApiTest {
  private static final String STREAM = "/responses/200/content/text~1event-stream";

  private static final String TILE = "/responses/200/content/application~1vnd.mapbox-vector-tile";

  private JsonNode document;

  @BeforeEach
  void theDocument() throws IOException {
    byte[] body = RestAssured.get("/q/openapi?format=json").asByteArray();
    document = new ObjectMapper().readTree(body);
  }

  @Test
  void everyOperationHasAnExampleAndItsProblems() {
    // given
    List<JsonNode> operations = new ArrayList<>();
    document.get("paths").forEach(path -> operations.add(path.get("get")));
    operations.removeIf(Objects::isNull);
    operations.removeIf(operation -> operation.at(STREAM).isObject());
    operations.removeIf(operation -> operation.at(TILE).isObject());

    // then
    assertThat(operations).hasSizeGreaterThanOrEqualTo(35);
    assertThat(operations)
        .allSatisfy(
            operation -> {
              JsonNode responses = operation.get("responses");
              assertThat(responses.at("/200/content/application~1json/example").isObject())
                  .as(operation.get("operationId").asText())
                  .isTrue();
              assertThat(responses.fieldNames())
                  .toIterable()
                  .contains("400", "401", "403", "422", "429", "503");
              assertThat(responses.at("/503/headers/Retry-After").isMissingNode()).isFalse();
            });
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

  private static List<String> fields(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
