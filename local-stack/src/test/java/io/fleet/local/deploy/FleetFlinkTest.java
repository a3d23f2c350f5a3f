package io.fleet.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The entry points of the stream-jobs image, with Flink's own scripts stood in for by ones that
 * tell.
 */
class FleetFlinkTest {
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  @TempDir Path directory;
  private Path flinkHome;
  private Path checkpoints;

  @BeforeEach
  void layOutTheImage() throws IOException {
    flinkHome = directory.resolve("flink");
    checkpoints = directory.resolve("checkpoints");
    Files.createDirectories(flinkHome.resolve("conf"));
    Files.createDirectories(flinkHome.resolve("sql"));
    script(flinkHome.resolve("bin/sql-client.sh"), "printf '%s\\n' \"$@\"\ncat \"$4\"\n");
    script(directory.resolve("docker-entrypoint.sh"), "printf '%s\\n' \"$@\"\n");
  }

  @Test
  void theFirstStartBeginsWithNothing() throws Exception {
    // when
    List<String> words = run("fleet-flink", "jobmanager", "--staging-dir", "/s");

    // then
    assertThat(words)
        .containsExactly(
            "standalone-job",
            "--job-classname",
            "io.fleet.stream.job.FleetJob",
            "--staging-dir",
            "/s");
    assertThat(flinkHome.resolve("conf/config.yaml")).hasContent("a: b");
  }

  @Test
  void aRestartGoesOnFromTheNewestCompletedCheckpointAndForgetsOlderRuns() throws Exception {
    // given
    checkpoint("aaaa", 41, START);
    Path newest = checkpoint("bbbb", 7, START.plusSeconds(9));
    Files.createDirectories(checkpoints.resolve("bbbb/chk-8"));

    // when
    List<String> words = run("fleet-flink", "jobmanager");

    // then
    assertThat(words).contains("-Dexecution.state-recovery.path=file://" + newest);
    assertThat(checkpoints.resolve("aaaa")).doesNotExist();
    assertThat(newest.resolve("_metadata")).exists();
  }

  @Test
  void aSavepointTheJobWasStoppedWithIsGoneOnFrom() throws Exception {
    // given
    checkpoint("aaaa", 41, START);
    Path savepoint = completed("upgrade/savepoint-aaaa-0123", START.plusSeconds(1));

    // when
    List<String> words = run("fleet-flink", "jobmanager");

    // then
    assertThat(words).contains("-Dexecution.state-recovery.path=file://" + savepoint);
  }

  @Test
  void theSqlClientRunsItsQueriesItselfOnTablesOfThisLog() throws Exception {
    // given
    String tables = "x '@BOOTSTRAP_SERVERS@' '@UNTIL@'\nsince '@SINCE_MS@'\n";
    Files.writeString(flinkHome.resolve("sql/topics.sql"), tables);

    // when
    List<String> words = run("fleet-sql");

    // then
    assertThat(words).contains("-Dexecution.target=local", "x 'one:1,two:2' 'unbounded'");
    // the client takes an address here and no path
    assertThat(words).containsSequence("--library", "file://" + flinkHome + "/usrlib");
    String since = Project.one("since '(\\d+)'", String.join("\n", words));
    assertThat(Instant.ofEpochMilli(Long.parseLong(since)))
        .isBetween(Instant.now().minusSeconds(960), Instant.now().minusSeconds(899));
  }

  private List<String> run(String name, String... arguments) throws Exception {
    // Flink's entry point lies at the root of the image; here it cannot.
    String text = Project.read("docker/" + name);
    assertThat(Project.find("exec (/docker-entrypoint.sh)", text))
        .hasSize(name.equals("fleet-flink") ? 1 : 0);
    Path entry = directory.resolve(name);
    Path config = directory.resolve("config.yaml");
    Files.writeString(config, "a: b");
    Files.writeString(
        entry, text.replace("/docker-entrypoint.sh", directory + "/docker-entrypoint.sh"));
    List<String> command = new java.util.ArrayList<>(List.of("bash", entry.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "FLINK_HOME", flinkHome.toString(),
                "FLEET_FLINK_CONFIG", config.toString(),
                "FLEET_CHECKPOINTS", checkpoints.toString(),
                "KAFKA_BOOTSTRAP_SERVERS", "one:1,two:2"));
    Process process = builder.start();
    List<String> words = new String(process.getInputStream().readAllBytes()).lines().toList();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(String.join("\n", words)).isZero();
    return words;
  }

  private static void script(Path file, String body) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/bash\n" + body);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Path checkpoint(String job, int number, Instant at) throws IOException {
    return completed(job + "/chk-" + number, at);
  }

  private Path completed(String name, Instant at) throws IOException {
    Path checkpoint = Files.createDirectories(checkpoints.resolve(name));
    Path metadata = Files.createFile(checkpoint.resolve("_metadata"));
    Files.setLastModifiedTime(metadata, FileTime.from(at));
    return checkpoint;
  }
}
