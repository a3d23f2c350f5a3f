package io.fleet.local.accuracy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.local.capability.DaysOfDrives;
import io.fleet.local.tables.FactTables;
import io.fleet.local.tables.TableRows;
import io.fleet.simulator.trial.TrialOptions;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.delivery.DeliveryStop;
import io.fleet.stream.rule.trip.Trip;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Days that other vehicles of a trial's fleet drove before, and what the product learns of them.
 */
final class TrialHistory implements AutoCloseable {
  private final FactTables tables;

  TrialHistory(Path folder) throws Exception {
    tables = new FactTables(folder);
  }

  /** Drives a day and keeps what was found, as it would be in the tables. */
  TrialHistory day(long seed, TrialOptions options) throws IOException, InterruptedException {
    TableRows rows = new TableRows();
    for (Finding each : TrialRun.found(seed, options, List.of())) {
      if (each instanceof Trip || each instanceof DeliveryStop) {
        rows.finding(each, null, 1, true, false);
      }
    }
    tables.insert(rows);
    return this;
  }

  /** What is learned of the days up to one. */
  List<ReferenceVersion> learned(LocalDate last) throws IOException, InterruptedException {
    String line = new DaysOfDrives(tables.httpUrl(), last).line();
    List<ReferenceVersion> versions = new ArrayList<>();
    if (!line.isBlank()) {
      JsonNode learned = new ObjectMapper().readTree(line);
      versions.add(
          new ReferenceVersion(
              ReferenceKind.TRAVEL_TIMES,
              learned.required("id").asText(),
              Instant.parse(learned.required("valid_from").asText()).toEpochMilli(),
              1,
              false,
              0,
              "learned",
              learned.required("body").toString()));
    }
    return versions;
  }

  /** The day on which a trial begins. */
  static LocalDate dayOf(TrialOptions options) {
    return LocalDate.ofInstant(options.start(), ZoneOffset.UTC);
  }

  @Override
  public void close() {
    tables.close();
  }
}
