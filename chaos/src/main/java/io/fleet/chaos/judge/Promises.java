package io.fleet.chaos.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is promised whatever breaks, looked for one by one in the stores and ledgers of a run. */
final class Promises {
  private final ObjectMapper json = new ObjectMapper();
  private final Store store;
  private final Log log;
  private final String prefix;
  private final Posted posted;

  Promises(Store store, Log log, String prefix, Posted posted) {
    this.store = store;
    this.log = log;
    this.prefix = prefix;
    this.posted = posted;
  }

  /** Acknowledged, and not in the log. */
  Finding missingInLog() {
    Set<String> there = new HashSet<>();
    log.read(
        Log.TELEMETRY,
        posted.beganMs() - 1,
        record -> {
          if (record.key() != null && record.key().startsWith(prefix)) {
            there.add(Posted.key(record.key(), timeMs(record.value())));
          }
        });
    return Finding.of("missing_in_log", missing(there));
  }

  /** Acknowledged, and in no query. */
  Finding missingInStore() throws IOException, InterruptedException {
    String query =
        "SELECT concat(vehicle_id, '@', toString(toUnixTimestamp64Milli(ts))) FROM telemetry_current WHERE startsWith(vehicle_id, %s)"
            .formatted(Store.quoted(prefix));
    return Finding.of("missing_in_store", missing(new HashSet<>(store.lines(query))));
  }

  private List<String> missing(Set<String> there) {
    return posted.acknowledged().stream().filter(key -> !there.contains(key)).sorted().toList();
  }

  /** When an event was, in either of the forms that the gateway takes. */
  long timeMs(String event) {
    try {
      JsonNode time = json.readTree(event).path("timestamp");
      return time.isTextual() ? Instant.parse(time.asText()).toEpochMilli() : time.asLong();
    } catch (IOException | DateTimeParseException e) {
      return -1; // poison, which has no time
    }
  }

  /** Rows of one identity in a view that shows each once. */
  Finding duplicates() throws IOException, InterruptedException {
    List<String> found = new ArrayList<>();
    for (String line : store.lines(StoredQuery.text("identities.sql"))) {
      String[] view = line.split("\t");
      String counted = "SELECT count() - uniqExact(%s) FROM %s".formatted(view[1], view[0]);
      long twice = Long.parseLong(store.lines(counted).get(0));
      if (twice != 0) {
        found.add(twice + " in " + view[0]);
      }
    }
    return Finding.of("duplicates", found);
  }

  /** An alert that lasts while what it is about is over. */
  Finding openWithoutEpisode() throws IOException, InterruptedException {
    return found("alerts_open_without_episode", "open-without-episode.sql");
  }

  /** Two standing ids for what a vehicle can do only once at a time. */
  Finding episodesTwice() throws IOException, InterruptedException {
    List<String> found = new ArrayList<>();
    for (FactTable table : FactTable.ONE_AT_A_TIME) {
      String query =
          StoredQuery.text("episodes-twice.sql")
              .replace("{table}", table.name())
              .replace("{id}", table.id())
              .replace("{prefix}", Store.quoted(prefix));
      found.addAll(store.lines(query));
    }
    return Finding.of("episodes_with_two_ids", found);
  }

  /** Rows of marts that are not what their facts come to. */
  Finding martsUnlikeFacts() throws IOException, InterruptedException {
    return found("marts_different", "marts.sql");
  }

  /** What a question about this run's vehicles finds, a line each. */
  private Finding found(String name, String question) throws IOException, InterruptedException {
    String query = StoredQuery.text(question).replace("{prefix}", Store.quoted(prefix));
    return Finding.of(name, store.lines(query));
  }

  /** Alerts that stand in the topic, of which subscribers heard nothing, or not the last word. */
  Finding untold(ToldAlerts told) {
    Map<String, Long> newest = new HashMap<>();
    log.read(
        Log.ALERTS,
        posted.beganMs() - 1,
        record -> {
          if (record.key() != null && record.key().startsWith(prefix)) {
            JsonNode alert = tree(record.value());
            newest.merge(
                alert.path("alert_id").asText(), alert.path("version").asLong(), Math::max);
          }
        });
    List<String> untold = new ArrayList<>();
    newest.forEach(
        (id, version) -> {
          if (!told.versions().contains(id + "@" + version)) {
            untold.add(id + "@" + version);
          }
        });
    return Finding.of("alerts_untold", untold);
  }

  private JsonNode tree(String value) {
    try {
      return json.readTree(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Alerts that had to come: those of the undisturbed run, and one of each pulse. */
  Finding alertsMissing(ToldAlerts told, FinalFacts expected) throws IOException {
    List<String> missing = new ArrayList<>();
    for (String key : posted.acknowledged()) {
      if (Posted.isPulse(key)) {
        String vehicleId = key.substring(0, key.indexOf('@'));
        long timeMs = Long.parseLong(key.substring(key.indexOf('@') + 1));
        if (!told.idsByBeginning().containsKey(ToldAlerts.beginning("sos", vehicleId, timeMs))) {
          missing.add("sos of " + vehicleId);
        }
      }
    }
    Map<String, Integer> due = ExpectedAlerts.byBeginning(expected, prefix);
    due.forEach(
        (beginning, count) -> {
          int came = told.idsByBeginning().getOrDefault(beginning, Set.of()).size();
          if (came < count) {
            missing.add(beginning);
          }
        });
    return Finding.of("alerts_missing", missing);
  }
}
