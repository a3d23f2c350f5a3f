package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;

/**
 * {@code /v1} only grows: against the documents kept in {@code src/main/openapi}. They are compared
 * in the older form, of which the comparison knows every word.
 */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class GrowthApiTest {
  private static final String ACCEPT = "fleet.openapi.accept";

  @Test
  void whatClientsRelyOnIsStillThere() throws Exception {
    // when
    ChangedOpenApi change = changeTo(KeptDocument.OLDER.served());

    // then
    assertThat(change.isCompatible())
        .as(
            "/v1 only grows, and this would break its clients. Leave what was there and add beside"
                + " it. Missing: %s; changed: %s",
            change.getMissingEndpoints(), change.getChangedOperations())
        .isTrue();
  }

  @Test
  void whatIsServedIsWhatIsKept() throws Exception {
    if (Boolean.getBoolean(ACCEPT)) {
      whatClientsRelyOnIsStillThere();
      KeptDocument.OLDER.accept();
      KeptDocument.CURRENT.accept();
    }
    for (KeptDocument document : new KeptDocument[] {KeptDocument.OLDER, KeptDocument.CURRENT}) {
      if (!document.served().equals(document.kept())) {
        fail(
            "The API's description has changed without breaking anything. If that is meant, keep"
                + " it: ./fleet openapi accept (it runs this test with -D%s=true), and commit %s.",
            ACCEPT, document.file());
      }
    }
  }

  enum Break {
    AN_OPERATION_IS_GONE(document -> ((ObjectNode) document.get("paths")).remove("/v1/trips/{id}")),
    A_MEMBER_IS_GONE(document -> trip(document).remove("distance_m")),
    A_MEMBER_HAS_ANOTHER_TYPE(
        document -> ((ObjectNode) trip(document).get("distance_m")).put("type", "string")),
    A_PARAMETER_IS_GONE(
        document -> ((ObjectNode) document.at("/paths/~1v1~1trips/get")).remove("parameters")),
    A_PARAMETER_IS_NEEDED_NOW(
        document ->
            ((ObjectNode) document.at("/paths/~1v1~1trips/get/parameters/0"))
                .put("required", true));

    final Consumer<JsonNode> harm;

    Break(Consumer<JsonNode> harm) {
      this.harm = harm;
    }

    private static ObjectNode trip(JsonNode document) {
      return (ObjectNode) document.at("/components/schemas/Trip/properties");
    }
  }

  /** Without this, a comparison that sees nothing would pass. */
  @ParameterizedTest
  @EnumSource
  void whatBreaksAClientIsSeen(Break harmful) throws Exception {
    // given
    JsonNode harmed = KeptDocument.OLDER.kept();
    harmful.harm.accept(harmed);

    // then
    assertThat(changeTo(harmed).isCompatible()).isFalse();
  }

  private static ChangedOpenApi changeTo(JsonNode document) throws Exception {
    return OpenApiCompare.fromContents(KeptDocument.OLDER.kept().toString(), document.toString());
  }
}
