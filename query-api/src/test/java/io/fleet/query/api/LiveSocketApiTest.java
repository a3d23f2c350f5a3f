package io.fleet.query.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The stream over a WebSocket. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
@QuarkusTestResource(LogResource.class)
class LiveSocketApiTest {
  private static final String VIEWER = Client.token("viewer", Duration.ofMinutes(5));

  Store store;
  KafkaBroker log;

  @Test
  void theFilterStandsInTheAddress() throws Exception {
    try (LiveSocket socket = LiveSocket.as(VIEWER, "types=alert&vehicle_id=socket-1")) {
      socket.await("snapshot", s -> true);

      // when
      LiveRecords.alert(log, "socket-2", "socket-alert-2");
      LiveRecords.alert(log, "socket-1", "socket-alert-1");

      // then
      JsonNode alert = socket.await("alert", a -> true);
      assertThat(alert.at("/data/alert_id").asText()).isEqualTo("socket-alert-1");
      assertThat(alert.get("id").asText()).isNotBlank();
      socket.await("ping", p -> p.has("id"));
    }
  }

  @Test
  void orInTheFirstMessageWhichMayGoOnWhereAnotherStreamWas() throws Exception {
    // given
    String lastId;
    try (LiveReader reader = LiveReader.as(VIEWER, "types=trip&vehicle_id=socket-3", "")) {
      reader.await("snapshot", s -> true);
      org.awaitility.Awaitility.await().until(() -> !reader.lastId().isEmpty());
      lastId = reader.lastId();
    }
    LiveRecords.trip(log, "socket-3", "socket-trip");

    // when
    try (LiveSocket socket = LiveSocket.as(VIEWER, "")) {
      socket.await("filter", f -> true);
      socket.send(
          "{\"types\":[\"trip\"],\"vehicle_id\":[\"socket-3\"],\"last_event_id\":\"%s\"}"
              .formatted(lastId));

      // then
      JsonNode trip = socket.await("trip", t -> true);
      assertThat(trip.at("/data/id").asText()).isEqualTo("socket-trip");
      socket.await("resumed", r -> true);

      // when
      socket.send("{}");

      // then
      assertThat(socket.awaitClose()).isEqualTo(1008);
    }
  }

  @Test
  void whoSaysNothingOrNonsenseIsSentAway() throws Exception {
    try (LiveSocket silent = LiveSocket.as(VIEWER, "");
        LiveSocket odd = LiveSocket.as(VIEWER, "");
        LiveSocket wrong = LiveSocket.as(VIEWER, "types=x")) {
      odd.await("filter", f -> true);
      odd.send("[]");
      assertThat(odd.awaitClose()).isEqualTo(1008);
      assertThat(wrong.awaitClose()).isEqualTo(1008);
      assertThat(silent.awaitClose()).isEqualTo(1008);
    }
  }

  @Test
  void aTicketOpensItOnceAndPagesOfStrangersDoNot() throws Exception {
    // given
    String ticket =
        Client.with(VIEWER)
            .contentType(ContentType.JSON)
            .body("{\"types\":[\"alert\"]}")
            .post("/v1/live/tickets")
            .path("ticket");
    String own = "http://127.0.0.1:" + RestAssured.port;

    // then
    refused("ticket=" + ticket, 403, "https://evil.example");
    refused("ticket=" + ticket, 403, "null");
    try (LiveSocket socket = LiveSocket.open("ticket=" + ticket, own)) {
      socket.await("snapshot", s -> true);
    }
    refused("ticket=" + ticket, 401, own);
    refused("types=alert", 401, null);
    assertThat(Client.with(VIEWER).get("/v1/live/socket").statusCode()).isEqualTo(400);
    assertThat(given().get("/v1/live/socket").statusCode()).isEqualTo(401);
  }

  private static void refused(String query, int status, String origin) {
    assertThatThrownBy(() -> LiveSocket.open(query, origin).close())
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            e -> assertThat(e.getResponse().statusCode()).isEqualTo(status));
  }

  @Test
  void itEndsWithItsToken() throws Exception {
    String brief = Client.token("viewer", Duration.ofSeconds(3));
    try (LiveSocket socket = LiveSocket.as(brief, "types=alert")) {
      assertThat(socket.awaitClose()).isEqualTo(1001);
    }
  }

  @Test
  void isToldOfTheCallersGroupAlone() throws Exception {
    // given
    TwoGroups.fill(store);
    String ofA = Client.scoped("socket-a", "viewer", "leak-a");
    try (LiveReader all = LiveReader.as(Client.scoped("socket-admin", "admin"));
        LiveSocket socket = LiveSocket.as(ofA, "types=vehicle,alert,trip,metrics")) {
      socket.await("snapshot", s -> true);

      // when
      LiveRecords.alert(log, "leak-b-van", "leak-b-socket");
      LiveRecords.trip(log, "leak-b-van", "leak-b-socket-trip");
      LiveRecords.alert(log, "leak-a-van", "leak-a-socket");
      all.await("trip", t -> t.get("id").asText().equals("leak-b-socket-trip"));

      // then
      socket.await("alert", a -> a.at("/data/alert_id").asText().equals("leak-a-socket"));
      assertThat(socket.messages().toString()).doesNotContainPattern(TwoGroups.FORBIDDEN);
    }
  }
}
