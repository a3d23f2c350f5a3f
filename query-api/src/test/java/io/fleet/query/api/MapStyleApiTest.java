package io.fleet.query.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A map of the operator's own under the fleet, and where another part's page is. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
@QuarkusTestResource(LogResource.class)
@TestProfile(MapStyleApiTest.OwnMap.class)
class MapStyleApiTest {
  private static final String STYLE = "https://tiles.example.org/style.json";
  private static final String FLINK = "https://flink.example.org/ui";

  /** With a style elsewhere. */
  public static final class OwnMap implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("fleet.query.map.style", STYLE, "fleet.query.links.flink", FLINK);
    }
  }

  @Test
  void thePageIsToldOfItAndMayAskItsOriginAlone() {
    // when
    Response told = given().get("/console.json");

    // then
    assertThat(told.statusCode()).isEqualTo(200);
    assertThat(told.jsonPath().getString("map_style")).isEqualTo(STYLE);
    assertThat(told.jsonPath().getMap("links")).isEqualTo(Map.of("flink", FLINK));
    assertThat(told.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(told.header("Content-Security-Policy"))
        .contains("connect-src 'self' https://tiles.example.org;")
        .contains("img-src 'self' https://tiles.example.org data: blob:;")
        .contains("script-src 'self';", "default-src 'none'");
  }
}
