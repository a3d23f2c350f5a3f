package io.fleet.schema;

import io.fleet.schema.retention.Retention;
import io.fleet.schema.retention.RetentionStep;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Brings a database to the newest schema: creates it if need be and applies, in order, the
 * migrations it has not seen yet. What was applied is recorded in the table {@value
 * #HISTORY_TABLE}; a file changed after that is refused. ClickHouse has no transactions for DDL, so
 * every migration can be repeated, and one that failed or was cut off half-way is simply run again.
 * One migrator at a time: nothing locks the history.
 */
public final class SchemaMigrator {

  static final String HISTORY_TABLE = "schema_history";
  private static final String DIRECTORY = "db/migration";
  private static final String LOCATION = "classpath:" + DIRECTORY;
  private static final Pattern DATABASE_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

  private final String jdbcUrl;
  private final String user;
  private final String password;
  private final String database;
  private final String location;
  private final Retention retention;
  private final String cluster;

  /**
   * For one database, kept as long as {@code retention.yaml} says.
   *
   * @param jdbcUrl of the server, for example {@code
   *     jdbc:clickhouse:http://127.0.0.1:8123/default?compress=false}; the database it names must
   *     exist
   * @param database to migrate: letters, digits and underscores, at most 63
   */
  public SchemaMigrator(String jdbcUrl, String user, String password, String database) {
    this(jdbcUrl, user, password, database, Retention.standard());
  }

  /** The same, kept as long as an installation says. */
  public SchemaMigrator(
      String jdbcUrl, String user, String password, String database, Retention retention) {
    this(jdbcUrl, user, password, database, LOCATION, retention, "");
  }

  /**
   * The same on a server with replicas: the database is made on each of them, and every table is
   * replicated. The address is that of one replica, always the same: it keeps the history.
   *
   * @param cluster as the servers' {@code remote_servers} name it; empty for a server by itself
   */
  public SchemaMigrator(
      String jdbcUrl,
      String user,
      String password,
      String database,
      Retention retention,
      String cluster) {
    this(jdbcUrl, user, password, database, LOCATION, retention, cluster);
  }

  SchemaMigrator(String jdbcUrl, String user, String password, String database, String location) {
    this(jdbcUrl, user, password, database, location, Retention.standard(), "");
  }

  private SchemaMigrator(
      String jdbcUrl,
      String user,
      String password,
      String database,
      String location,
      Retention retention,
      String cluster) {
    if (!DATABASE_NAME.matcher(database).matches()) {
      throw new IllegalArgumentException("not a database name: " + database);
    }
    if (!cluster.isEmpty() && !DATABASE_NAME.matcher(cluster).matches()) {
      throw new IllegalArgumentException("not a name of a cluster: " + cluster);
    }
    this.jdbcUrl = jdbcUrl;
    this.user = user;
    this.password = password;
    this.database = database;
    this.location = location;
    this.retention = retention;
    this.cluster = cluster;
  }

  /**
   * Applies what is missing, and then how long tables are kept.
   *
   * @return how many migrations were applied; 0 when the schema was up to date
   * @throws SQLException when the server cannot be reached or refuses the database
   * @throws org.flywaydb.core.api.FlywayException when a migration fails or an applied file has
   *     changed
   */
  public int migrate() throws SQLException {
    createDatabase();
    Flyway flyway = flyway();
    forgetFailed(flyway);
    int applied = flyway.migrate().migrationsExecuted;
    try (Connection connection = connect()) {
      new RetentionStep(connection, database, retention).apply();
    }
    return applied;
  }

  private void createDatabase() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(creation(database, cluster));
    }
  }

  static String creation(String database, String cluster) {
    String create = "CREATE DATABASE IF NOT EXISTS " + database;
    return cluster.isEmpty()
        ? create
        : create
            + " ON CLUSTER '%s' ENGINE = Replicated('/clickhouse/databases/%s', '{shard}', '{replica}')"
                .formatted(cluster, database);
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl, user, password);
  }

  private Flyway flyway() {
    FluentConfiguration configuration = Flyway.configure();
    if (!cluster.isEmpty()) {
      configuration.resourceProvider(new ReplicatedMigrations(DIRECTORY));
    }
    return configuration
        .dataSource(jdbcUrl, user, password)
        .defaultSchema(database)
        .createSchemas(false)
        .table(HISTORY_TABLE)
        .locations(location)
        .load();
  }

  /**
   * Takes failed attempts out of the history, unless an applied file has changed: repairing would
   * hide that.
   */
  private static void forgetFailed(Flyway flyway) {
    List<MigrationInfo> applied = Arrays.asList(flyway.info().applied());
    boolean failed = applied.stream().anyMatch(SchemaMigrator::isFailed);
    boolean changed = applied.stream().anyMatch(m -> !isFailed(m) && !m.isChecksumMatching());
    if (failed && !changed) {
      flyway.repair();
    }
  }

  private static boolean isFailed(MigrationInfo migration) {
    return migration.getState() == MigrationState.FAILED;
  }
}
