package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class ReportApiTest {
  Store store;

  @BeforeEach
  void aTripOfMarchTwelveYearsAgo() {
    store.execute(
        """
        INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, state, driver_id, ended_at, distance_mm, moving_ms)
        VALUES ('report-1', '2014-03-05 08:00:00', 'eeeeeeee-0000-5000-8000-00000000000a', 1, 'closed', 'report-driver',
                '2014-03-05 10:00:00', 100000000, 7200000)
        """);
    store.execute(
        """
        INSERT INTO fleet.crash_events (vehicle_id, started_at, event_id, version, state, severity)
        VALUES ('report-1', '2014-03-05 09:00:00', 'eeeeeeee-0000-5000-8000-00000000000b', 1, 'confirmed', 4)
        """);
  }

  @Test
  void aMonthIsTheFleetAndItsClasses() {
    // when
    JsonPath report = Client.ok(Client.viewer(), "/v1/reports/insurer?month=2014-03");

    // then
    assertThat(report.getList("rows.vehicle_class", String.class))
        .containsExactly("all", "unknown");
    assertThat(report.getDouble("rows[0].distance_km")).isEqualTo(100);
    assertThat(report.getDouble("rows[0].crashes_per_million_km")).isEqualTo(10_000);
    assertThat(report.getInt("rows[0].scores.below60")).isEqualTo(1);
    assertThat(report.getDouble("rows[0].median_score")).isEqualTo(20);
    assertThat(report.getDouble("rows[0].coverage.known_driver")).isEqualTo(1);
    assertThat(report.getString("to")).isEqualTo("2014-04-01T00:00:00.000Z");
  }

  @Test
  void theSameAsCsv() {
    // when
    Response answer = Client.viewer().get("/v1/reports/insurer?month=2014-03&format=csv");

    // then
    assertThat(answer.contentType()).startsWith("text/csv");
    String[] lines = answer.asString().split("\r\n");
    assertThat(lines).hasSize(3);
    assertThat(lines[1])
        .startsWith("2014-03,all,1,100.0,1,10000.0,0,0.0,7200.0,0.0,0.0,1,0,20.0,1,");
    assertThat(lines[0].split(",", -1)).hasSameSizeAs(lines[1].split(",", -1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?month=2014-13", "?month=2014-3", "?month=2014-03&format=pdf"})
  void anotherQuestionIsRefused(String question) {
    assertThat(Client.viewer().get("/v1/reports/insurer" + question).statusCode()).isEqualTo(400);
  }

  @Test
  void aDriverHasNoReport() {
    assertThat(Client.driver("d").get("/v1/reports/insurer?month=2014-03").statusCode())
        .isEqualTo(403);
  }
}
