package io.fleet.gateway.reference.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleet.events.Schemas;
import io.fleet.events.Topic;
import io.fleet.events.reference.ReferenceJson;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.gateway.broker.GatewayWorld;
import io.fleet.gateway.broker.LogTail;
import io.fleet.gateway.reference.api.ReferenceHttp.Answer;
import io.fleet.gateway.reference.check.StrictJson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reference data over HTTP: what is written is read, by whom it may be, as it is at a moment. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class ReferenceApiTest {
  private static final String VEHICLES = "/v1/reference/vehicles/";
  private static final String CORRECT = "&correct=true";

  @TestHTTPResource("/")
  URI base;

  private ReferenceHttp office;

  @BeforeEach
  void setUp() throws Exception {
    office = new ReferenceHttp(base);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> office.get("/v1/reference/rules").status() == 200);
  }

  @ParameterizedTest
  @EnumSource(value = ReferenceKind.class, mode = EnumSource.Mode.EXCLUDE, names = "DEVICES")
  void everyKindIsWrittenReadAndDeleted(ReferenceKind kind) throws Exception {
    // given
    String id = kind == ReferenceKind.RULES ? "vehicle:every-1" : "every-1";
    String path = "/v1/reference/" + kind.label() + '/' + id;
    JsonNode example =
        StrictJson.MAPPER
            .readTree(Schemas.json("reference-" + kind.label()))
            .get("examples")
            .get(0);

    // when
    Answer written =
        office.put(path + "?valid_from=2026-01-01T00:00:00Z" + CORRECT, example.toString());

    // then
    written.assertStatus(201);
    assertThat(written.json().get("status").asText()).isEqualTo("created");
    Answer read = office.get(path).assertStatus(200);
    assertThat(read.header("ETag")).isEqualTo("\"1\"").isEqualTo(written.header("ETag"));
    assertThat(read.json().get("body")).isEqualTo(example);
    assertThat(read.json().get("changed_by").asText()).isEqualTo("ada");
    assertThat(read.json().get("valid_from").asText()).isEqualTo("2026-01-01T00:00:00.000Z");
    assertThat(office.get("/v1/reference/" + kind.label()).response().body()).contains(id);

    // and when
    office.delete(path + "?valid_from=2026-02-01T00:00:00Z" + CORRECT).assertStatus(200);

    // then
    office.get(path).assertProblem(404, "not-found");
    office.get(path + "?at=2026-01-31T00:00:00Z").assertStatus(200);
    assertThat(office.get(path + "/versions").json().get("items")).hasSize(2);
  }

  @Test
  void itStandsInTheLogWhenItIsAnswered() throws Exception {
    try (LogTail tail = new LogTail(Topic.VEHICLES.topicName())) {
      office.put(VEHICLES + "logged-1?valid_from=2026-01-01T00:00:00Z" + CORRECT, "{}");

      var record = tail.await(r -> new String(r.key(), UTF_8).startsWith("logged-1@"));
      var version = ReferenceJson.read(ReferenceKind.VEHICLES, record.value());
      assertThat(version.version()).isEqualTo(1);
      assertThat(new String(record.key(), UTF_8)).isEqualTo("logged-1@1767225600000");
    }
  }

  @Test
  void withoutAMomentItBeginsFiveSecondsAhead() throws Exception {
    Instant before = Instant.now();
    Answer written = office.put(VEHICLES + "soon-1", "{\"class\":\"van\"}").assertStatus(201);

    Instant from = Instant.parse(written.json().get("valid_from").asText());
    assertThat(from).isBetween(before.plusMillis(4_999), Instant.now().plusSeconds(5));
    office.get(VEHICLES + "soon-1").assertStatus(404);
    office.get(VEHICLES + "soon-1?at=" + from).assertStatus(200);
  }

  @Test
  void thePastIsForCorrectionsAndTheFutureBounded() throws Exception {
    String now = Instant.now().toString();
    for (String from : new String[] {now, "2020-01-01T00:00:00Z", "2099-01-01T00:00:00Z", "now"}) {
      JsonNode error =
          office
              .put(VEHICLES + "when-1?valid_from=" + from, "{}")
              .assertProblem(422, "invalid")
              .json()
              .get("errors")
              .get(0);
      assertThat(error.get("field").asText()).isEqualTo("valid_from");
    }
    office.put(VEHICLES + "when-1?valid_from=" + now + CORRECT, "{}").assertStatus(201);
    office
        .put(VEHICLES + "when-1?valid_from=1960-01-01T00:00:00Z" + CORRECT, "{\"name\":\"x\"}")
        .assertProblem(422, "invalid");
    office.put(VEHICLES + "when-1?correct=yes", "{}").assertProblem(400, "bad-request");
  }

  @Test
  void whatHoldsAtAMomentIsWhatBeganLast() throws Exception {
    String path = VEHICLES + "history-1";
    office.put(path + "?valid_from=2026-01-01T00:00:00Z" + CORRECT, "{\"class\":\"van\"}");
    office.put(path + "?valid_from=2026-03-01T00:00:00Z" + CORRECT, "{\"class\":\"truck\"}");
    Answer between =
        office.put(path + "?valid_from=2026-02-01T00:00:00Z" + CORRECT, "{\"class\":\"bus\"}");

    assertThat(between.json().get("warnings").get(0).get("reason").asText())
        .isEqualTo("later_version");
    assertThat(classAt(path, "2026-01-31T23:59:59Z")).isEqualTo("van");
    assertThat(classAt(path, "2026-02-01T00:00:00Z")).isEqualTo("bus");
    assertThat(classAt(path, "2026-02-28T12:00:00%2B01:00")).isEqualTo("bus");
    assertThat(classAt(path, "2026-03-01T00:00:00Z")).isEqualTo("truck");
    assertThat(office.get(path).header("ETag")).isEqualTo("\"3\"");
    office.get(path + "?at=2025-12-31T00:00:00Z").assertStatus(404);
    office.get(path + "?at=yesterday").assertProblem(400, "bad-request");
  }

  private String classAt(String path, String at) throws Exception {
    return office.get(path + "?at=" + at).json().at("/body/class").asText();
  }

  @Test
  void whoHasSeenAnOldRevisionIsTold() throws Exception {
    String path = VEHICLES + "tag-1?valid_from=2026-01-01T00:00:00Z" + CORRECT;
    String first = office.put(path, "{}", "If-None-Match", "*").header("ETag");
    office.put(path, "{\"name\":\"a\"}", "If-Match", first).assertStatus(200);

    office
        .put(path, "{\"name\":\"b\"}", "If-Match", first)
        .assertProblem(412, "precondition-failed");
    office.put(path, "{\"name\":\"b\"}", "If-None-Match", "*").assertStatus(412);
    office.put(path, "{\"name\":\"b\"}", "If-Match", "W/\"2\"").assertStatus(412);
    office.put(path, "{\"name\":\"b\"}", "If-Match", "\"x\", \"2\"").assertStatus(200);
    office.put(path, "{\"name\":\"c\"}", "If-Match", "*").assertStatus(200);
    office.put(path, "{\"name\":\"d\"}", "If-Match", "4").assertProblem(400, "bad-request");
    office.put(VEHICLES + "tag-2", "{}", "If-Match", "*").assertStatus(412);
    office.delete(path, "If-Match", first).assertStatus(412);
    office.delete(path, "If-Match", "\"4\"").assertStatus(200);
  }

  @Test
  void theSameAgainIsNotWrittenAgain() throws Exception {
    String path = VEHICLES + "same-1?valid_from=2026-01-01T00:00:00Z" + CORRECT;
    office.put(path, "{\"name\":\"a\",\"tank_l\":80}").assertStatus(201);

    Answer again = office.put(path, "{\"tank_l\":80, \"name\":\"a\"}").assertStatus(200);

    assertThat(again.json().get("status").asText()).isEqualTo("unchanged");
    assertThat(again.header("ETag")).isEqualTo("\"1\"");
  }

  @Test
  void ofManyWritersWithTheSameTagOneWins() throws Exception {
    String path = VEHICLES + "race-1?valid_from=2026-01-01T00:00:00Z" + CORRECT;
    office.put(path, "{}");

    List<CompletableFuture<Answer>> writers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      writers.add(office.putAsync(path, "{\"name\":\"w" + i + "\"}", "If-Match", "\"1\""));
    }

    List<Integer> heard = new ArrayList<>();
    for (CompletableFuture<Answer> writer : writers) {
      heard.add(writer.get().status());
    }
    assertThat(heard).containsOnlyOnce(200).contains(412);
    assertThat(office.get(VEHICLES + "race-1").header("ETag")).isEqualTo("\"2\"");
  }

  @Test
  void writersWithoutATagEachGetAVersionOfTheirOwn() throws Exception {
    String path = VEHICLES + "race-2?valid_from=2026-01-01T00:00:00Z" + CORRECT;
    List<CompletableFuture<Answer>> writers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      writers.add(office.putAsync(path, "{\"name\":\"w" + i + "\"}"));
    }

    List<String> tags = new ArrayList<>();
    for (CompletableFuture<Answer> writer : writers) {
      tags.add(writer.get().header("ETag"));
    }
    assertThat(tags).doesNotHaveDuplicates().hasSize(20).contains("\"1\"", "\"20\"");
  }

  @Test
  void whatIsNamedAndNotThereIsAWarning() throws Exception {
    String plan =
        "{\"vehicle_id\":\"nobody\",\"route_id\":\"nowhere\","
            + "\"stops\":[{\"stop_id\":\"a\",\"fence_id\":\"nofence\"}]}";

    JsonNode warnings =
        office
            .put("/v1/reference/delivery-plans/warned-1", plan)
            .assertStatus(201)
            .json()
            .get("warnings");

    assertThat(warnings.findValuesAsText("field"))
        .containsExactly("/vehicle_id", "/route_id", "/stops/0/fence_id");
  }

  @Test
  void listsAreReadPageByPage() throws Exception {
    for (int i = 0; i < 7; i++) {
      office.put(
          "/v1/reference/routes/page-" + i + "?valid_from=2025-06-01T00:00:00Z" + CORRECT,
          "{\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[1,1],[2,2]]}}");
    }

    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          office.get("/v1/reference/routes?at=2025-06-02T00:00:00Z&limit=3" + cursor).json();
      assertThat(page.get("items").size()).isLessThanOrEqualTo(3);
      page.get("items").forEach(item -> ids.add(item.get("id").asText()));
      cursor = page.has("next_cursor") ? "&cursor=" + page.get("next_cursor").asText() : "";
    } while (!cursor.isEmpty());

    assertThat(ids)
        .containsExactly("page-0", "page-1", "page-2", "page-3", "page-4", "page-5", "page-6");
    office.get("/v1/reference/routes?limit=many").assertProblem(400, "bad-request");
    office.get("/v1/reference/routes?cursor=!").assertProblem(400, "bad-request");
  }

  @Test
  void everybodySeesWhatTheyMay() throws Exception {
    office.put(VEHICLES + "role-1?valid_from=2026-01-01T00:00:00Z" + CORRECT, "{}");
    office.put("/v1/reference/drivers/role-1", "{\"name\":\"Ada\"}").assertStatus(201);

    office.as("vera", "viewer");
    office.get(VEHICLES + "role-1").assertStatus(200);
    office.get("/v1/reference/drivers").assertProblem(403, "forbidden");
    office.get("/v1/reference/drivers/role-1/versions").assertProblem(403, "forbidden");
    office.put(VEHICLES + "role-1", "{}").assertProblem(403, "forbidden");
    office.delete(VEHICLES + "role-1").assertProblem(403, "forbidden");
    office.post(VEHICLES + "import", ReferenceHttp.LINES, "").assertProblem(403, "forbidden");
    for (String role : new String[] {"device", "driver", "relay"}) {
      office.as("x", role).get(VEHICLES + "role-1").assertProblem(403, "forbidden");
    }
    office.asNobody().get(VEHICLES + "role-1").assertProblem(401, "unauthorized");
    office.put(VEHICLES + "role-1", "{}").assertProblem(401, "unauthorized");
    office.as("root", "admin").put(VEHICLES + "role-1", "{\"name\":\"x\"}").assertStatus(200);
  }

  @Test
  void credentialsAreNoneOfIt() throws Exception {
    for (String kind : new String[] {"devices", "unicorns"}) {
      office.get("/v1/reference/" + kind).assertProblem(404, "not-found");
      office.put("/v1/reference/" + kind + "/x", "{}").assertProblem(404, "not-found");
    }
  }

  @Test
  void writesAreCountedByKindAndOutcome() throws Exception {
    office.put("/v1/reference/private-modes/counted-1", "{\"private\":true}").assertStatus(201);
    office.put("/v1/reference/private-modes/counted-1", "{}").assertStatus(422);

    assertThat(office.get("/q/metrics").response().body())
        .contains(
            "fleet_gateway_reference_writes_total{kind=\"private-modes\",outcome=\"created\"}")
        .contains(
            "fleet_gateway_reference_writes_total{kind=\"private-modes\",outcome=\"refused\"}")
        .doesNotContain("counted-1");
  }
}
