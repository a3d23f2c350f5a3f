package io.fleet.query.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class SecurityApiTest {
  Store store;

  @Test
  void withoutATokenNothingIsTold() {
    refused(given().get("/v1/vehicles"), 401);
    refused(given().get("/v1/trips/any"), 401);
  }

  @Test
  void aForgedTokenIsRefused() {
    String forged = Client.tokenSignedBy(StoreResource.newPair().getPrivate());
    refused(given().auth().oauth2(forged).get("/v1/vehicles"), 401);
  }

  @Test
  void anExpiredTokenIsRefused() {
    String expired = Client.token("admin", Duration.ofMinutes(-30));
    refused(given().auth().oauth2(expired).get("/v1/vehicles"), 401);
  }

  @Test
  void aTokenOfAnotherIssuerIsRefused() {
    refused(given().auth().oauth2(Client.tokenOfIssuer("evil")).get("/v1/vehicles"), 401);
  }

  @Test
  void anUnsignedTokenIsRefused() {
    String none =
        "eyJhbGciOiJub25lIn0.eyJpc3MiOiJmbGVldCIsImdyb3VwcyI6WyJhZG1pbiJdLCJleHAiOjQxMDI0NDQ4MDB9.";
    refused(given().auth().oauth2(none).get("/v1/vehicles"), 401);
    refused(given().auth().oauth2("garbage").get("/v1/vehicles"), 401);
  }

  @Test
  void aDeviceMayNotRead() {
    for (String path : List.of("/v1/vehicles", "/v1/trips", "/v1/alerts", "/v1/drivers")) {
      refused(Client.as("device").get(path), 403);
    }
  }

  @Test
  void everyReadingRoleMayReadVehicles() {
    for (String role : List.of("viewer", "operator", "admin")) {
      assertThat(Client.as(role).get("/v1/vehicles").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void healthMetricsAndTheDescriptionAreOpen() {
    for (String path : List.of("/q/health/live", "/q/health/ready", "/q/metrics", "/q/openapi")) {
      assertThat(given().get(path).statusCode()).as(path).isEqualTo(200);
    }
  }

  private static void refused(Response response, int status) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.contentType()).startsWith("application/problem+json");
    assertThat(response.jsonPath().getInt("status")).isEqualTo(status);
  }
}
