package io.fleet.query.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clickhouse.jdbc.DataSourceImpl;
import io.fleet.query.problem.ProblemException;
import io.fleet.query.problem.ProblemType;
import io.fleet.query.scope.Scope;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store that takes connections and says nothing, as a stopped process does. */
class SilentStoreTest {
  private ServerSocket silent;

  @BeforeEach
  void listen() throws IOException {
    silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    silent.close();
  }

  @Test
  void aQueryGivesUpAfterTheTimeForASignOfLifeNotAfterTheTimeForAQuery() {
    // given
    ClickHouse store = store();
    assertStoreAway(store); // loads the driver's classes, whose time is not measured
    long startNs = System.nanoTime();

    // when
    assertStoreAway(store);

    // then
    assertThat(Duration.ofNanos(System.nanoTime() - startNs)).isLessThan(Duration.ofSeconds(3));
  }

  private ClickHouse store() {
    QuerySettings settings = new Settings();
    SignsOfLife signs = new SignsOfLife(Clock.systemUTC(), settings);
    return new ClickHouse(connections(), settings, signs, new SimpleMeterRegistry());
  }

  private static void assertStoreAway(ClickHouse store) {
    Bindings bindings = Scope.WHOLE_FLEET.bind(new Bindings()).text("trip_id", "x");
    assertThatThrownBy(() -> store.first(SqlFile.load("trip"), bindings, row -> row.text("a")))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.STORE_AWAY));
  }

  private DataSource connections() {
    Properties properties = new Properties();
    properties.setProperty("user", "default");
    properties.setProperty("compress", "false");
    properties.setProperty("connection_timeout", "1500");
    properties.setProperty("retry", "1");
    properties.setProperty("client_retry_on_failures", "NoHttpResponse");
    return new DataSourceImpl(
        "jdbc:clickhouse:http://127.0.0.1:" + silent.getLocalPort() + "/fleet", properties);
  }

  static final class Settings implements QuerySettings {
    @Override
    public Duration maxExecutionTime() {
      return Duration.ofSeconds(10);
    }

    @Override
    public long maxMemoryBytes() {
      return 1_000_000_000;
    }

    @Override
    public long maxResultRows() {
      return 60_000;
    }

    @Override
    public Duration trustedFor() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration signOfLifeWithin() {
      return Duration.ofMillis(1_500);
    }
  }
}
