package io.fleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.local.backup.ContainerBackup;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The program of the image {@code backup} beside a stack: a process with the very jars that its
 * Dockerfile copies, which Flink and ClickHouse let write no more than they do in containers.
 */
final class BackupImage {
  private static final Path DOCKERFILE = Path.of("../docker/backup.Dockerfile");
  private static final Pattern JARS = Pattern.compile("(local-stack/target/\\S+\\.jar)");
  private static final int LONG_S = 180;

  private final FleetStack stack;

  BackupImage(FleetStack stack) {
    this.stack = stack;
  }

  /** Takes a backup and puts it somewhere else. */
  void take(Path target) throws Exception {
    Path savepoints = stack.data().root().resolve("flink/savepoints");
    Process process =
        start(
            "take",
            "--flink-url",
            stack.flinkUrl(),
            "--clickhouse-url",
            stack.clickHouseUrl(),
            "--clickhouse-user",
            "default",
            "--staging-dir",
            stack.data().staging().toString(),
            "--savepoint-dir",
            savepoints.toString(),
            "--log-generation",
            "0",
            "--directory",
            stack.data().clickHouseBackups().toString(),
            "--keep",
            "1");
    assertThat(process.waitFor(LONG_S, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(savepoints).as("what Flink was asked to delete").isEmptyDirectory();
    try (DirectoryStream<Path> taken = Files.newDirectoryStream(stack.data().clickHouseBackups())) {
      Files.move(taken.iterator().next(), target);
    }
  }

  private Process start(String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-cp", classPath(), ContainerBackup.class.getName()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", stack.bootstrapServers());
    return builder.start();
  }

  private static String classPath() throws IOException {
    List<String> jars = new ArrayList<>();
    Matcher copied = JARS.matcher(Files.readString(DOCKERFILE));
    while (copied.find()) {
      Path named = Path.of("..", copied.group(1));
      try (DirectoryStream<Path> found =
          Files.newDirectoryStream(named.getParent(), named.getFileName().toString())) {
        int before = jars.size();
        found.forEach(jar -> jars.add(jar.toString()));
        assertThat(jars).as("jars that are " + named).hasSizeGreaterThan(before);
      }
    }
    return String.join(File.pathSeparator, jars);
  }
}
