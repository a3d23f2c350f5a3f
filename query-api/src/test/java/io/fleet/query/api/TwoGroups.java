package io.fleet.query.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Rows of two groups of vehicles in every table that is told of: {@code leak-a-van} of group
 * leak-a, {@code leak-b-van} of leak-b, each with a driver of its own, and one driver of both; and
 * a vehicle that is in no group.
 */
final class TwoGroups {
  static final String DRIVER_OF_BOTH = "leak-ab-driver";

  /** What nobody of group leak-a may ever read. */
  static final Pattern FORBIDDEN = Pattern.compile("leak-b|leak-n-|bbbbbbbb-1eaa");

  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private TwoGroups() {}

  static void fill(Store store) {
    reference(store, "vehicles", "leak-a-van", "{\"class\":\"van\",\"groups\":[\"x\",\"leak-a\"]}");
    reference(store, "vehicles", "leak-b-van", "{\"class\":\"van\",\"groups\":[\"leak-b\"]}");
    for (String group : new String[] {"a", "b"}) {
      vehicle(store, group);
      trips(store, group);
      events(store, group);
      hours(store, group);
      deliveries(store, group);
      routes(store, group);
      records(store, group);
    }
    telemetry(store, "leak-n-van", "leak-n-driver");
    store.execute(
        """
        INSERT INTO fleet.dead_letters (occurred_at, dead_letter_id, version, withdrawn, place, reason, detail, origin, record_key, payload)
        VALUES ('%s', 'bbbbbbbb-1eaa-5000-8000-0000000000f0', 1, 0, 'decode', 'malformed', 'leak-b-van', '', '', 'x')
        """
            .formatted(ago(1)));
  }

  static String van(String group) {
    return "leak-" + group + "-van";
  }

  static String driver(String group) {
    return "leak-" + group + "-driver";
  }

  /** An id of that group, by its last digits. */
  static String id(String group, int number) {
    return "%s-1eaa-5000-8000-%012d".formatted(group.repeat(8), number);
  }

  private static void vehicle(Store store, String group) {
    telemetry(store, van(group), driver(group));
    reference(store, "capabilities", van(group), "{\"sampling_s\":10,\"speed\":true}");
    store.execute(
        """
        INSERT INTO fleet.vehicle_states (vehicle_id, version, withdrawn, state, since, trip_id, driver_id)
        VALUES ('%s', 1, 0, 'standing', '%s', '%s', '%s')
        """
            .formatted(van(group), ago(1), id(group, 1), driver(group)));
  }

  private static void telemetry(Store store, String vehicleId, String driverId) {
    store.execute(
        """
        INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, lat_e6, lon_e6, speed_ckmph, driver_id)
        VALUES ('%s', '%s', 1, 1, 48000000, 11000000, 5000, '%s')
        """
            .formatted(vehicleId, ago(1), driverId));
  }

  private static void trips(Store store, String group) {
    trip(store, group, 1, driver(group));
    trip(store, group, 2, DRIVER_OF_BOTH);
    stoodBefore(store, group);
    store.execute(
        """
        INSERT INTO fleet.trip_events (vehicle_id, trip_id, ts, event_type, content_hash, driver_id)
        VALUES ('%1$s', 'leak-%2$s-trip', '%3$s', 'trip_start', 1, '%4$s')
        """
            .formatted(van(group), group, ago(3), driver(group)));
  }

  private static void trip(Store store, String group, int number, String driver) {
    store.execute(
        """
        INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, state, driver_id, ended_at, distance_mm, moving_ms)
        VALUES ('%s', '%s', '%s', 1, 'closed', '%s', '%s', 150000000, 7200000)
        """
            .formatted(
                van(group), ago(10 * number), id(group, number), driver, ago(10 * number - 2)));
    store.execute(
        """
        INSERT INTO fleet.vehicle_spans (vehicle_id, started_at, version, withdrawn, kind, state, trip_id, ended_at, distance_mm)
        VALUES ('%s', '%s', 1, 0, 'driving', 'closed', '%s', '%s', 150000000)
        """
            .formatted(van(group), ago(10 * number), id(group, number), ago(10 * number - 2)));
  }

  /**
   * So that it is not one that has just come, at any hour: what lasts longer than two days is not
   * looked for.
   */
  private static void stoodBefore(Store store, String group) {
    store.execute(
        """
        INSERT INTO fleet.vehicle_spans (vehicle_id, started_at, version, withdrawn, kind, state, ended_at)
        VALUES ('%s', '%s', 1, 0, 'standing', 'closed', '%s')
        """
            .formatted(van(group), ago(300), ago(290)));
  }

