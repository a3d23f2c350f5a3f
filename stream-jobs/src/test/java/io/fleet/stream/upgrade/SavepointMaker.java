package io.fleet.stream.upgrade;

import static org.awaitility.Awaitility.await;

import io.fleet.stream.io.OutboundRecord;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.util.MiniClusterWithClientResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the savepoint that the next release is held against: runs the graph of this one over the
 * first part of the story, stops it, and keeps its state and what it told. No test by its name, and
 * it runs only when it is asked for by a property, too: what is kept by mistake is the state of the
 * wrong release. How and when stands in {@code docs/operations.md}.
 */
@EnabledIfSystemProperty(named = "fleet.savepoint.make", matches = "true")
class SavepointMaker {
  private static final Duration A_WHILE = Duration.ofSeconds(120);
  private static final Path KEPT = Path.of("src/test/resources/io/fleet/stream/upgrade");

  @Test
  void keepsTheStateOfThisRelease(@TempDir Path directory) throws Exception {
    MiniClusterWithClientResource cluster = new MiniClusterWithClientResource(oneFile());
    cluster.before();
    try {
      Told told = new Told();
      Path taken = take(told, directory);
      Files.createDirectories(KEPT.resolve("savepoint"));
      Files.copy(
          taken.resolve("_metadata"),
          KEPT.resolve("savepoint/_metadata"),
          StandardCopyOption.REPLACE_EXISTING);
      keep(told, KEPT.resolve("told.jsonl"));
    } finally {
      cluster.after();
    }
  }

  private static MiniClusterResourceConfiguration oneFile() {
    return new MiniClusterResourceConfiguration.Builder()
        .setNumberTaskManagers(1)
        .setNumberSlotsPerTaskManager(KeptSavepoint.PARALLELISM)
        .setConfiguration(
            new Configuration()
                .set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, MemorySize.parse("1mb")))
        .build();
  }

  private static Path take(Told told, Path directory) throws Exception {
    FleetRun run = new FleetRun(told);
    var job = run.start(KeptSavepoint.PARALLELISM, null, UpgradeStory.before());
    await().atMost(A_WHILE).until(() -> hasTold(told, "silent_vehicle"));
    await().atMost(A_WHILE).until(() -> hasTold(told, "driving_hours"));
    await().atMost(A_WHILE).until(() -> hasTold(told, "overspeed"));
    await().atMost(A_WHILE).until(() -> hasTold(told, "sos"));
    return Path.of(URI.create(FleetRun.stop(job, directory.toUri().toString())));
  }

  private static boolean hasTold(Told told, String alertType) {
    String member = "\"alert_type\":\"" + alertType + '"';
    return told.outbound.stream().anyMatch(record -> text(record.value).contains(member));
  }

  private static void keep(Told told, Path file) throws IOException {
    Map<String, String> last = new TreeMap<>();
    for (OutboundRecord record : told.outbound) {
      String id = Told.idOf(record);
      if (id != null) {
        last.put(record.topic + ' ' + id, record.topic + '\t' + text(record.value));
      }
    }
    Files.write(file, last.values());
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
