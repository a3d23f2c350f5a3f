package io.fleet.query.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the console says to the parts beside this service. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
@QuarkusTestResource(LogResource.class)
@QuarkusTestResource(value = ForwardApiTest.Gateway.class, restrictToAnnotatedClass = true)
class ForwardApiTest {
  /** A gateway that says what it was asked. */
  public static final class Gateway implements QuarkusTestResourceLifecycleManager {
    private HttpServer server;

    @Override
    public Map<String, String> start() {
      try {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      server.createContext("/", Gateway::answer);
      server.start();
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      return Map.of("fleet.query.forward.gateway", url);
    }

    private static void answer(HttpExchange asked) throws IOException {
      String told =
          "%s %s %s %s %s"
              .formatted(
                  asked.getRequestMethod(),
                  asked.getRequestURI(),
                  asked.getRequestHeaders().getFirst("Authorization"),
                  asked.getRequestHeaders().getFirst("Cookie"),
                  new String(asked.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      byte[] body = told.getBytes(StandardCharsets.UTF_8);
      asked.getResponseHeaders().set("Content-Type", "text/plain");
      asked.getResponseHeaders().set("ETag", "\"7\"");
      asked.sendResponseHeaders(202, body.length);
      asked.getResponseBody().write(body);
      asked.close();
    }

    @Override
    public void stop() {
      server.stop(0);
    }
  }

  @Test
  void aWordGoesOnWithItsTokenAndComesBackAsItWasAnswered() {
    // when
    Response answer =
        given()
            .header("Authorization", "Bearer x.y.z")
            .cookie("session", "secret")
            .contentType("application/json")
            .body("{\"vehicle_id\":\"van-1\"}")
            .post("/gateway/v1/alerts/a-1/acknowledge?why=seen");

    // then
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.header("ETag")).isEqualTo("\"7\"");
    assertThat(answer.asString())
        .isEqualTo(
            "POST /v1/alerts/a-1/acknowledge?why=seen Bearer x.y.z null {\"vehicle_id\":\"van-1\"}");
  }

  @Test
  void onlyWhatTheConsoleUsesIsForwarded() {
    for (String path :
        new String[] {
          "/gateway/v1/telemetry",
          "/gateway/q/metrics",
          "/gateway/v1/alerts/../telemetry",
          "/gateway/v1/alertsandmore"
        }) {
      assertThat(given().urlEncodingEnabled(false).get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void aPartThatIsNotKnownIsAway() {
    // when
    Response answer = given().get("/notifier/v1/endpoints");

    // then
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/part-away");
  }
}
