package io.fleet.dashboards.provision;

/**
 * The ClickHouse that Metabase asks.
 *
 * @param user one that can write nothing
 */
public record Source(String host, int port, String database, String user, String password) {
  @Override
  public String toString() {
    return user + "@" + host + ":" + port + "/" + database;
  }
}
