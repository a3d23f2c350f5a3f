package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What counts as a break of the kept description, and what as growth. */
class GrowthTest {

  enum Break {
    AN_OPERATION_IS_GONE(document -> ((ObjectNode) document.get("paths")).remove("/v1/trips/{id}")),
    A_MEMBER_IS_GONE(document -> members(document, "Trip").remove("distance_m")),
    A_MEMBER_HAS_ANOTHER_TYPE(
        document ->
            ((ObjectNode) members(document, "Trip").get("distance_m")).put("type", "string")),
    A_PARAMETER_IS_GONE(
        document -> ((ObjectNode) document.at("/paths/~1v1~1trips/get")).remove("parameters")),
    A_PARAMETER_IS_NEEDED_NOW(
        document ->
            ((ObjectNode) document.at("/paths/~1v1~1trips/get/parameters/0"))
                .put("required", true)),
    A_MEMBER_OF_A_REQUEST_IS_NEEDED_NOW(
        document ->
            ((ObjectNode) document.at("/components/schemas/ApiKeyRequest"))
                .withArray("required")
                .add("groups"));

    final Consumer<JsonNode> harm;

    Break(Consumer<JsonNode> harm) {
      this.harm = harm;
    }
  }

  enum Addition {
    A_MEMBER(document -> members(document, "Trip").putObject("colour").put("type", "string")),
    A_MEMBER_OF_A_REQUEST_THAT_MAY_BE_LEFT_OUT(
        document -> members(document, "ApiKeyRequest").putObject("colour").put("type", "string")),
    AN_OPERATION(
        document -> {
          ObjectNode paths = (ObjectNode) document.get("paths");
          paths.set("/v1/voyages/{id}", paths.get("/v1/trips/{id}").deepCopy());
        });

    final Consumer<JsonNode> growth;

    Addition(Consumer<JsonNode> growth) {
      this.growth = growth;
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatBreaksAClientIsSeen(Break harmful) throws Exception {
    // given
    JsonNode harmed = KeptDocument.OLDER.kept();
    harmful.harm.accept(harmed);

    // then
    assertThat(Growth.between(KeptDocument.OLDER.kept(), harmed).isCompatible()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsAddedBreaksNobody(Addition addition) throws Exception {
    // given
    JsonNode grown = KeptDocument.OLDER.kept();
    addition.growth.accept(grown);

    // then
    assertThat(grown).isNotEqualTo(KeptDocument.OLDER.kept());
    assertThat(Growth.between(KeptDocument.OLDER.kept(), grown).isCompatible()).isTrue();
  }

  private static ObjectNode members(JsonNode document, String schema) {
    return (ObjectNode) document.at("/components/schemas/" + schema + "/properties");
  }
}