  private static void events(Store store, String group) {
    for (int trip = 1; trip <= 2; trip++) {
      String driver = trip == 1 ? driver(group) : DRIVER_OF_BOTH;
      String at = ago(10 * trip - 1);
      store.execute(
          """
          INSERT INTO fleet.harsh_events (vehicle_id, started_at, event_id, version, kind, severity, ended_at, driver_id)
          VALUES ('%1$s', '%2$s', '%3$s', 1, 'harsh_braking', 3, '%2$s', '%4$s')
          """
              .formatted(van(group), at, id(group, 10 + trip), driver));
      store.execute(
          """
          INSERT INTO fleet.overspeed_episodes (vehicle_id, started_at, episode_id, version, state, driver_id, trip_id, ended_at, peak_ckmph, limit_ckmph)
          VALUES ('%1$s', '%2$s', '%3$s', 1, 'closed', '%4$s', '%5$s', '%2$s', 8800, 8000)
          """
              .formatted(van(group), at, id(group, 20 + trip), driver, id(group, trip)));
      store.execute(
          """
          INSERT INTO fleet.geofence_visits (vehicle_id, entered_at, visit_id, version, fence_id, state, closed_by, driver_id, trip_id, exited_at)
          VALUES ('%1$s', '%2$s', '%3$s', 1, 'yard', 'closed', 'exit', '%4$s', '%5$s', '%2$s')
          """
              .formatted(van(group), at, id(group, 80 + trip), driver, id(group, trip)));
      store.execute(
          """
          INSERT INTO fleet.crash_events (vehicle_id, started_at, event_id, version, state, severity, driver_id)
          VALUES ('%s', '%s', '%s', 1, 'confirmed', 4, '%s')
          """
              .formatted(van(group), at, id(group, 30 + trip), driver));
    }
  }

  private static void deliveries(Store store, String group) {
    store.execute(
        """
        INSERT INTO fleet.delivery_stops (vehicle_id, plan_since, plan_id, stop_id, delivery_stop_id, version, withdrawn, sequence, state, arrived_at, service_at, departed_at, dwell_ms, sla, driver_id)
        VALUES ('%1$s', '%2$s', 'leak-%3$s-plan', 'leak-%3$s-stop', '%4$s', 1, 0, 1, 'departed', '%2$s', '%2$s', '%5$s', 3600000, 'on_time', '%6$s')
        """
            .formatted(van(group), ago(2), group, id(group, 80), ago(1), driver(group)));
    store.execute(
        """
        INSERT INTO fleet.reference (kind, id, valid_from, version, withdrawn, deleted, changed_at, changed_by, body)
        VALUES ('delivery-plans', 'leak-%1$s-plan', '%2$s', 1, 0, false, '%2$s', 'test',
                '{"vehicle_id":"%3$s","stops":[{"stop_id":"leak-%1$s-stop"},{"stop_id":"leak-%1$s-next"}]}')
        """
            .formatted(group, ago(2), van(group)));
    store.execute(
        """
        INSERT INTO fleet.delivery_etas (vehicle_id, plan_since, plan_id, stop_id, issued_at, after_ms, eta, naive_eta, distance_m, stops_before, basis)
        SELECT '%1$s', '%2$s', 'leak-%3$s-plan', 'leak-%3$s-next', now('UTC') - 60, 0, now('UTC') + 600, now('UTC') + 700, 5000, 0, 'straight'
        """
            .formatted(van(group), ago(2), group));
  }

  private static void routes(Store store, String group) {
    reference(
        store,
        "routes",
        "leak-" + group + "-route",
        "{\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[11,48],[11,49]]},\"vehicle_ids\":[\"%s\"]}"
            .formatted(van(group)));
    store.execute(
        """
        INSERT INTO fleet.route_runs (vehicle_id, started_at, run_id, version, withdrawn, route_id, plan_id, since, trip_id, driver_id, state, phase, ended_at, inside_mm, off_mm, length_mm)
        VALUES ('%1$s', '%2$s', '%3$s', 1, 0, 'leak-%4$s-route', '', '%2$s', '%5$s', '%6$s', 'closed', 'on_route', '%2$s', 9000, 1000, 20000)
        """
            .formatted(van(group), ago(10), id(group, 90), group, id(group, 1), driver(group)));
    store.execute(
        """
        INSERT INTO fleet.off_route_episodes (vehicle_id, started_at, episode_id, version, withdrawn, route_id, plan_id, trip_id, driver_id, state, closed_by, ended_at)
        VALUES ('%1$s', '%2$s', '%3$s', 1, 0, 'leak-%4$s-route', '', '%5$s', '%6$s', 'closed', 'back', '%2$s')
        """
            .formatted(van(group), ago(9), id(group, 91), group, id(group, 1), driver(group)));
  }

