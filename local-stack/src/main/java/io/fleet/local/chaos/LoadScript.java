package io.fleet.local.chaos;

import io.fleet.local.bench.backlog.RecordedDrives;
import io.fleet.local.chaos.Scenario.Extras;
import io.fleet.local.layout.ProjectHome;
import io.fleet.simulator.replay.RecordedEvent;
import io.fleet.simulator.replay.RecordedFile;
import io.fleet.simulator.replay.RecordedFormat;
import io.fleet.simulator.trial.Arrival;
import io.fleet.simulator.trial.TrialFleet;
import io.fleet.simulator.trial.TrialNoise;
import io.fleet.simulator.trial.TrialOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the devices of a run send, as the checker reads it: the same for each prefix, spread over a
 * while. A simulated fleet, vehicles to which everything happens, and a real driver where the data
 * lie beside the project.
 *
 * @param home where the project is
 * @param seed of the fleet
 * @param vehicles of the simulated fleet
 * @param hours that each of the fleet is driven
 */
record LoadScript(ProjectHome home, long seed, int vehicles, Duration hours) {
  /** A fixed moment in the past, so that each run sends the same. */
  static final Instant START = Instant.parse("2026-03-02T06:00:00Z");

  private static final String NAME = "trial-";
  private static final int SCRIPTED = 3;
  private static final Duration SAMPLING = Duration.ofSeconds(2);
  private static final Duration PARKED = Duration.ofMinutes(40);
  private static final Duration NEXT_MORNING = Duration.ofHours(28);
  private static final int EXTRAS = 20;
  private static final Pattern TIME = Pattern.compile("\"timestamp\":(\\d+|\"[^\"]+\")");

  /** Errors of devices in cities, but nothing is late, twice or at one moment with another. */
  private static final TrialNoise PROMPT =
      new TrialNoise(TrialNoise.REAL.sensors(), 0.01, 0.001, 50, 2_000, true, 0, 0);

  private record Line(long offsetMs, String vehicleId, long timeMs, boolean alone, String json) {
    String text() {
      return offsetMs + "\t" + vehicleId + "\t" + timeMs + "\t" + alone + "\t" + json;
    }
  }

  /** One vehicle's events by their time. */
  private record Source(String vehicleId, TreeMap<Long, String> events) {}

  /**
   * Writes it.
   *
   * @param load over which it is spread
   */
  void write(Path file, String prefix, Duration load, Extras extras) throws IOException {
    List<Line> lines = new ArrayList<>();
    for (Source source : sources(prefix)) {
      int number = 0;
      for (Map.Entry<Long, String> event : source.events().entrySet()) {
        long offsetMs = load.toMillis() * number++ / source.events().size();
        lines.add(new Line(offsetMs, source.vehicleId(), event.getKey(), false, event.getValue()));
      }
    }
    addExtras(lines, prefix, load, extras);
    lines.sort(Comparator.comparingLong(Line::offsetMs));
    Files.write(file, lines.stream().map(Line::text).toList());
  }

  /** The day under way when all is sent, days since 1970-01-01. */
  long lastEpochDay() {
    return nextMorning().truncatedTo(ChronoUnit.DAYS).getEpochSecond() / 86_400;
  }

  /** The README of the real drives, or null. */
  Path readme() {
    Path readme = RecordedDrives.folder(home).resolve("README.md");
    return Files.exists(readme) ? readme : null;
  }

  private Instant nextMorning() {
    return START.plus(hours).truncatedTo(ChronoUnit.DAYS).plus(NEXT_MORNING);
  }

  private List<Source> sources(String prefix) throws IOException {
    Map<String, Source> sources = new TreeMap<>();
    TrialOptions options = new TrialOptions(vehicles, START, hours, SAMPLING, PROMPT);
    TrialFleet fleet = new TrialFleet(seed, options, label -> {});
    for (Arrival next = fleet.next(); next != null; next = fleet.next()) {
      String vehicleId = next.vehicleId().replace(NAME, prefix);
      String json = new String(next.json(), StandardCharsets.UTF_8).replace(NAME, prefix);
      source(sources, vehicleId).events().put(timeMs(json, next.arrivalMs()), json);
    }
    for (int number = 1; number <= SCRIPTED; number++) {
      String vehicleId = prefix + "scripted-" + number;
      for (ScriptedVehicle.Event event :
          ScriptedVehicle.drive(vehicleId, START.plusSeconds(37L * number))) {
        source(sources, vehicleId).events().put(event.timeMs(), event.json());
      }
    }
    addRealDriver(sources, prefix);
    sources.values().forEach(source -> park(source, START.plus(hours).plus(PARKED), ""));
    sources
        .values()
        .forEach(source -> park(source, nextMorning(), ",\"driver_activity\":\"work\""));
    return List.copyOf(sources.values());
  }

  private static Source source(Map<String, Source> sources, String vehicleId) {
    return sources.computeIfAbsent(vehicleId, id -> new Source(id, new TreeMap<>()));
  }

  private void addRealDriver(Map<String, Source> sources, String prefix) throws IOException {
    Path file = RecordedDrives.folder(home).resolve("driver_A.csv");
    if (!Files.exists(file)) {
      return;
    }
    try (RecordedFile rows = RecordedFormat.NDSBR.open(file, prefix, 0)) {
      for (RecordedEvent row = rows.next(); row != null; row = rows.next()) {
        String json =
            new String(row.json(), StandardCharsets.UTF_8)
                .replace("\"driver_id\":\"A\"", "\"driver_id\":\"" + prefix + "A\"");
        source(sources, row.vehicleId()).events().put(row.timestampMs(), json);
      }
    }
  }

  /** Says last that it is parked; whoever was in it is known by what he did before. */
  private static void park(Source source, Instant at, String more) {
    String json =
        "{\"vehicle_id\":\"%s\",\"timestamp\":%d,\"speed_kmph\":0,\"ignition\":false%s}"
            .formatted(source.vehicleId(), at.toEpochMilli(), more);
    source.events().put(at.toEpochMilli(), json);
  }

  private static long timeMs(String json, long otherwiseMs) {
    Matcher time = TIME.matcher(json);
    if (!time.find()) {
      return otherwiseMs;
    }
    String text = time.group(1);
    return text.startsWith("\"")
        ? Instant.parse(text.substring(1, text.length() - 1)).toEpochMilli()
        : Long.parseLong(text);
  }

  private static void addExtras(List<Line> lines, String prefix, Duration load, Extras extras) {
    for (int number = 0; extras != Extras.NONE && number < EXTRAS; number++) {
      long offsetMs = load.toMillis() * number / EXTRAS;
      long nowMs = System.currentTimeMillis();
      if (extras == Extras.POISON) {
        String vehicleId = prefix + "extra-poison";
        String broken = number % 2 == 0 ? "{\"vehicle_id\":\"" : "{\"vehicle_id\":7}";
        lines.add(new Line(offsetMs, vehicleId, nowMs + number, true, broken));
      } else {
        boolean ahead = number % 2 == 0;
        String vehicleId = prefix + (ahead ? "extra-ahead" : "extra-behind");
        long timeMs = nowMs + number * 1_000L + Duration.ofDays(ahead ? 1 : -1).toMillis();
        String json =
            "{\"vehicle_id\":\"%s\",\"timestamp\":%d,\"rpm\":900}".formatted(vehicleId, timeMs);
        lines.add(new Line(offsetMs, vehicleId, timeMs, true, json));
      }
    }
  }
}
