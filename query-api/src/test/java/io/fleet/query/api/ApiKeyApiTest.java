package io.fleet.query.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fleet.events.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StoreResource.class)
@QuarkusTestResource(LogResource.class)
class ApiKeyApiTest {
  private static final Duration SOON = Duration.ofSeconds(15);

  Store store;
  KafkaBroker log;

  @BeforeEach
  void keysAreKnown() {
    TwoGroups.fill(store);
    await().atMost(SOON).until(() -> Client.as("admin").get("/v1/api-keys").statusCode() == 200);
  }

  @Test
  void aKeyIsToldOnceAndShownInEitherPlace() {
    // when
    JsonPath made = create("{\"name\":\"tms\",\"role\":\"viewer\",\"groups\":[\"leak-a\"]}");
    String key = made.getString("key");

    // then
    assertThat(key).matches("flk_[A-Za-z0-9_-]{43}");
    for (Response answer :
        List.of(
            given().auth().oauth2(key).get("/v1/vehicles"),
            given().header("X-Api-Key", key).get("/v1/vehicles"))) {
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.jsonPath().getList("items.vehicle_id", String.class))
          .containsExactly("leak-a-van");
    }
    JsonPath me = Client.ok(given().header("X-Api-Key", key), "/v1/me");
    assertThat(me.getString("subject")).isEqualTo("key:" + made.getString("id"));
    assertThat(me.getString("kind")).isEqualTo("key");
    assertThat(me.getList("groups", String.class)).containsExactly("leak-a");
    String all = Client.as("admin").get("/v1/api-keys").asString();
    assertThat(all).contains(made.getString("id")).doesNotContain(key);
    assertThat(all).contains("\"last_four\":\"" + key.substring(key.length() - 4) + "\"");
  }

  @Test
  void theLogHasItsHashAlone() throws Exception {
    // when
    JsonPath made = create("{\"name\":\"hashed\",\"role\":\"operator\"}");

    // then
    String record = log.newest(Topic.API_KEYS, made.getString("id"));
    assertThat(record)
        .doesNotContain(made.getString("key"))
        .containsPattern("\"hash\":\"[0-9a-f]{64}\"");
  }

  @Test
  void aRevokedKeyStopsAndItsStreamEnds() throws Exception {
    // given
    JsonPath made = create("{\"name\":\"brief\",\"role\":\"viewer\"}");
    String key = made.getString("key");
    try (LiveReader stream = LiveReader.as(key)) {
      assertThat(stream.response().statusCode()).isEqualTo(200);

      // when
      int revoked =
          Client.as("admin").delete("/v1/api-keys/{id}", made.getString("id")).statusCode();

      // then
      assertThat(revoked).isEqualTo(204);
      assertThat(given().auth().oauth2(key).get("/v1/vehicles").statusCode()).isEqualTo(401);
      stream.awaitEnd();
    }
    assertThat(log.newest(Topic.API_KEYS, made.getString("id"))).doesNotContain("\"hash\"");
    Client.as("admin").delete("/v1/api-keys/{id}", made.getString("id")).then().statusCode(404);
  }

  @Test
  void anExpiredKeyIsNone() {
    // given
    String end = Instant.now().plusSeconds(2).toString();

    // when
    String key =
        create("{\"name\":\"ends\",\"role\":\"viewer\",\"expires_at\":\"" + end + "\"}")
            .getString("key");

    // then
    await().atMost(SOON).until(() -> given().auth().oauth2(key).get("/v1/me").statusCode() == 401);
  }

  @Test
  void onlyAdminsHaveToDoWithKeys() {
    String key = create("{\"name\":\"op\",\"role\":\"operator\"}").getString("key");
    for (String token :
        List.of(key, Client.scoped("op", "operator"), Client.scoped("d", "driver"))) {
      assertThat(Client.with(token).get("/v1/api-keys").statusCode()).isEqualTo(403);
      assertThat(Client.with(token).delete("/v1/api-keys/x").statusCode()).isEqualTo(403);
      assertThat(post(token, "{\"name\":\"x\",\"role\":\"viewer\"}").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void aBadWishIsRefusedWithWhatIsToBeMended() {
    for (List<String> wish :
        List.of(
            List.of("body", ""),
            List.of("body", "[]"),
            List.of("body", "null"),
            List.of("body", "{\"name\":"),
            List.of("body", "{\"name\":\"x\",\"role\":\"viewer\",\"groups\":\"north\"}"),
            List.of("body", "{\"name\":\"x\",\"role\":\"viewer\",\"expires_at\":\"soon\"}"),
            List.of("name", "{\"role\":\"viewer\"}"),
            List.of("name", "{\"name\":\"a\\u0000b\",\"role\":\"viewer\"}"),
            List.of("role", "{\"name\":\"x\",\"role\":\"admin\"}"),
            List.of("groups", "{\"name\":\"x\",\"role\":\"viewer\",\"groups\":[null]}"),
            List.of(
                "expires_at",
                "{\"name\":\"x\",\"role\":\"viewer\",\"expires_at\":\"2020-01-01T00:00:00Z\"}"))) {
      Response answer = post(Client.scoped("ada", "admin"), wish.get(1));
      assertThat(answer.statusCode()).as(wish.get(1)).isEqualTo(400);
      assertThat(answer.jsonPath().getString("parameter")).as(wish.get(1)).isEqualTo(wish.get(0));
    }
  }

  @Test
  void aKeyBesideATokenIsRefused() {
    String key = create("{\"name\":\"two\",\"role\":\"viewer\"}").getString("key");
    assertThat(Client.viewer().header("X-Api-Key", key).get("/v1/me").statusCode()).isEqualTo(401);
  }

  private static JsonPath create(String body) {
    Response answer = post(Client.scoped("ada", "admin"), body);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    return answer.jsonPath();
  }

  private static Response post(String token, String body) {
    return Client.with(token).contentType("application/json").body(body).post("/v1/api-keys");
  }
}
