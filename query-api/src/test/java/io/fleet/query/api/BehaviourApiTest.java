package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events of every kind in one list, drivers' hours, and how alerts come and go. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class BehaviourApiTest {
  private static final String RANGE = "from=2019-05-01T00:00:00Z&to=2019-05-05T00:00:00Z";
  private static final String VAN = "/v1/behaviour-events?vehicle_id=beh-van&" + RANGE;

  Store store;

  @BeforeEach
  void oneOfEachKind() {
    for (int version = 1; version <= 2; version++) {
      store.execute(
          """
          INSERT INTO fleet.harsh_events (vehicle_id, started_at, event_id, version, withdrawn, kind, severity, ended_at, driver_id, peak_mg)
          VALUES ('beh-van', '2019-05-01 08:00:00', '%s', %d, 0, 'harsh_braking', 3, '2019-05-01 08:00:02', 'beh-drv', %d)
          """
              .formatted(id(1), version, 400 + version * 50));
    }
    store.execute(
        """
        INSERT INTO fleet.overspeed_episodes (vehicle_id, started_at, episode_id, version, withdrawn, state, driver_id, ended_at, peak_ckmph, limit_ckmph, distance_mm, severity)
        VALUES ('beh-van', '2019-05-02 08:00:00', '%s', 1, 0, 'closed', 'beh-drv', '2019-05-02 08:00:30', 7120, 6000, 560120, 2)
        """
            .formatted(id(2)));
    store.execute(
        """
        INSERT INTO fleet.crash_events (vehicle_id, started_at, event_id, version, withdrawn, state, severity, driver_id, peak_mg)
        VALUES ('beh-van', '2019-05-03 08:00:00', '%s', 1, 0, 'confirmed', 4, 'beh-drv', 4200)
        """
            .formatted(id(3)));
    store.execute(
        """
        INSERT INTO fleet.tows (vehicle_id, started_at, tow_id, version, withdrawn, state, parked_since, ended_at, distance_mm)
        VALUES ('beh-van', '2019-05-04 08:00:00', '%s', 1, 0, 'closed', '2019-05-04 07:00:00', '2019-05-04 08:30:00', 900000)
        """
            .formatted(id(4)));
    store.execute(
        """
        INSERT INTO fleet.event_actions (event_id, action_id, version, withdrawn, at, event_kind, vehicle_id, driver_id, action, reason, acted_by)
        VALUES ('%s', '%s', 1, 0, '2019-05-01 09:00:00', 'harsh_braking', 'beh-van', 'beh-drv', 'excluded', 'a child', 'olga'),
               ('%s', '%s', 1, 0, '2019-05-02 09:00:00', 'overspeed', 'beh-van', 'beh-drv', 'contested', 'wrong limit', 'beh-drv')
        """
            .formatted(id(1), id(11), id(2), id(12)));
  }

  private static String id(int number) {
    return "eeeeeeee-0000-5000-8000-%012d".formatted(number);
  }

  @Test
  void everyKindStandsInOneListOnceNewestFirst() {
    // when
    JsonPath list = Client.ok(Client.viewer(), VAN);

    // then
    assertThat(list.getList("items.kind"))
        .containsExactly("tow", "crash", "overspeed", "harsh_braking");
    assertThat(list.getList("items.event_id")).containsExactly(id(4), id(3), id(2), id(1));
    assertThat(list.getDouble("items[0].distance_m")).isEqualTo(900);
    assertThat(list.getString("items[1].state")).isEqualTo("confirmed");
    assertThat(list.getDouble("items[2].peak_kmph")).isEqualTo(71.2);
    assertThat(list.getBoolean("items[2].contested")).isTrue();
    assertThat(list.getDouble("items[3].peak_g")).isEqualTo(0.5);
    assertThat(list.getString("items[3].decision")).isEqualTo("excluded");
  }

  @Test
  void theListIsNarrowedAndPaged() {
    assertThat(kinds(VAN + "&kind=crash")).containsExactly("crash");
    assertThat(kinds(VAN + "&decision=excluded")).containsExactly("harsh_braking");
    assertThat(kinds(VAN + "&decision=contested")).containsExactly("overspeed");
    assertThat(kinds("/v1/behaviour-events?driver_id=beh-drv&" + RANGE)).hasSize(3);
    String next = Client.ok(Client.viewer(), VAN + "&limit=3").getString("next");
    assertThat(kinds(VAN + "&limit=3&cursor=" + next)).containsExactly("harsh_braking");
    assertThat(Client.viewer().get(VAN + "&kind=daydreaming").statusCode()).isEqualTo(400);
  }

  private static java.util.List<String> kinds(String path) {
    return Client.ok(Client.viewer(), path).getList("items.kind");
  }

  @Test
  void aDriverReadsTheirOwnAlone() {
    String own = "/v1/behaviour-events?driver_id=beh-drv&" + RANGE;
    assertThat(Client.ok(Client.driver("beh-drv"), own).getList("items")).hasSize(3);
    assertThat(Client.driver("beh-other").get(own).statusCode()).isEqualTo(403);
    assertThat(Client.driver("beh-drv").get(VAN).statusCode()).isEqualTo(403);
    assertThat(Client.driver("beh-other").get("/v1/drivers/beh-drv/days").statusCode())
        .isEqualTo(403);
  }

  @Test
  void hoursAreToldByDayAndByViolation() {
    // given
    store.execute(
        """
        INSERT INTO fleet.driver_days (driver_id, epoch_day, version, withdrawn, zone, profile, day_started_at, driving_ms, break_ms, first_at, last_at)
        VALUES ('beh-drv', 18017, 1, 0, 'Europe/Berlin', 'eu561', '2019-04-30 22:00:00', 17100000, 2700000, '2019-05-01 05:00:00', '2019-05-01 11:00:00'),
               ('beh-drv', 18018, 1, 0, 'Europe/Berlin', 'eu561', '2019-05-01 22:00:00', 3600000, 0, '2019-05-02 05:00:00', '2019-05-02 06:00:00')
        """);
    store.execute(
        """
        INSERT INTO fleet.hours_violations (driver_id, started_at, violation_id, vehicle_id, version, withdrawn, rule, profile, stage, driven_vehicle_id, epoch_day, exceeded_at, used_ms, limit_ms, assumed_breaks)
        VALUES ('beh-drv', '2019-05-01 09:00:00', '%s', 'beh-van', 1, 0, 'unbroken_driving', 'eu561', 'exceeded', 'beh-van', 18017, '2019-05-01 09:30:00', 17100000, 16200000, true),
               ('beh-drv', '2019-05-01 10:00:00', '%s', 'beh-van', 1, 0, 'break', 'eu561', 'exceeded', '', 18017, NULL, 1500000, 2700000, false)
        """
            .formatted(id(20), id(21)));

    // when
    JsonPath days = Client.ok(Client.driver("beh-drv"), "/v1/drivers/beh-drv/days?" + RANGE);
    JsonPath next = Client.ok(Client.viewer(), "/v1/drivers/beh-drv/days?limit=1&" + RANGE);
    JsonPath violations = Client.ok(Client.viewer(), "/v1/drivers/beh-drv/violations?" + RANGE);

    // then
    assertThat(days.getList("items.day")).containsExactly("2019-05-02", "2019-05-01");
    assertThat(days.getList("items.violations")).containsExactly(0, 2);
    assertThat(days.getDouble("items[1].driving_s")).isEqualTo(17_100);
    assertThat(
            Client.ok(
                    Client.viewer(),
                    "/v1/drivers/beh-drv/days?limit=1&"
                        + RANGE
                        + "&cursor="
                        + next.getString("next"))
                .getList("items.day"))
        .containsExactly("2019-05-01");
    assertThat(violations.getList("items.rule")).containsExactly("break", "unbroken_driving");
    assertThat(violations.getString("items[1].vehicle_id")).isEqualTo("beh-van");
    assertThat(violations.getBoolean("items[1].assumed_breaks")).isTrue();
  }

  @Test
  void aTrendIsTheSameFromHoursAndFromAlerts() {
    // given alerts of two days, one withdrawn
    for (int i = 0; i < 6; i++) {
      store.execute(
          """
          INSERT INTO fleet.alerts (vehicle_id, started_at, alert_id, version, withdrawn, state, ts, emitted_at, alert_type, severity, details, data, source)
          VALUES ('trend-van', '2018-05-0%d 2%d:10:00', '%s', 1, %d, '%s', '2018-05-01 20:10:00', '2018-05-01 20:10:00', 'overspeed', 2, '', '{}', 'fleet')
          """
              .formatted(
                  1 + i % 2, i % 4, id(30 + i), i == 5 ? 1 : 0, i == 0 ? "opened" : "resolved"));
    }
    String range = "from=2018-05-01T00:00:00Z&to=2018-05-04T00:00:00Z&zone=Asia/Kolkata";
    for (String bucket : new String[] {"day", "hour"}) {
      // when
      JsonPath ofHours =
          Client.ok(Client.viewer(), "/v1/alert-trends?bucket=" + bucket + "&" + range);
      JsonPath ofAlerts =
          Client.ok(
              Client.viewer(),
              "/v1/alert-trends?vehicle_id=trend-van&bucket=" + bucket + "&" + range);

      // then
      assertThat(ofHours.getList("points")).isNotEmpty().isEqualTo(ofAlerts.getList("points"));
      assertThat(ofHours.getList("points.alerts", Integer.class).stream().mapToInt(n -> n).sum())
          .isEqualTo(5);
      assertThat(
              ofHours.getList("points.open_alerts", Integer.class).stream().mapToInt(n -> n).sum())
          .isEqualTo(1);
    }
  }
}
