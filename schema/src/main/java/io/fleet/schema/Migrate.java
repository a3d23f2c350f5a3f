package io.fleet.schema;

import io.fleet.schema.retention.Retention;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Migrates a database and ends; exit code 1 with a reason when it could not. */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    description =
        "Brings a ClickHouse database to the newest schema, and has it kept as long as"
            + " FLEET_RETENTION says (positions=P30D,changes=P14D; default: retention.yaml).")
public final class Migrate implements Callable<Integer> {

  @Option(
      names = "--url",
      defaultValue =
          "${env:FLEET_CLICKHOUSE_JDBC_URL:-jdbc:clickhouse:http://127.0.0.1:8123/default?compress=false}",
      description = "JDBC address of the server; also FLEET_CLICKHOUSE_JDBC_URL (${DEFAULT-VALUE})")
  private String url;

  @Option(
      names = "--user",
      defaultValue = "${env:FLEET_CLICKHOUSE_USER:-default}",
      description = "user; also FLEET_CLICKHOUSE_USER. The password is FLEET_CLICKHOUSE_PASSWORD")
  private String user;

  @Option(
      names = "--database",
      defaultValue = "${env:FLEET_CLICKHOUSE_DATABASE:-fleet}",
      description = "database to migrate; also FLEET_CLICKHOUSE_DATABASE (${DEFAULT-VALUE})")
  private String database;

  @Option(
      names = "--cluster",
      defaultValue = "${env:FLEET_CLICKHOUSE_CLUSTER:-}",
      description =
          "name of the servers that hold replicas of each other; also FLEET_CLICKHOUSE_CLUSTER;"
              + " empty: a server by itself")
  private String cluster;

  private Migrate() {}

  /** Entry point. */
  public static void main(String[] arguments) {
    if (System.getProperty("log4j2.configurationFile") == null) {
      System.setProperty("log4j2.configurationFile", "log4j2-schema.xml");
    }
    System.exit(new CommandLine(new Migrate()).execute(arguments));
  }

  @Override
  public Integer call() {
    Logger log = LoggerFactory.getLogger(Migrate.class);
    String password = System.getenv().getOrDefault("FLEET_CLICKHOUSE_PASSWORD", "");
    try {
      Retention retention = Retention.of(System.getenv().getOrDefault("FLEET_RETENTION", ""));
      var migrator = new SchemaMigrator(url, user, password, database, retention, cluster);
      int applied = migrator.migrate();
      log.info("migrated database={} applied={}", database, applied);
      return 0;
    } catch (Exception e) {
      log.error("cannot migrate database={}: {}", database, reason(e));
      return 1;
    }
  }

  /**
   * What failed, and the innermost cause, since drivers wrap "connection refused" several times.
   */
  private static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root == failure
        ? String.valueOf(failure.getMessage())
        : failure.getMessage() + "; " + root.getMessage();
  }
}
