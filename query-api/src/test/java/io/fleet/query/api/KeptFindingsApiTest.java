package io.fleet.query.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.events.Alert;
import io.fleet.events.AlertJson;
import io.fleet.events.Change;
import io.fleet.events.ChangeJson;
import io.fleet.events.NameUuid;
import io.fleet.events.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A client that keeps a copy of alerts, which the feed tells whole, and of overspeed episodes, of
 * which it tells that there is something to read; as {@link KeptCopyApiTest} does of trips.
 */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
@QuarkusTestResource(LogResource.class)
class KeptFindingsApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long START_MS = 1_772_438_400_000L;
  private static final String VAN = "kept-van";
  private static final String EPISODES = "/v1/overspeed-episodes?limit=1000&vehicle_id=" + VAN;
  private static final String ALERTS = "/v1/alerts?limit=1000&vehicle_id=" + VAN;
  private static final int FINDINGS = 12;

  private final Random random = new Random(11);
  private final Map<String, JsonNode> copy = new TreeMap<>();
  private final Map<String, Long> versions = new TreeMap<>();
  private final List<Finding> told = new ArrayList<>();
  private String cursor;

  Store store;
  KafkaBroker log;

  @Test
  void endsWithTheRowsOfAFreshReadAfterCorrectionsWithdrawalsAndAReplay() throws Exception {
    // given
    for (int finding = 0; finding < FINDINGS / 2; finding++) {
      find(finding, 1, false);
    }
    cursor = ask("types=alert,overspeed&after=now").get("next").asText();
    freshRead().forEach(this::keep);

    // when findings come late, are corrected and withdrawn and come back, and a job tells all again
    for (int step = 0; step < 40; step++) {
      find(random.nextInt(FINDINGS), step + 2, random.nextInt(4) == 0);
      if (random.nextInt(5) == 0) {
        follow();
      }
    }
    for (Finding finding : told) {
      tell(finding);
    }
    while (follow()) {}

    // then
    Map<String, JsonNode> fresh = freshRead();
    assertThat(fresh).hasSizeGreaterThan(FINDINGS).hasSizeLessThan(2 * FINDINGS);
    assertThat(copy).isEqualTo(fresh);
  }

  /** Now and then with a cursor kept too carelessly: from the page before. */
  private boolean follow() throws Exception {
    JsonNode page =
        ask("types=alert,overspeed&limit=" + (1 + random.nextInt(9)) + "&after=" + cursor);
    for (JsonNode item : page.get("items")) {
      if (item.path("vehicle_id").asText().equals(VAN)) {
        take(item);
      }
    }
    if (random.nextInt(4) != 0) {
      cursor = page.get("next").asText();
    }
    return page.get("more").asBoolean() || !page.get("items").isEmpty();
  }

  private void take(JsonNode item) throws Exception {
    String id = item.get("id").asText();
    long version = item.get("version").asLong();
    if (version <= versions.getOrDefault(id, 0L)) {
      return;
    }
    versions.put(id, version);
    if (item.get("withdrawn").asBoolean()) {
      copy.remove(id);
      return;
    }
    JsonNode row = item.has("data") ? item.get("data") : freshRead().get(id);
    if (row == null) {
      copy.remove(id);
    } else {
      keep(id, row);
    }
  }

  private void keep(String id, JsonNode row) {
    versions.put(id, row.get("version").asLong());
    copy.put(id, row);
  }

  private static Map<String, JsonNode> freshRead() throws Exception {
    Map<String, JsonNode> rows = new TreeMap<>();
    read(EPISODES).get("items").forEach(row -> rows.put(row.get("episode_id").asText(), row));
    read(ALERTS).get("items").forEach(row -> rows.put(row.get("alert_id").asText(), row));
    return rows;
  }

  private static JsonNode ask(String query) throws Exception {
    return read("/v1/changes?" + query);
  }

  private static JsonNode read(String path) throws Exception {
    var response = Client.viewer().get(path);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return JSON.readTree(response.asByteArray());
  }

  /** An episode and the alert of it, in one version each. */
  private record Finding(
      long startMs, long endMs, long version, boolean withdrawn, boolean closed, int severity) {
    String id(String kind) {
      return NameUuid.of("kept-" + kind, VAN, Long.toString(startMs)).toString();
    }

    Change change() {
      String state = closed ? "closed" : "open";
      String id = id("episode");
      return new Change(
          "overspeed", id, version, withdrawn, VAN, null, startMs, toldAtMs(), state, null, null);
    }

    long toldAtMs() {
      return version / 1_000;
    }

    Alert alert() {
      Alert.State goingOn = closed ? Alert.State.RESOLVED : Alert.State.UPDATED;
      return new Alert(
          id("alert"),
          version,
          withdrawn ? Alert.State.WITHDRAWN : goingOn,
          endMs,
          startMs,
          closed ? endMs : null,
          toldAtMs(),
          "overspeed",
          severity,
          VAN,
          null,
          null,
          48_100_000 + severity,
          11_500_000,
          "fast",
          Map.of("peak_kmph", 90 + severity),
          false,
          false);
    }

    String episodeRow() {
      return """
      INSERT INTO fleet.overspeed_episodes (vehicle_id, started_at, episode_id, version, withdrawn, state, ended_at, peak_ckmph, limit_ckmph, severity)
      SELECT '%s', fromUnixTimestamp64Milli(%d), '%s', %d, %b, '%s', fromUnixTimestamp64Milli(%d), %d, 8000, %d
      """
          .formatted(
              VAN,
              startMs,
              id("episode"),
              version,
              withdrawn,
              closed ? "closed" : "open",
              endMs,
              9_000 + severity,
              severity);
    }

    String alertRow() {
      return """
      INSERT INTO fleet.alerts (vehicle_id, started_at, alert_id, version, withdrawn, state, ts, ended_at, emitted_at, alert_type, severity, lat_e6, lon_e6, details, data, late, source)
      SELECT '%s', fromUnixTimestamp64Milli(%d), '%s', %d, %b, '%s', fromUnixTimestamp64Milli(%d), %s,
        fromUnixTimestamp64Milli(%d), 'overspeed', %d, %d, 11500000, 'fast', '{"peak_kmph":%d}', false, 'fleet'
      """
          .formatted(
              VAN,
              startMs,
              id("alert"),
              version,
              withdrawn,
              alert().state().wireName(),
              endMs,
              closed ? "fromUnixTimestamp64Milli(" + endMs + ")" : "NULL",
              toldAtMs(),
              severity,
              48_100_000 + severity,
              90 + severity);
    }
  }

  private void find(int number, int step, boolean withdrawn) throws Exception {
    long startMs = START_MS + number * 600_000L;
    Finding finding =
        new Finding(
            startMs,
            startMs + 1_000 * (1 + random.nextInt(500)),
            (START_MS + 86_400_000 + step) * 1_000 + number,
            withdrawn,
            random.nextBoolean(),
            1 + random.nextInt(3));
    tell(finding);
    told.add(finding);
  }

  private void tell(Finding finding) throws Exception {
    store.execute(finding.episodeRow());
    store.execute(finding.alertRow());
    log.write(Topic.CHANGES, VAN, new String(ChangeJson.write(finding.change()), UTF_8));
    log.write(Topic.ALERTS, VAN, new String(AlertJson.write(finding.alert()), UTF_8));
  }
}
