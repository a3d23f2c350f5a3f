package io.fleet.gateway.http;

import static io.fleet.gateway.http.GatewayHttp.JSON;
import static io.fleet.gateway.http.GatewayHttp.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.gateway.admit.InFlightBytes;
import io.fleet.gateway.broker.GatewayWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each bad request gets its documented answer, and the next good event is accepted. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class BadInputTest {
  private static final int FIFTY_MB = 50_000_000;

  @TestHTTPResource("/")
  URI base;

  @Inject InFlightBytes inFlight;

  private GatewayHttp gateway;

  @BeforeEach
  void setUp() {
    gateway = new GatewayHttp(base);
  }

  @AfterEach
  void theNextGoodEventIsAccepted() throws Exception {
    gateway.withToken(GatewayWorld.token("relay"));
    assertThat(gateway.post(JSON, event("good", "")).statusCode()).isEqualTo(202);
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> inFlight.used() == 0);
  }

  @Test
  void noJson() throws Exception {
    assertProblem(gateway.post(JSON, "hello"), 400, "malformed");
    assertProblem(gateway.post(JSON, ""), 400, "malformed");
    assertProblem(gateway.post(JSON, "[" + event("a", "") + ",{\"vehicle"), 400, "malformed");
  }

  @Test
  void aWrongType() throws Exception {
    assertProblem(gateway.post(JSON, "{\"vehicle_id\":7,\"timestamp\":1}"), 422, "unprocessable")
        .contains("\"reason\":\"vehicle_id\"");
    assertProblem(
            gateway.post(JSON, "{\"vehicle_id\":\"a\",\"timestamp\":true,\"rpm\":1}"),
            422,
            "unprocessable")
        .contains("\"reason\":\"timestamp\"");
  }

  @Test
  void aMissingVehicle() throws Exception {
    assertProblem(gateway.post(JSON, "{\"timestamp\":1777888798000}"), 422, "unprocessable")
        .contains("\"accepted\":0", "\"reason\":\"vehicle_id\"", "vehicle_id is missing");
  }

  @Test
  void coordinatesThatMakeNoSenseAreDroppedAndNamed() throws Exception {
    for (String latitude : new String[] {"NaN", "91", "\"north\""}) {
      String event = event("c-1", ",\"speed_kmph\":5").replace("48.1", latitude);
      HttpResponse<String> answer = gateway.post(JSON, event);
      assertThat(answer.statusCode()).isEqualTo(202);
      assertThat(answer.body()).contains("\"dropped\":[\"lat\",\"lon\"]");
    }
  }

  @Test
  void aClockThatCannotBeBelieved() throws Exception {
    for (String timestamp :
        new String[] {Instant.now().plus(Duration.ofHours(1)).toString(), "1980-01-06T00:00:00Z"}) {
      String event = "{\"vehicle_id\":\"t\",\"timestamp\":\"" + timestamp + "\",\"rpm\":1}";
      assertProblem(gateway.post(JSON, event), 422, "unprocessable")
          .contains("\"reason\":\"clock\"");
    }
  }

  @Test
  void fiftyMegabytes() throws Exception {
    String body = "[" + " ".repeat(FIFTY_MB) + "]";
    assertProblem(gateway.post(JSON, body), 413, "too-large");
  }

  @Test
  void fiftyMegabytesThatDoNotSaySo() throws Exception {
    byte[] body = new byte[FIFTY_MB];
    assertProblem(gateway.postChunked(() -> new ByteArrayInputStream(body)), 413, "too-large");
  }

  @Test
  void aGzipBomb() throws Exception {
    byte[] bomb = GatewayHttp.gzip(new byte[8 * FIFTY_MB]);
    assertProblem(gateway.postGzip(JSON, bomb), 413, "too-large");
    assertProblem(gateway.postGzip(JSON, new byte[] {1, 2, 3}), 400, "malformed");
  }

  @Test
  void aMillionElements() throws Exception {
    String body = "[" + "{},".repeat(999_999) + "{}]";
    assertProblem(gateway.post(JSON, body), 413, "too-many-events");
  }

  @Test
  void aContentTypeThatIsNotTaken() throws Exception {
    assertProblem(gateway.post("text/plain", event("a", "")), 415, "media-type");
  }

  @Test
  void anUnknownOrMissingToken() throws Exception {
    for (String token : new String[] {null, "x", GatewayWorld.foreignToken()}) {
      assertProblem(gateway.withToken(token).post(JSON, event("a", "")), 401, "unauthorized");
    }
  }

  @Test
  void aFiftyMegabyteBodyUnderAnUnknownToken() throws Exception {
    String body = " ".repeat(FIFTY_MB);
    assertProblem(gateway.withToken("x").post(JSON, body), 401, "unauthorized");
  }

  @Test
  void aRoleThatMayNotPost() throws Exception {
    gateway.withToken(GatewayWorld.token("viewer"));
    assertProblem(gateway.post(JSON, event("a", "")), 403, "forbidden");
  }

  @Test
  void aDeviceMayPostForItsOwnVehicleOnly() throws Exception {
    gateway.withToken(GatewayWorld.token("own-1", "device"));
    HttpResponse<String> both =
        gateway.post(JSON, "[" + event("own-1", "") + "," + event("own-2", "") + "]");
    assertThat(both.statusCode()).isEqualTo(202);
    assertThat(both.body())
        .startsWith("{\"accepted\":1,\"refused\":1,")
        .contains("{\"index\":1,\"status\":\"refused\",\"reason\":\"foreign_vehicle\"");
    assertProblem(gateway.post(JSON, event("own-2", "")), 422, "unprocessable")
        .contains("\"reason\":\"foreign_vehicle\"");
    gateway.withToken(GatewayWorld.token("ada", "admin"));
    assertThat(gateway.post(JSON, event("own-2", "")).statusCode()).isEqualTo(202);
  }

  @Test
  void pathsAndMethodsThatAreNotThere() throws Exception {
    assertProblem(gateway.get("/nowhere"), 404, "not-found");
    assertProblem(gateway.get("/v1/telemetry"), 405, "method-not-allowed");
  }

  @Test
  void refusedRequestsAreCounted() throws Exception {
    gateway.post(JSON, "hello");
    assertThat(gateway.get("/q/metrics").body())
        .contains("fleet_gateway_requests_refused_total{protocol=\"http\",reason=\"malformed\"}");
  }

  private static org.assertj.core.api.AbstractStringAssert<?> assertProblem(
      HttpResponse<String> answer, int status, String type) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    return assertThat(answer.body()).contains("\"type\":\"/problems/" + type + "\"");
  }
}
