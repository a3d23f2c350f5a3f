package io.fleet.stream.job;

import java.net.URI;
import java.nio.file.Path;
import org.apache.flink.util.ParameterTool;

/**
 * The job's arguments; nonsense is refused before anything starts.
 *
 * @param bootstrapServers of the log, {@code host:port,…}
 * @param groupId under which offsets are shown; the job's own state decides where it reads on
 * @param clickHouseUrl {@code http://host:port}
 * @param clickHouseDatabase for example {@code fleet}
 * @param clickHouseUser the user; its password is in the environment as CLICKHOUSE_PASSWORD
 * @param logGeneration how many logs there were before this one: what a state knows of places in
 *     another log is given up, all else in it is kept; 0 or more
 * @param stagingDirectory where rows wait for ClickHouse; on the disk of the task managers
 */
public record JobConfig(
    String bootstrapServers,
    String groupId,
    int logGeneration,
    URI clickHouseUrl,
    String clickHouseDatabase,
    String clickHouseUser,
    Path stagingDirectory) {

  /** Refuses what cannot work. */
  public JobConfig {
    if (!bootstrapServers.matches("[^:\\s]+:\\d+(,[^:\\s]+:\\d+)*")) {
      throw new IllegalArgumentException("--bootstrap-servers must be host:port,…");
    }
    if (logGeneration < 0) {
      throw new IllegalArgumentException("--log-generation must be 0 or more");
    }
    String scheme = clickHouseUrl.getScheme();
    if (!"http".equals(scheme) && !"https".equals(scheme)) {
      throw new IllegalArgumentException("--clickhouse-url must be an http or https URL");
    }
    if (!stagingDirectory.isAbsolute()) {
      throw new IllegalArgumentException("--staging-dir must be an absolute path");
    }
  }

  /** Reads {@code --name value} pairs. */
  public static JobConfig of(String... args) {
    ParameterTool given = ParameterTool.fromArgs(args);
    return new JobConfig(
        given.getRequired("bootstrap-servers"),
        given.get("group-id", "fleet-stream-jobs"),
        given.getInt("log-generation", 0),
        URI.create(given.getRequired("clickhouse-url")),
        given.get("clickhouse-database", "fleet"),
        given.get("clickhouse-user", "default"),
        Path.of(given.getRequired("staging-dir")));
  }
}
