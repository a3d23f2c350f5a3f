package io.fleet.notifier.api;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fleet.events.Alert;
import io.fleet.events.Topic;
import io.fleet.notifier.AlertsTopic;
import io.fleet.notifier.KafkaResource;
import io.fleet.notifier.Receiver;
import io.fleet.notifier.endpoint.EndpointHealth;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The API of the whole service between a real broker and real receivers. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
class EndpointApiTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String PATH = "/v1/endpoints";

  @Inject EndpointHealth health;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private final Api admin = new Api("admin");
  private final Api operator = new Api("operator");
  private final Api viewer = new Api("viewer");
  private final String id = "api-" + UUID.randomUUID().toString().substring(0, 8);
  private AlertsTopic alerts;

  @BeforeEach
  void waitUntilReady() {
    alerts = new AlertsTopic(bootstrapServers);
    await().atMost(SOON).until(() -> get("/q/health/ready").statusCode() == 200);
  }

  @AfterEach
  void removeEndpoints() {
    admin.delete(PATH + '/' + id);
    admin.delete(PATH + "/owner-" + id);
    alerts.close();
  }

  @Test
  void anEndpointIsMadeToldRotatedPausedResumedAndDeleted() {
    try (Receiver receiver = new Receiver(id)) {
      // made
      Response made = admin.post(PATH, form(receiver, "'filters':{'vehicles':['van-1']}"));
      assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
      assertThat(made.header("ETag")).isEqualTo("\"1\"");
      receiver.trusting(made.path("secret"));

      // told
      alerts.sendAndWait(AlertsTopic.alert(UUID.randomUUID().toString(), 1, Alert.State.OPENED));
      await().atMost(SOON).until(() -> receiver.count() == 1);
      assertThat(receiver.unverified()).isZero();

      // rotated
      Response rotated = admin.post(PATH + '/' + id + "/secrets", "{'overlap_s':600}");
      assertThat(rotated.statusCode()).as(rotated.asString()).isEqualTo(201);
      assertThat(rotated.<Integer>path("secrets.size()")).isEqualTo(2);
      assertThat(rotated.<String>path("secrets[1].expires_at")).isNotNull();
      int arrived = receiver.count();
      for (String secret : List.<String>of(rotated.path("secret"), made.path("secret"))) {
        receiver.trusting(secret);
        Response sent = operator.post(PATH + '/' + id + "/test", "{'type':'trip.completed'}");
        assertThat(sent.statusCode()).isEqualTo(202);
        int expected = ++arrived;
        await().atMost(SOON).until(() -> receiver.count() == expected);
        assertThat(receiver.unverified()).isZero();
      }
      assertThat(receiver.messages().get(1).body()).contains("\"test\":true", "trip.completed");

      // paused and resumed
      Response paused = operator.post(PATH + '/' + id + "/pause", "{'reason':'maintenance'}");
      assertThat(paused.<String>path("state")).isEqualTo("paused");
      assertThat(paused.<String>path("state_reason")).isEqualTo("maintenance");
      assertThat(operator.post(PATH + '/' + id + "/test", "").statusCode()).isEqualTo(409);
      alerts.sendAndWait(AlertsTopic.alert(UUID.randomUUID().toString(), 1, Alert.State.OPENED));
      await().atMost(SOON).until(() -> isPending(id));
      assertThat(receiver.count()).as("while paused").isEqualTo(3);
      Response resumed = operator.post(PATH + '/' + id + "/resume", "");
      assertThat(resumed.<String>path("state")).isEqualTo("enabled");
      assertThat(resumed.<String>path("state_reason")).isNull();
      await().atMost(SOON).until(() -> receiver.count() == 4);

      // deleted
      assertThat(admin.delete(PATH + '/' + id).statusCode()).isEqualTo(204);
      assertThat(operator.get(PATH + '/' + id).statusCode()).isEqualTo(404);
      assertThat(alerts.newestValues(Topic.WEBHOOK_ENDPOINTS.topicName()).get(id)).isNull();
    }
  }

  private boolean isPending(String endpointId) {
    return alerts.newestValues("fleet.prod.notifier.deliveries").values().stream()
        .anyMatch(
            value ->
                value != null
                    && new String(value, StandardCharsets.UTF_8)
                        .contains("\"endpoint\":\"" + endpointId + '"'));
  }

  @Test
  void noSecretIsShownTwiceAndNoneStandsInTheLog() {
    Response made = admin.post(PATH, formTo("https://host.example/?token=t0ken"));
    String secret = made.path("secret");

    assertThat(secret).startsWith("whsec_");
    assertThat(operator.get(PATH + '/' + id).asString())
        .doesNotContain(secret, "s3cret")
        .contains("\"X-Tenant\":null");
    assertThat(operator.get(PATH + "?limit=200").asString()).contains(id).doesNotContain(secret);
    byte[] record = alerts.newestValues(Topic.WEBHOOK_ENDPOINTS.topicName()).get(id);
    assertThat(new String(record, StandardCharsets.UTF_8))
        .contains("\"v1.")
        .doesNotContain(secret.substring(6), "s3cret", "t0ken", "host.example");
  }

  @Test
  void aPrivateKeyNeverLeaves() {
    admin.post(PATH, formTo("https://host.example/"));

    Response rotated =
        admin.post(PATH + '/' + id + "/secrets", "{'scheme':'ed25519','overlap_s':0}");

    assertThat(rotated.asString()).contains("whpk_").doesNotContain("whsk_", "\"secret\":");
    assertThat(rotated.<Integer>path("secrets.size()")).isEqualTo(1);
  }

  @Test
  void whoHasSeenAnOlderVersionChangesNothing() {
    admin.post(PATH, formTo("https://host.example/"));
    String shown = operator.get(PATH + '/' + id).asString();

    Response changed = admin.put(PATH + '/' + id, "\"1\"", shown.replace("TMS", "depot"));
    Response late = admin.put(PATH + '/' + id, "\"1\"", shown.replace("TMS", "other"));

    assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    assertThat(changed.<String>path("description")).isEqualTo("depot");
    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(late.contentType()).startsWith("application/problem+json");
    assertThat(operator.get(PATH + '/' + id).<String>path("description")).isEqualTo("depot");
    assertThat(admin.post(PATH, formTo("https://host.example/")).statusCode()).isEqualTo(409);
  }

  @Test
  void whoOwnsAnEndpointThatIsGivenUpIsTold() {
    try (Receiver receiver = new Receiver("owner")) {
      // given
      admin.post(PATH, formTo("https://host.example/"));
      String hearer =
          "{'id':'owner-%s','url':'%s','event_types':['endpoint.*']}".formatted(id, receiver.url());
      receiver.trusting(admin.post(PATH, hearer).path("secret"));
      health.failingSince(id, OptionalLong.of(1_000));
      assertThat(health.failingSinceMs(id)).hasValue(1_000);

      // when
      health.disable(id, "nothing could be delivered for 5 days");

      // then
      await().atMost(SOON).until(() -> receiver.count() == 1);
      assertThat(receiver.unverified()).isZero();
      assertThat(receiver.messages().get(0).body())
          .contains("\"type\":\"endpoint.disabled\"", id, "for 5 days", "1970-01-01T00:00:01");
      Response shown = operator.get(PATH + '/' + id);
      assertThat(shown.<String>path("state")).isEqualTo("disabled");
      assertThat(shown.<String>path("failing_since")).startsWith("1970-01-01T00:00:01");
      await().atMost(SOON).until(() -> statusInLog().contains("\"told\":true"));
      assertThat(operator.post(PATH + '/' + id + "/resume", "").statusCode()).isEqualTo(409);
      assertThat(admin.post(PATH + '/' + id + "/enable", "").<String>path("state"))
          .isEqualTo("enabled");
      assertThat(health.failingSinceMs(id)).isEmpty();
    }
  }

  private String statusInLog() {
    byte[] status = alerts.newestValues(Topic.WEBHOOK_ENDPOINTS.topicName()).get("status:" + id);
    return status == null ? "" : new String(status, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "viewer, GET, /v1/event-types, 200",
    "viewer, GET, /v1/endpoints, 403",
    "viewer, GET, /v1/endpoints/a, 403",
    "viewer, POST, /v1/endpoints/a/test, 403",
    "operator, GET, /v1/endpoints, 200",
    "operator, GET, /v1/endpoints/a, 404",
    "operator, POST, /v1/endpoints, 403",
    "operator, POST, /v1/endpoints/a/secrets, 403",
    "operator, POST, /v1/endpoints/a/enable, 403",
    "operator, POST, /v1/endpoints/a/disable, 403",
    "operator, POST, /v1/endpoints/a/pause, 404",
    "operator, POST, /v1/endpoints/a/test, 404",
    "operator, DELETE, /v1/endpoints/a, 403",
    "admin, DELETE, /v1/endpoints/a, 404",
    "admin, POST, /v1/endpoints/a/secrets, 404",
    "driver, GET, /v1/event-types, 403",
  })
  void everyRoleMayWhatIsItsOwn(String role, String method, String path, int status) {
    Api api = new Api(role);
    Response answer =
        switch (method) {
          case "GET" -> api.get(path);
          case "DELETE" -> api.delete(path);
          default -> api.post(path, "{}");
        };

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
  }

  @Test
  void withoutATokenNothingIsAnswered() {
    assertThat(get(PATH).statusCode()).isEqualTo(401);
    assertThat(get("/v1/event-types").statusCode()).isEqualTo(401);
    assertThat(get("/q/openapi").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'url':'https://h/'} | 422 | event_types",
        "{'url':'https://h/','event_types':['*'],'colour':'red'} | 422 | colour",
        "{'url':'https://h/','event_types':['*'],'filters':{'area':{}}} | 422 | filters.area.bbox",
        "{'id':'a b','url':'https://h/','event_types':['*']} | 422 | id",
        "{'id':'me','url':'https://h/','event_types':['*'],'escalation':{'to':'me','after_s':60}}"
            + " | 422 | escalation.to",
        "{'url' | 400 | ",
        "[] | 400 | ",
        "{'url':'https://h/','url':'https://i/','event_types':['*']} | 400 | "
      })
  void badInputIsNamed(String body, int status, String member) {
    Response answer = admin.post(PATH, body);

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.<String>path("member")).isEqualTo(member);
  }

  @Test
  void badParametersAreNamed() {
    assertThat(operator.get(PATH + "?limit=0").<String>path("member")).isEqualTo("limit");
    assertThat(admin.put(PATH + "/a", "1", "{}").<String>path("member")).isEqualTo("If-Match");
    assertThat(admin.post(PATH, "x".repeat(70_000)).statusCode()).isEqualTo(413);
  }

  @Test
  void everyTypeIsListedAndOneAlone() {
    Response all = viewer.get("/v1/event-types");
    Response one = viewer.get("/v1/event-types/vehicle.overspeed.opened");

    assertThat(all.<Integer>path("event_types.size()")).isGreaterThan(100);
    assertThat(one.<String>path("example.data.alert_type")).isEqualTo("overspeed");
    assertThat(one.asString()).contains("urn:fleet:schema:alert", "$defs");
    assertThat(viewer.get("/v1/event-types?match=trip.*").<Integer>path("event_types.size()"))
        .isEqualTo(2);
    assertThat(viewer.get("/v1/event-types/nothing").statusCode()).isEqualTo(404);
  }

  private String form(Receiver receiver, String more) {
    String url = receiver.url().toString();
    return "{'id':'%s','url':'%s','event_types':['vehicle.overspeed.*'],'headers':{'X-Tenant':'7'},%s}"
        .formatted(id, url, more);
  }

  private String formTo(String url) {
    return "{'id':'%s','description':'TMS','url':'%s','event_types':['external.*'],'headers':{'X-Tenant':'s3cret'}}"
        .formatted(id, url);
  }
}
