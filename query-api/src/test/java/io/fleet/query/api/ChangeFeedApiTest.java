package io.fleet.query.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.events.Alert;
import io.fleet.events.AlertJson;
import io.fleet.events.Change;
import io.fleet.events.ChangeJson;
import io.fleet.events.ScoreSnapshot;
import io.fleet.events.ScoreSnapshotJson;
import io.fleet.events.Telemetry;
import io.fleet.events.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StoreResource.class)
@QuarkusTestResource(LogResource.class)
class ChangeFeedApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long TS_MS = 1_772_438_400_000L;

  Store store;
  KafkaBroker log;

  @Test
  void whatComesAfterTheCursorIsToldInPagesOfTheTypesAskedFor() throws Exception {
    // given
    String cursor = next(ask("types=overspeed,crash&after=now"));
    for (int i = 1; i <= 5; i++) {
      write(change("overspeed", "paged-" + i, i));
      write(change("harsh", "paged-" + i, i));
    }

    // when
    JsonNode first = ask("types=crash,overspeed&limit=3&after=" + cursor);
    JsonNode second = ask("types=overspeed,crash&limit=3&after=" + next(first));
    JsonNode third = ask("types=overspeed,crash&after=" + next(second));

    // then
    assertThat(first.get("more").asBoolean()).isTrue();
    assertThat(ids(first)).hasSize(3);
    assertThat(ids(second)).hasSize(2);
    assertThat(ids(first)).doesNotContainAnyElementsOf(ids(second));
    assertThat(third.get("items")).isEmpty();
    assertThat(third.get("more").asBoolean()).isFalse();
    assertThat(ids(ask("types=overspeed,crash&after=" + cursor)))
        .as("a cursor can be used again")
        .hasSize(5);
  }

  @Test
  void alertsAndScoresAreToldFromTheirOwnTopics() throws Exception {
    // given
    String cursor = next(ask("types=score,alert&after=now"));
    Alert alert =
        new Alert(
            "feed-alert",
            9,
            Alert.State.WITHDRAWN,
            TS_MS,
            TS_MS,
            null,
            TS_MS + 5,
            "overspeed",
            2,
            "feed-van",
            "feed-anna",
            null,
            Telemetry.ABSENT,
            Telemetry.ABSENT,
            "fast",
            Map.of("peak_kmph", 91.2),
            false,
            false);
    log.write(Topic.ALERTS, "feed-van", new String(AlertJson.write(alert), UTF_8));
    ScoreSnapshot score =
        new ScoreSnapshot("feed-anna", "7d", null, TS_MS, 87.5, 87.5, null, 412.5, 3, 75.5);
    log.write(Topic.DRIVER_SCORES, "feed-anna", new String(ScoreSnapshotJson.write(score), UTF_8));
    log.write(Topic.ALERTS, "feed-van", "no JSON");

    // when
    JsonNode told = ask("types=alert,score&wait_s=10&after=" + cursor);

    // then
    assertThat(told.get("items")).hasSize(2);
    JsonNode first = told.at("/items/0");
    JsonNode second = told.at("/items/1");
    JsonNode alertItem = first.get("type").asText().equals("alert") ? first : second;
    JsonNode scoreItem = alertItem == first ? second : first;
    assertThat(alertItem.get("id").asText()).isEqualTo("feed-alert");
    assertThat(alertItem.get("version").asLong()).isEqualTo(9);
    assertThat(alertItem.get("withdrawn").asBoolean()).isTrue();
    assertThat(alertItem.at("/data/data/peak_kmph").asDouble()).isEqualTo(91.2);
    assertThat(scoreItem.get("id").asText()).isEqualTo(score.scoreId());
    assertThat(scoreItem.at("/data/score").asDouble()).isEqualTo(87.5);
    assertThat(scoreItem.get("version").asLong()).isPositive();
  }

  @Test
  void whoWaitsIsAnsweredWhenSomethingComes() throws Exception {
    // given
    String cursor = next(ask("types=tow&after=now"));
    CompletableFuture<JsonNode> answer =
        CompletableFuture.supplyAsync(() -> ask("types=tow&wait_s=30&after=" + cursor));

    // when
    long sinceNs = System.nanoTime();
    write(change("idling", "not-asked-for", 1));
    write(change("tow", "waited-for", 1));

    // then
    assertThat(ids(answer.get(20, TimeUnit.SECONDS))).containsExactly("waited-for");
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - sinceNs)).isLessThan(15);
  }

  @Test
  void whoWaitsInVainIsAnsweredInTimeAndMayGoOn() throws Exception {
    // given
    String cursor = next(ask("types=tow&after=now"));

    // when
    long sinceNs = System.nanoTime();
    JsonNode nothing = ask("types=tow&wait_s=1&after=" + cursor);
    long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sinceNs);
    write(change("tow", "came-later", 1));

    // then
    assertThat(nothing.get("items")).isEmpty();
    assertThat(tookMs).isBetween(990L, 10_000L);
    assertThat(ids(ask("types=tow&wait_s=10&after=" + next(nothing))))
        .containsExactly("came-later");
  }

  @Test
  void aCursorOlderThanWhatIsKeptIsGoneAndSaysHowToGoOn() throws Exception {
    // given
    String cursor = next(ask("types=crash&after=now"));
    write(change("crash", "forgotten", 1));
    String later = next(ask("types=crash&after=now"));
    deleteAll();

    // when
    Response gone = Client.viewer().get("/v1/changes?types=crash&after=" + cursor);

    // then
    assertThat(gone.statusCode()).isEqualTo(410);
    assertThat(gone.contentType()).startsWith("application/problem+json");
    assertThat(gone.jsonPath().getString("type")).isEqualTo("/problems/cursor-gone");
    assertThat(gone.jsonPath().getString("detail")).contains("after=now");
    assertThat(ask("types=crash&after=" + later).get("items")).isEmpty();
    assertThat(ask("types=crash&after=oldest").get("items")).isEmpty();
  }

  @Test
  void aCursorOfOtherTypesOrThatIsNoneIsRefused() throws Exception {
    // given
    String cursor = next(ask("types=crash&after=now"));
    char last = cursor.charAt(10) == 'A' ? 'B' : 'A';
    String damaged = cursor.substring(0, 10) + last + cursor.substring(11);

    // then
    refused("types=crash,tow&after=" + cursor, "after");
    refused("types=crash&after=" + damaged, "after");
    refused("types=crash&after=" + cursor.substring(4), "after");
    refused("types=crash&after=yesterday", "after");
    refused("types=crash&after=%00", "after");
    refused("types=crash&after=" + "A".repeat(3_000), "after");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "types=unicorn",
        "types=trip,",
        "types=,",
        "types=trip%20",
        "limit=0",
        "limit=1001",
        "limit=x",
        "wait_s=31",
        "wait_s=-1",
        "wait_s=1.5",
        "wait_s=forever"
      })
  void whatIsOutOfBoundsIsRefusedAndNamed(String query) {
    refused(query, query.substring(0, query.indexOf('=')));
  }

  @Test
  void nobodyWithoutARoleAndNoDriverReadsIt() {
    assertThat(Client.driver("anna").get("/v1/changes?after=now").statusCode()).isEqualTo(403);
    assertThat(io.restassured.RestAssured.get("/v1/changes").statusCode()).isEqualTo(401);
  }

  @Test
  void whoSeesOneGroupIsToldOfItsVehiclesAlone() throws Exception {
    // given
    TwoGroups.fill(store);
    String cursor = next(ask("types=tow&after=now"));
    for (String vehicle : List.of("leak-b-van", "leak-n-van", "leak-a-van")) {
      write(new Change("tow", vehicle, 1, false, vehicle, null, TS_MS, TS_MS, null, null, null));
    }
    write(new Change("tow", "leak-n-nobody", 1, false, null, "d", TS_MS, TS_MS, null, null, null));

    // then: which group a vehicle is in is asked for every few seconds
    String path = "/v1/changes?types=tow&after=" + cursor;
    String token = Client.scoped("leak-feed", "viewer", "leak-a");
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> !ids(JSON.readTree(Client.with(token).get(path).asByteArray())).isEmpty());
    assertThat(ids(JSON.readTree(Client.with(token).get(path).asByteArray())))
        .containsExactly("leak-a-van");
    assertThat(ids(ask("types=tow&after=" + cursor))).hasSize(4);
  }

  @Test
  void theFeedTellsOfItself() throws Exception {
    ask("types=tow&after=now");

    assertThat(io.restassured.RestAssured.get("/q/metrics").asString())
        .contains(
            "fleet_query_changes_waiting",
            "fleet_query_changes_queued",
            "fleet_query_changes_told_total",
            "fleet_query_changes_unreadable_total");
  }

  private static void refused(String query, String parameter) {
    Response response = Client.viewer().urlEncodingEnabled(false).get("/v1/changes?" + query);
    assertThat(response.statusCode()).as(query).isEqualTo(400);
    assertThat(response.jsonPath().getString("type")).isEqualTo("/problems/invalid-parameter");
    assertThat(response.jsonPath().getString("parameter")).isEqualTo(parameter);
  }

  private static JsonNode ask(String query) {
    Response response = Client.viewer().get("/v1/changes?" + query);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    try {
      return JSON.readTree(response.asByteArray());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String next(JsonNode page) {
    return page.get("next").asText();
  }

  private static List<String> ids(JsonNode page) {
    return StreamSupport.stream(page.get("items").spliterator(), false)
        .map(item -> item.get("id").asText())
        .toList();
  }

  private void write(Change change) throws Exception {
    String key = change.vehicleId() == null ? change.driverId() : change.vehicleId();
    log.write(Topic.CHANGES, key, new String(ChangeJson.write(change), UTF_8));
  }

  private static Change change(String type, String id, long version) {
    return new Change(type, id, version, false, "feed-" + id, null, TS_MS, TS_MS, null, null, null);
  }

  /** As retention does: everything that stands in the topic of changes is gone. */
  private void deleteAll() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", log.bootstrapServers()))) {
      Map<TopicPartition, RecordsToDelete> all = new java.util.HashMap<>();
      for (int p = 0; p < Topic.CHANGES.partitions(); p++) {
        all.put(new TopicPartition(Topic.CHANGES.topicName(), p), RecordsToDelete.beforeOffset(-1));
      }
      admin.deleteRecords(all).all().get(10, TimeUnit.SECONDS);
    }
  }
}
