package io.fleet.query.clickhouse;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while ClickHouse answers; both waits inside, for a connection and for it, are bounded. */
@Readiness
@ApplicationScoped
public class ClickHouseReadiness implements HealthCheck {
  private static final String NAME = "clickhouse";

  private final DataSource connections;
  private final SignsOfLife signs;

  ClickHouseReadiness(DataSource connections, SignsOfLife signs) {
    this.connections = connections;
    this.signs = signs;
  }

  @Override
  public HealthCheckResponse call() {
    try (Connection connection = connections.getConnection()) {
      signs.ask(connection);
      return HealthCheckResponse.up(NAME);
    } catch (SQLException e) {
      return HealthCheckResponse.down(NAME);
    }
  }
}
