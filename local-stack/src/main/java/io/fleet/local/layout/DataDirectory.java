package io.fleet.local.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Where one stack keeps everything: data, logs, pids, secrets. Two stacks with two directories know
 * nothing of each other.
 *
 * @param root absolute
 */
public record DataDirectory(Path root) {

  /** Makes the path absolute. */
  public DataDirectory {
    root = root.toAbsolutePath().normalize();
  }

  /** Creates what is missing; where vehicles were and secrets are for this user's eyes only. */
  public void create() throws IOException {
    for (Path directory : List.of(logs(), run(), conf(), flinkTmp(), checkpoints(), staging())) {
      Files.createDirectories(directory);
    }
    for (Path directory : List.of(root, secrets(), endpoints(), clickHouseBackups())) {
      Files.createDirectories(directory);
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
  }

  public Path logs() {
    return root.resolve("logs");
  }

  /** The log of one part; {@code supervisor} is a part here. */
  public Path log(String part) {
    return logs().resolve(part + ".log");
  }

  public Path run() {
    return root.resolve("run");
  }

  /** Who runs as this part, see {@code PidFile}. */
  public Path pidFile(String part) {
    return run().resolve(part + ".pid");
  }

  /** What the supervisor last said of its parts. */
  public Path state() {
    return run().resolve("state.json");
  }

  public Path supervisorLock() {
    return run().resolve("supervisor.lock");
  }

  public Path ports() {
    return root.resolve("ports.properties");
  }

  public Path conf() {
    return root.resolve("conf");
  }

  public Path secrets() {
    return root.resolve("secrets");
  }

  /** Webhook endpoints, one JSON file each, as the notifier reads them. */
  public Path endpoints() {
    return root.resolve("endpoints");
  }

  public Path kafka() {
    return root.resolve("kafka");
  }

  /** The data of one broker, from 1. */
  public Path kafka(int broker) {
    return broker == 1 ? kafka() : root.resolve("kafka-" + broker);
  }

  /** How many of what the stack has, see {@code Topology}. */
  public Path topology() {
    return root.resolve("topology");
  }

  public Path clickHouse() {
    return root.resolve("clickhouse");
  }

  /** The one directory that ClickHouse writes backups to and restores them from. */
  public Path clickHouseBackups() {
    return root.resolve("backups");
  }

  public Path checkpoints() {
    return root.resolve("flink/checkpoints");
  }

  /** Rows that wait for ClickHouse. */
  public Path staging() {
    return root.resolve("flink/staging");
  }

  /** How many logs there were before the one there is, a number; not there for the first. */
  public Path logGeneration() {
    return root.resolve("flink/log-generation");
  }

  /** How many subtasks the job has, a number; not there if nobody said so. */
  public Path jobParallelism() {
    return root.resolve("flink/parallelism");
  }

  public Path flinkTmp() {
    return root.resolve("flink/tmp");
  }
}
