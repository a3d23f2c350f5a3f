package io.fleet.query.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.events.Change;
import io.fleet.events.ChangeJson;
import io.fleet.events.NameUuid;
import io.fleet.events.Topic;
import io.fleet.events.TripSummary;
import io.fleet.events.TripSummaryJson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A client that keeps a copy of trips through the change feed. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
@QuarkusTestResource(LogResource.class)
class KeptCopyApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long START_MS = 1_772_438_400_000L;
  private static final int VEHICLES = 3;
  private static final int TRIPS = 24;

  private final Random random = new Random(7);
  private final Map<String, JsonNode> copy = new HashMap<>();
  private final Map<String, Long> versions = new HashMap<>();
  private String cursor;

  Store store;
  KafkaBroker log;

  @Test
  void endsWithTheRowsOfAFreshReadAfterCorrectionsWithdrawalsAndRepeats() throws Exception {
    // given a client that took a cursor first and then the list
    List<TripSummary> history = new ArrayList<>();
    for (int trip = 0; trip < TRIPS / 3; trip++) {
      publish(version(trip, 1, false), history);
    }
    cursor = next(ask("types=trip&after=now"));
    freshRead().values().forEach(this::keep);

    // when trips are found, corrected, withdrawn and found again, and the job tells some twice
    for (int step = 0; step < 120; step++) {
      int trip = random.nextInt(TRIPS);
      publish(version(trip, step + 2, random.nextInt(4) == 0), history);
      if (random.nextInt(3) == 0) {
        TripSummary again = history.get(random.nextInt(history.size()));
        tell(again);
        insert(again);
      }
      if (random.nextInt(5) == 0) {
        follow();
      }
    }
    while (follow()) {}

    // then
    Map<String, JsonNode> fresh = freshRead();
    assertThat(fresh).hasSizeGreaterThan(TRIPS / 2);
    assertThat(copy).isEqualTo(fresh);
    assertThat(withdrawn()).hasSizeGreaterThan(1).doesNotContainAnyElementsOf(fresh.keySet());
    assertThat(withdrawn()).allMatch(versions::containsKey);
  }

  /** Takes a page, now and then with a cursor kept too carelessly: from the page before. */
  private boolean follow() throws Exception {
    JsonNode page = ask("types=trip&limit=" + (1 + random.nextInt(9)) + "&after=" + cursor);
    page.get("items")
        .forEach(
            item -> {
              if (item.get("vehicle_id").asText().startsWith("copy-")) {
                keep(item.get("data"));
              }
            });
    if (random.nextInt(4) != 0) {
      cursor = next(page);
    }
    return page.get("more").asBoolean() || !page.get("items").isEmpty();
  }

  private void keep(JsonNode row) {
    String id = row.get("trip_id").asText();
    long version = row.get("version").asLong();
    if (version < versions.getOrDefault(id, 0L)) {
      return;
    }
    versions.put(id, version);
    if (row.get("withdrawn").asBoolean()) {
      copy.remove(id);
    } else {
      copy.put(id, row);
    }
  }

  private Map<String, JsonNode> freshRead() throws Exception {
    Map<String, JsonNode> rows = new HashMap<>();
    for (int vehicle = 0; vehicle < VEHICLES; vehicle++) {
      JsonNode page = read("/v1/trips?limit=1000&vehicle_id=copy-" + vehicle);
      page.get("items").forEach(row -> rows.put(row.get("trip_id").asText(), row));
    }
    return rows;
  }

  private List<String> withdrawn() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int vehicle = 0; vehicle < VEHICLES; vehicle++) {
      JsonNode page = read("/v1/trips?withdrawn=true&vehicle_id=copy-" + vehicle);
      page.get("items")
          .forEach(
              row -> {
                assertThat(row.get("withdrawn").asBoolean()).isTrue();
                ids.add(row.get("trip_id").asText());
              });
    }
    return ids;
  }

  private static JsonNode ask(String query) throws Exception {
    return read("/v1/changes?" + query);
  }

  private static JsonNode read(String path) throws Exception {
    var response = Client.viewer().get(path);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return JSON.readTree(response.asByteArray());
  }

  private static String next(JsonNode page) {
    return page.get("next").asText();
  }

  private TripSummary version(int trip, int step, boolean withdrawn) {
    String vehicle = "copy-" + trip % VEHICLES;
    long startMs = START_MS + trip * 3_600_000L;
    boolean closed = random.nextBoolean();
    return new TripSummary(
        NameUuid.of("copied-trip", vehicle, Long.toString(startMs)).toString(),
        (START_MS + 86_400_000 + step) * 1_000 + trip,
        withdrawn,
        vehicle,
        random.nextBoolean() ? "copy-anna" : null,
        null,
        closed ? "standing" : null,
        startMs,
        startMs + 60_000 + random.nextInt(1_000_000),
        random.nextInt(50_000_000),
        random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(1_000_000),
        random.nextInt(100_000),
        random.nextInt(100_000),
        random.nextInt(9),
        random.nextBoolean() ? random.nextInt(15_000) : io.fleet.events.Telemetry.ABSENT,
        random.nextInt(3),
        random.nextInt(90_000_000),
        -random.nextInt(90_000_000),
        random.nextInt(90_000_000),
        random.nextInt(90_000_000));
  }

  private void publish(TripSummary trip, List<TripSummary> history) throws Exception {
    history.add(trip);
    insert(trip);
    tell(trip);
  }

  private void tell(TripSummary t) throws Exception {
    Change change =
        new Change(
            Change.TRIP,
            t.tripId(),
            t.version(),
            t.withdrawn(),
            t.vehicleId(),
            t.driverId(),
            t.endedAtMs(),
            t.endedAtMs(),
            t.state(),
            null,
            TripSummaryJson.text(t));
    log.write(Topic.CHANGES, t.vehicleId(), new String(ChangeJson.write(change), UTF_8));
  }

  private void insert(TripSummary t) {
    boolean slow = t.maxSpeedCkmph() == io.fleet.events.Telemetry.ABSENT;
    store.execute(
        """
        INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, withdrawn, state, closed_by, driver_id,
          ended_at, distance_mm, moving_ms, standing_ms, idle_ms, stops, max_speed_ckmph, overspeed_episodes,
          start_lat_e6, start_lon_e6, end_lat_e6, end_lon_e6)
        SELECT '%s', fromUnixTimestamp64Milli(%d), '%s', %d, %d, '%s', '%s', '%s',
          fromUnixTimestamp64Milli(%d), %d, %d, %d, %d, %d, %s, %d, %d, %d, %d, %d
        """
            .formatted(
                t.vehicleId(),
                t.startedAtMs(),
                t.tripId(),
                t.version(),
                t.withdrawn() ? 1 : 0,
                t.state(),
                t.closedBy() == null ? "" : t.closedBy(),
                t.driverId() == null ? "" : t.driverId(),
                t.endedAtMs(),
                t.distanceMm(),
                t.movingMs(),
                t.standingMs(),
                t.idleMs(),
                t.stops(),
                slow ? "NULL" : Integer.toString(t.maxSpeedCkmph()),
                t.overspeedEpisodes(),
                t.startLatE6(),
                t.startLonE6(),
                t.endLatE6(),
                t.endLonE6()));
  }
}
