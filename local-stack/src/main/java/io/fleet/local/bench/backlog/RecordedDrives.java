package io.fleet.local.bench.backlog;

import io.fleet.local.layout.ProjectHome;
import io.fleet.simulator.replay.RecordedEvent;
import io.fleet.simulator.replay.RecordedFile;
import io.fleet.simulator.replay.RecordedFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Real drives, where they lie beside the project or where {@code FLEET_DRIVES} says; none
 * elsewhere.
 */
public final class RecordedDrives {
  private RecordedDrives() {}

  /** The folder of the data set, whether it is there or not. */
  public static Path folder(ProjectHome home) {
    String told = System.getenv("FLEET_DRIVES");
    Path folder = told == null ? home.root().resolve("../shared/data") : Path.of(told);
    return folder.resolve("ndsbr").normalize();
  }

  /** Every readable row of every driver, each file in its own order; empty without the folder. */
  static List<BacklogEvent> read(Path folder) throws IOException {
    List<BacklogEvent> events = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return events;
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> drivers = files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
      for (Path driver : drivers) {
        read(driver, events);
      }
    }
    return events;
  }

  private static void read(Path file, List<BacklogEvent> into) throws IOException {
    try (RecordedFile rows = RecordedFormat.NDSBR.open(file, null, 0)) {
      for (RecordedEvent row = rows.next(); row != null; row = rows.next()) {
        if (row.isReadable()) {
          into.add(new BacklogEvent(row.vehicleId(), row.json(), true));
        }
      }
    }
  }
}
