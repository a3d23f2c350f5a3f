package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fleet.query.api.OpenApiDocument.Reading;
import io.fleet.query.api.Questions.Question;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever sees one group's vehicles never reads a word of another's, whatever is asked. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class LeakApiTest {
  private static final int TOO_MANY_AT_ONCE = 429;
  private static final Duration A_WHILE = Duration.ofSeconds(30);

  private final String ofA = Client.scoped("leak-viewer", "viewer", "leak-a");
  private final String operatorOfA = Client.scoped("leak-operator", "operator", "y", "leak-a");
  private final String ofNothing = Client.scoped("leak-nobody", "operator");
  private final String driverOfA = Client.scoped("leak-a-driver", "driver", "leak-b");
  private final String admin = Client.scoped("leak-admin", "admin");

  Store store;
  private List<Reading> readings;

  @BeforeEach
  void theDocumentAndTwoGroups() {
    TwoGroups.fill(store);
    readings = OpenApiDocument.readings();
  }

  @Test
  void everyOperationIsAskedHere() {
    assertThat(readings)
        .hasSizeGreaterThan(15)
        .allSatisfy(
            reading ->
                assertThat(Questions.of(reading.id(), "a"))
                    .as("%s (%s) has no questions in Questions", reading.id(), reading.path())
                    .isNotNull());
  }

  @Test
  void nothingOfAnotherGroupIsEverTold() {
    readings.parallelStream().forEach(this::assertNothingIsToldOf);
  }

  private void assertNothingIsToldOf(Reading reading) {
    for (String token : List.of(ofA, operatorOfA, ofNothing, driverOfA)) {
      for (Question question : questions(reading, "b")) {
        for (String form : reading.forms()) {
          Response answer = in(form, token, question);
          assertThat(answer.statusCode()).as("%s %s", form, question.path()).isIn(200, 403, 404);
          assertThat(answer.asString())
              .as("%s %s", form, question.path())
              .doesNotContainPattern(TwoGroups.FORBIDDEN);
        }
      }
    }
  }

  @Test
  void whatMayNotBeSeenAnswersAsWhatIsNotThere() {
    for (Reading reading : readings) {
      for (Question question : questions(reading, "b")) {
        if (question.ofOne()) {
          // given
          String missing =
              question
                  .path()
                  .replaceAll("leak-b-[a-z]+", "leak-nothing")
                  .replaceAll("bbbbbbbb-1eaa-[0-9-]+", TwoGroups.unknownId("nothing"));
          // when
          Response hidden = Client.with(ofA).get(question.path());
          Response absent = Client.with(ofA).get(missing);
          // then
          assertThat(hidden.statusCode()).as(question.path()).isEqualTo(404);
          assertThat(hidden.asString()).isEqualTo(absent.asString());
        }
      }
    }
  }

  /** Without this, empty answers to everything would pass for secrecy. */
  @Test
  void theSameQuestionsHaveAnswersForThoseWhoMaySee() {
    readings.parallelStream().forEach(this::assertItIsToldTo);
  }

  private void assertItIsToldTo(Reading reading) {
    String member = reading.id().equals("listApiKeys") ? admin : operatorOfA;
    for (String form : reading.forms()) {
      for (Question question : questions(reading, "b")) {
        assertTold(in(form, admin, question), question, "leak-b|bbbbbbbb-1eaa");
      }
      for (Question question : questions(reading, "a")) {
        assertTold(in(form, member, question), question, "leak-a|aaaaaaaa-1eaa");
      }
    }
  }

  /** Nobody may have more than two exports at once: who asks for a third, as here, comes again. */
  private static Response in(String form, String token, Question question) {
    Response first = Client.with(token).accept(form).get(question.path());
    return first.statusCode() != TOO_MANY_AT_ONCE
        ? first
        : await()
            .atMost(A_WHILE)
            .until(
                () -> Client.with(token).accept(form).get(question.path()),
                again -> again.statusCode() != TOO_MANY_AT_ONCE);
  }

  @Test
  void listsAreAskedInEveryForm() {
    assertThat(readings.stream().filter(reading -> reading.forms().size() == 3))
        .extracting(Reading::id)
        .contains(
            "listAlerts",
            "listAlertActions",
            "listDeadLetters",
            "listDrivers",
            "listOverspeedEpisodes",
            "listTelemetry",
            "listTrips",
            "listVehicles",
            "listWebhookAttempts");
  }

  private static void assertTold(Response answer, Question question, String mark) {
    assertThat(answer.statusCode()).as("%s: %s", question.path(), answer.asString()).isEqualTo(200);
    if (question.tells()) {
      assertThat(answer.asString()).as(question.path()).containsPattern(mark);
    }
  }

  @Test
  void whoDrivesForBothIsSeenAsAPersonWithoutTheOthersEvents() {
    // when
    String path = "/v1/drivers/" + TwoGroups.DRIVER_OF_BOTH + "/score";
    JsonPath partly = Client.ok(Client.with(ofA), path);
    JsonPath ofAll = Client.ok(Client.with(admin), path);

    // then
    for (String figure : List.of("distance_m", "trips", "score", "counts.crashes")) {
      assertThat(partly.<Object>get(figure)).as(figure).isEqualTo(ofAll.get(figure));
    }
    assertThat(ofAll.getInt("trips")).isEqualTo(2);
    assertThat(ofAll.getList("event_ids")).hasSize(2);
    assertThat(partly.getList("event_ids", String.class)).containsExactly(TwoGroups.id("a", 12));
    assertThat(partly.getList("episode_ids", String.class)).containsExactly(TwoGroups.id("a", 22));
    assertThat(partly.getList("crash_ids", String.class)).containsExactly(TwoGroups.id("a", 32));
    assertThat(partly.getList("items.vehicle_id", String.class)).containsOnly("leak-a-van");
  }

  @Test
  void theInsurersReportIsOfTheVehiclesThatAreSeen() {
    // given
    for (String group : List.of("a", "b")) {
      store.execute(
          """
          INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, state, driver_id, ended_at, distance_mm, moving_ms)
          VALUES ('%s', '2013-07-05 08:00:00', '%s', 1, 'closed', '%s', '2013-07-05 10:00:00', 100000000, 7200000)
          """
              .formatted(TwoGroups.van(group), TwoGroups.id(group, 60), TwoGroups.driver(group)));
    }
    String path = "/v1/reports/insurer?month=2013-07";

    // when
    JsonPath partly = Client.ok(Client.with(ofA), path);
    JsonPath empty = Client.ok(Client.with(ofNothing), path);

    // then
    assertThat(partly.getList("rows.vehicles", Integer.class)).containsOnly(1);
    assertThat(partly.getInt("rows[0].drivers")).isEqualTo(1);
    assertThat(empty.getList("rows")).isEmpty();
    assertThat(Client.ok(Client.with(admin), path).getInt("rows[0].vehicles")).isEqualTo(2);
  }

  @Test
  void aVehicleThatChangesItsGroupIsSeenByTheOtherOne() {
    // given
    reference("leak-moving", 1, "[\"leak-a\"]");
    assertThat(statusOf(ofA)).isEqualTo(200);

    // when
    reference("leak-moving", 2, "[\"leak-moved-to\"]");

    // then
    assertThat(statusOf(ofA)).isEqualTo(404);
    assertThat(statusOf(Client.scoped("leak-other", "viewer", "leak-moved-to"))).isEqualTo(200);
  }

  private static int statusOf(String token) {
    return Client.with(token).get("/v1/vehicles/leak-moving").statusCode();
  }

  private void reference(String vehicleId, int version, String groups) {
    store.execute(
        """
        INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, lat_e6, lon_e6)
        VALUES ('%s', '2026-01-31 08:00:00', 1, 1, 48000000, 11000000)
        """
            .formatted(vehicleId));
    store.execute(
        """
        INSERT INTO fleet.reference (kind, id, valid_from, version, withdrawn, deleted, changed_at, changed_by, body)
        VALUES ('vehicles', '%s', '2020-01-01 00:00:00', %d, 0, false, '2020-01-01 00:00:00', 'test', '{"groups":%s}')
        """
            .formatted(vehicleId, version, groups));
  }

  @Test
  void namesOfGroupsAreDataWhateverTheyAre() {
    for (String name :
        List.of("'", "\\", "x'] OR 1=1 --", "leak-b\\", "','leak-b", "\t", "{a:String}")) {
      Response answer =
          Client.with(Client.scoped("leak-odd", "viewer", name)).get("/v1/vehicles?limit=1000");
      assertThat(answer.statusCode()).as(name).isEqualTo(200);
      assertThat(answer.jsonPath().getList("items")).as(name).isEmpty();
    }
  }

  private List<Question> questions(Reading reading, String group) {
    List<Question> questions = Questions.of(reading.id(), group);
    assertThat(questions).as(reading.id()).isNotNull();
    return questions;
  }
}