  private static void hours(Store store, String group) {
    store.execute(
        """
        INSERT INTO fleet.driver_days (driver_id, epoch_day, version, withdrawn, zone, profile, day_started_at, driving_ms, first_at, last_at)
        VALUES ('%s', toRelativeDayNum(now('UTC')), 1, 0, 'UTC', 'eu561', '%s', 3600000, '%s', '%s')
        """
            .formatted(driver(group), ago(9), ago(9), ago(8)));
    for (String driver : new String[] {driver(group), DRIVER_OF_BOTH}) {
      store.execute(
          """
          INSERT INTO fleet.hours_violations (driver_id, started_at, violation_id, vehicle_id, version, withdrawn, rule, profile, stage, driven_vehicle_id, epoch_day, used_ms, limit_ms)
          VALUES ('%1$s', '%2$s', '%3$s', '%4$s', 1, 0, 'unbroken_driving', 'eu561', 'exceeded', '%4$s', toRelativeDayNum(now('UTC')), 17000000, 16200000)
          """
              .formatted(
                  driver, ago(9), id(group, driver.equals(DRIVER_OF_BOTH) ? 71 : 70), van(group)));
    }
  }

  /** Before everything that is here, and after what other tests tell of earlier years. */
  static String since() {
    return NOW.minus(Duration.ofDays(3)).toString();
  }

  /** A day, of UTC, on which everything here was told an hour ago. */
  static String day() {
    return ago(1).substring(0, 10);
  }

  private static void records(Store store, String group) {
    store.execute(
        """
        INSERT INTO fleet.alerts (vehicle_id, started_at, alert_id, version, withdrawn, state, ts, emitted_at, alert_type, severity, driver_id, trip_id, details, data, source)
        VALUES ('%1$s', '%2$s', '%3$s', 1, 0, 'opened', '%2$s', '%2$s', 'overspeed', 2, '%4$s', '%5$s', 'leak-%6$s', '{}', 'fleet')
        """
            .formatted(van(group), ago(1), id(group, 40), driver(group), id(group, 1), group));
    store.execute(
        """
        INSERT INTO fleet.alert_actions (alert_id, action_id, version, withdrawn, at, vehicle_id, action, remark, acted_by)
        VALUES ('%1$s', '%2$s', 1, 0, '%3$s', '%4$s', 'acknowledged', 'leak-%5$s', 'leak-%5$s')
        """
            .formatted(id(group, 40), id(group, 60), ago(1), van(group), group));
    store.execute(
        """
        INSERT INTO fleet.webhook_attempts (endpoint_id, at, message_id, attempt, outcome, version, withdrawn, event_type, subject_id, vehicle_id, status)
        VALUES ('desk', '%1$s', 'msg-leak-%2$s', 1, 'delivered', 1, 0, 'vehicle.sos.opened', '%3$s', '%4$s', 204)
        """
            .formatted(ago(1), group, id(group, 40), van(group)));
    store.execute(
        """
        INSERT INTO fleet.driver_events (driver_id, ts, event_type, vehicle_id, content_hash)
        VALUES ('%1$s', '%2$s', 'driver_login', '%3$s', 1), ('%4$s', '%2$s', 'driver_login', '%3$s', 1)
        """
            .formatted(
                driver(group), ago(group.equals("b") ? 11 : 12), van(group), DRIVER_OF_BOTH));
    store.execute(
        """
        INSERT INTO fleet.dead_letters (occurred_at, dead_letter_id, version, withdrawn, place, reason, detail, origin, record_key, payload)
        VALUES ('%s', '%s', 1, 0, 'decode', 'malformed', 'leak-%s', '', '%s', '%s')
        """
            .formatted(ago(1), id(group, 50), group, van(group), van(group)));
  }

  private static void reference(Store store, String kind, String id, String body) {
    store.execute(
        """
        INSERT INTO fleet.reference (kind, id, valid_from, version, withdrawn, deleted, changed_at, changed_by, body)
        VALUES ('%s', '%s', '2020-01-01 00:00:00.000', 1, 0, false, '2020-01-01 00:00:00.000', 'test', '%s')
        """
            .formatted(kind, id, body));
  }

  private static String ago(int hours) {
    return NOW.minus(Duration.ofHours(hours)).toString().replace("T", " ").replace("Z", "");
  }

  /** The name-based id of any text, of nobody's group. */
  static String unknownId(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
