package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fleet.events.AlertAction;
import io.fleet.events.AlertActionJson;
import io.fleet.events.Iso8601;
import io.fleet.events.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people say about alerts: seen in answers before the table has it, and afterwards. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
@QuarkusTestResource(LogResource.class)
class AlertHandlingApiTest {
  private static final Duration SOON = Duration.ofSeconds(15);

  /** It needs escaping wherever it is written into something. */
  private static final String ODD = "it's \"odd\" \\ ";

  @Inject MeterRegistry meters;
  Store store;
  KafkaBroker log;
  private final String vehicle = "handled-" + UUID.randomUUID();
  private final String first = ODD + UUID.randomUUID();
  private final String second = UUID.randomUUID().toString();

  @BeforeEach
  void twoAlerts() {
    for (String id : new String[] {first, second}) {
      store.execute(
          """
          INSERT INTO fleet.alerts (vehicle_id, started_at, alert_id, version, withdrawn, state, ts, emitted_at, alert_type,
                                    severity, details, data, late, source)
          VALUES ('%s', '2026-01-31 08:00:00.000', '%s', 1, 0, 'opened', '2026-01-31 08:00:00.000',
                  '2026-01-31 08:00:00.000', 'sos', 4, 'told', '{}', false, 'fleet')
          """
              .formatted(vehicle, id.replace("\\", "\\\\").replace("'", "\\'")));
    }
  }

  @Test
  void whatIsSaidIsSeenBeforeTheTableHasIt() throws Exception {
    // when
    long atMs = System.currentTimeMillis();
    say(first, AlertAction.Kind.ACKNOWLEDGED, null, null, atMs);
    say(first, AlertAction.Kind.ASSIGNED, "omar", null, atMs + 1);
    say(first, AlertAction.Kind.COMMENTED, null, "a\n'kerb'", atMs + 2);

    // then
    await().atMost(SOON).until(() -> alert(first).getInt("comments") == 1);
    assertThat(alert(first).getString("acknowledged_by")).isEqualTo("olga");
    assertThat(alert(first).getString("acknowledged_at")).isEqualTo(Iso8601.format(atMs));
    assertThat(alert(first).getString("assigned_to")).isEqualTo("omar");
    assertThat(alert(first).getMap("")).doesNotContainKeys("closed_by", "closed_at");
    assertThat(alert(second).getMap("")).doesNotContainKeys("acknowledged_by", "comments");
    JsonPath list = Client.ok(Client.viewer(), "/v1/alerts?vehicle_id=" + vehicle);
    assertThat(list.getList("items.acknowledged_by")).containsExactlyInAnyOrder("olga", null);
    assertThat(store.query("SELECT count() FROM fleet.alert_actions WHERE acted_by = 'olga'"))
        .isEqualTo("0\n");
  }

