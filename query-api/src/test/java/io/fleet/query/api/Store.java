package io.fleet.query.api;

import io.fleet.clickhouse.EmbeddedClickHouseServer;
import io.fleet.schema.SchemaMigrator;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ServiceLoader;

/** A ClickHouse engine of this process on one port, which can go away and come back. */
public final class Store {
  private final Path directory;
  private final int port;
  private EmbeddedClickHouseServer server;

  private Store(Path directory, EmbeddedClickHouseServer server) {
    this.directory = directory;
    this.server = server;
    this.port = server.port();
  }

  static Store start(Path directory) {
    Store store = new Store(directory, EmbeddedClickHouseServer.start(directory, 0));
    try {
      // A test with a profile has class loaders of its own, for which nobody has registered it.
      for (Driver driver : ServiceLoader.load(Driver.class, Store.class.getClassLoader())) {
        DriverManager.registerDriver(driver);
      }
      new SchemaMigrator(store.server.jdbcUrl("default"), "default", "", "fleet").migrate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return store;
  }

  String jdbcUrl() {
    return "jdbc:clickhouse:http://127.0.0.1:" + port + "/fleet";
  }

  /** Runs a statement; tables are named with their database. */
  public void execute(String sql) {
    server.execute(sql);
  }

  /** The answer of a query as tab-separated text. */
  public String query(String sql) {
    return server.query(sql, "TabSeparatedRaw");
  }

  public void goAway() {
    server.close();
  }

  public void comeBack() {
    server = EmbeddedClickHouseServer.start(directory, port);
  }
}
