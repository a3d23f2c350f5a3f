package io.fleet.query.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Streams of browsers, which send no header: by a ticket, or by a cookie. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
@QuarkusTestResource(LogResource.class)
class LiveTicketApiTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration MINUTES = Duration.ofMinutes(5);

  Store store;
  KafkaBroker log;

  @Test
  void aTicketLetsOneStreamInWithItsFilter() throws Exception {
    // given
    Response made = ticket(Client.token("viewer", MINUTES), "{\"types\":[\"alert\"]}");
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.header("Cache-Control")).isEqualTo("no-store");
    assertThat(made.jsonPath().getString("instance")).isNotBlank();
    assertThat(Instant.parse(made.jsonPath().getString("expires_at")))
        .isBetween(Instant.now().plusSeconds(1), Instant.now().plusSeconds(30));
    String ticket = made.jsonPath().getString("ticket");

    // when
    try (LiveReader reader = LiveReader.open("ticket=" + ticket);
        LiveReader second = LiveReader.open("ticket=" + ticket)) {
      reader.await("snapshot", s -> s.get("vehicles").asInt() == 0);
      LiveRecords.trip(log, "ticket-van", "ticket-trip");
      LiveRecords.alert(log, "ticket-van", "ticket-alert");

      // then
      reader.await("alert", a -> a.get("alert_id").asText().equals("ticket-alert"));
      assertThat(reader.all("trip")).isEmpty();
      assertThat(second.response().statusCode()).isEqualTo(401);
    }
  }

  @Test
  void aTicketOpensNothingElse() throws Exception {
    String viewer = Client.token("viewer", MINUTES);
    for (String path : List.of("/v1/vehicles", "/v1/live/tickets", "/v1/live/", "/v1/me")) {
      String ticket = ticket(viewer, "").jsonPath().getString("ticket");
      assertThat(given().get(path + "?ticket=" + ticket).statusCode()).as(path).isEqualTo(400);
    }
    String bound = ticket(viewer, "{\"types\":[\"alert\"]}").jsonPath().getString("ticket");
    try (LiveReader other = LiveReader.open("types=vehicle&ticket=" + bound);
        LiveReader again = LiveReader.open("ticket=" + bound);
        LiveReader both =
            LiveReader.open(
                "ticket=" + ticket(viewer, "").jsonPath().getString("ticket"),
                "Authorization",
                "Bearer " + viewer);
        LiveReader guess = LiveReader.open("ticket=flt_" + "x".repeat(43))) {
      assertThat(other.response().statusCode()).isEqualTo(400);
      assertThat(again.response().statusCode()).isEqualTo(401);
      assertThat(both.response().statusCode()).isEqualTo(401);
      assertThat(guess.response().statusCode()).isEqualTo(401);
    }
    assertThat(
            given().body("{}").contentType(ContentType.JSON).post("/v1/live/tickets").statusCode())
        .isEqualTo(401);
    assertThat(ticket(Client.token("driver", MINUTES), "").statusCode()).isEqualTo(403);
    assertThat(ticket(viewer, "{\"types\":[\"x\"]}").statusCode()).isEqualTo(400);
  }

  @Test
  void aTicketSeesWhatItsCallerSaw() throws Exception {
    // given
    TwoGroups.fill(store);
    String ofA = Client.scoped("ticket-a", "viewer", "leak-a");
    String body = "{\"vehicle_id\":[\"leak-a-van\",\"leak-b-van\"]}";
    String ticket = ticket(ofA, body).jsonPath().getString("ticket");

    // when
    try (LiveReader all = LiveReader.as(Client.scoped("ticket-admin", "admin"));
        LiveReader reader = LiveReader.open("ticket=" + ticket)) {
      reader.await("snapshot", s -> true);
      LiveRecords.alert(log, "leak-b-van", "leak-b-ticket");
      LiveRecords.trip(log, "leak-b-van", "leak-b-ticket-trip");
      LiveRecords.alert(log, "leak-a-van", "leak-a-ticket");
      all.await("trip", t -> t.get("id").asText().equals("leak-b-ticket-trip"));

      // then
      reader.await("alert", a -> a.get("alert_id").asText().equals("leak-a-ticket"));
      assertThat(reader.events().toString()).doesNotContainPattern(TwoGroups.FORBIDDEN);
    }
  }

  @Test
  void theStreamEndsWithTheTokenBehindTheTicket() throws Exception {
    String brief = Client.token("viewer", Duration.ofSeconds(4));
    String ticket = ticket(brief, "").jsonPath().getString("ticket");
    try (LiveReader reader = LiveReader.open("ticket=" + ticket)) {
      assertThat(reader.response().statusCode()).isEqualTo(200);
      reader.awaitEnd();
    }
  }

  @Test
  void aCookieLetsStreamsInAndNothingElse() throws Exception {
    // given
    String operator = Client.token("operator", MINUTES);
    Response session = Client.with(operator).post("/v1/session");
    assertThat(session.statusCode()).isEqualTo(204);
    String set = session.header("Set-Cookie");
    assertThat(set)
        .contains("HttpOnly", "SameSite=Strict", "Path=/v1/live")
        .doesNotContain("Secure");
    String cookie = set.substring(0, set.indexOf(';'));

    // then
    try (LiveReader reader = LiveReader.open("types=alert", "Cookie", cookie);
        LiveReader damaged = LiveReader.open("types=alert", "Cookie", cookie + "x")) {
      reader.await("snapshot", s -> true);
      assertThat(damaged.response().statusCode()).isEqualTo(401);
    }
    for (String path : List.of("/v1/vehicles", "/v1/me", "/v1/changes?after=now")) {
      assertThat(given().header("Cookie", cookie).get(path).statusCode()).isEqualTo(401);
    }
    assertThat(
            given()
                .header("Cookie", cookie)
                .contentType(ContentType.JSON)
                .post("/v1/live/tickets")
                .statusCode())
        .isEqualTo(401);
    assertThat(given().post("/v1/session").statusCode()).isEqualTo(401);
    Response ended = Client.with(operator).delete("/v1/session");
    assertThat(ended.header("Set-Cookie")).contains("Max-Age=0");
    assertThat(
            Client.with(operator)
                .header("X-Forwarded-Proto", "https")
                .post("/v1/session")
                .header("Set-Cookie"))
        .contains("Secure");
  }

  @Test
  void aTicketOfAMinuteAgoOpensNothing() {
    // given
    String ticket = ticket(Client.token("viewer", MINUTES), "").jsonPath().getString("ticket");

    // then
    await()
        .pollDelay(LogResource.TICKET_LIFE)
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(given().get("/v1/live?ticket=" + ticket).statusCode()).isEqualTo(401));
  }

  private static Response ticket(String token, String body) {
    return Client.with(token).contentType(ContentType.JSON).body(body).post("/v1/live/tickets");
  }
}