  @Test
  void theHistoryIsNewestFirstInPages() throws Exception {
    // given
    long atMs = System.currentTimeMillis();
    say(first, AlertAction.Kind.ACKNOWLEDGED, null, null, atMs);
    say(first, AlertAction.Kind.COMMENTED, null, "a\n'kerb'", atMs + 2);
    await().atMost(SOON).until(() -> alert(first).getInt("comments") == 1);

    // when
    JsonPath page = Client.ok(Client.viewer(), "/v1/alerts/{id}/actions?limit=1", first);
    String next = page.getString("next");
    JsonPath last =
        Client.ok(Client.viewer(), "/v1/alerts/{id}/actions?limit=1&cursor={c}", first, next);

    // then
    assertThat(page.getString("items[0].action")).isEqualTo("commented");
    assertThat(page.getString("items[0].text")).isEqualTo("a\n'kerb'");
    assertThat(page.getString("items[0].alert_id")).isEqualTo(first);
    assertThat(last.getString("items[0].action")).isEqualTo("acknowledged");
    assertThat(last.getString("next")).isNull();
    assertThat(Client.ok(Client.viewer(), "/v1/alerts/{id}/actions", second).getList("items"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "acknowledged=true, 1",
    "acknowledged=false, 1",
    "closed=true, 0",
    "closed=false, 2",
    "assigned_to=otto, 1",
    "assigned_to=omar, 0",
    "acknowledged=false&assigned_to=otto, 1"
  })
  void alertsAreFoundByWhatTheTableHoldsOfThem(String filter, int found) {
    // given
    stored(first, "acknowledged", "");
    stored(second, "assigned", "otto");

    // then
    assertThat(
            Client.ok(Client.viewer(), "/v1/alerts?vehicle_id=" + vehicle + "&" + filter)
                .getList("items"))
        .hasSize(found);
  }

  @Test
  void ofAlertsNobodySaidAnythingAboutTheTableAloneIsAsked() {
    // when
    long before = questionsAboutHandling();
    assertThat(Client.ok(Client.viewer(), "/v1/alerts?vehicle_id=" + vehicle).getList("items"))
        .hasSize(2);
    long untouched = questionsAboutHandling();
    stored(second, "assigned", "otto");
    JsonPath list = Client.ok(Client.viewer(), "/v1/alerts?vehicle_id=" + vehicle);

    // then
    assertThat(untouched).isEqualTo(before);
    assertThat(questionsAboutHandling()).isEqualTo(before + 1);
    assertThat(list.getList("items.assigned_to")).containsExactlyInAnyOrder("otto", null);
  }

  private long questionsAboutHandling() {
    return meters.timer("fleet.query.clickhouse", "query", "alert-handling").count();
  }

  @Test
  void aFilterKnowsWhatWasJustSaid() throws Exception {
    // when
    say(second, AlertAction.Kind.CLOSED, null, "done", System.currentTimeMillis());

    // then
    String closed = "/v1/alerts?closed=true&vehicle_id=" + vehicle;
    await()
        .atMost(SOON)
        .until(() -> !Client.ok(Client.viewer(), closed).getList("items").isEmpty());
    assertThat(Client.ok(Client.viewer(), closed).getList("items.alert_id"))
        .containsExactly(second);
  }

  @Test
  void theStreamTellsIt() throws Exception {
    try (LiveReader reader = LiveReader.viewer()) {
      reader.await("snapshot", s -> true);

      // when
      say(second, AlertAction.Kind.ASSIGNED, "omar", null, System.currentTimeMillis());

      // then
      assertThat(
              reader
                  .await("alert_action", a -> a.get("alert_id").asText().equals(second))
                  .get("assignee")
                  .asText())
          .isEqualTo("omar");
    }
  }

  @Test
  void anAlertThatIsNotThereHasNoHistory() {
    String unknown = UUID.randomUUID().toString();
    assertThat(Client.viewer().get("/v1/alerts/" + unknown).statusCode()).isEqualTo(404);
    assertThat(Client.viewer().get("/v1/alerts/" + unknown + "/actions").statusCode())
        .isEqualTo(404);
  }

  private void say(String alert, AlertAction.Kind kind, String assignee, String text, long atMs)
      throws Exception {
    AlertAction action =
        new AlertAction(UUID.randomUUID(), alert, vehicle, kind, assignee, text, "olga", atMs);
    log.write(
        Topic.EVENT_ACTIONS,
        vehicle,
        new String(AlertActionJson.write(action), StandardCharsets.UTF_8));
  }

  private void stored(String alert, String action, String assignee) {
    store.execute(
        "INSERT INTO fleet.alert_actions (alert_id, action_id, version, withdrawn, at, vehicle_id,"
            + " action, assignee, acted_by) VALUES ('%s', generateUUIDv4(), 1, 0, now64(3), '%s',"
                .formatted(alert.replace("\\", "\\\\").replace("'", "\\'"), vehicle)
            + " '%s', '%s', 'otto')".formatted(action, assignee));
  }

  private static JsonPath alert(String id) {
    return Client.ok(Client.viewer(), "/v1/alerts/{id}", id);
  }
}
