package io.fleet.query.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clickhouse.jdbc.DataSourceImpl;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fleet.query.problem.ProblemException;
import io.fleet.query.problem.ProblemType;
import io.fleet.query.scope.Scope;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The driver against a store that answers a query without end, or breaks off in it. */
class StreamTest {
  /** More than the test's heap could hold, would the driver keep it. */
  private static final long MOST_BYTES = 3L * 1024 * 1024 * 1024;

  private static final int ROW_BYTES = 1_000;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicLong sentBytes = new AtomicLong();
  private final AtomicInteger kills = new AtomicInteger();
  private volatile long breakAfterBytes = Long.MAX_VALUE;
  private volatile boolean killed;
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void close() {
    killed = true;
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void rowsComeAsTheyAreSentAndGivingUpKillsTheQuery() {
    // given
    AtomicLong rows = new AtomicLong();

    // when
    assertThatThrownBy(() -> read(row -> stopAfter(rows, 50_000)))
        .isInstanceOf(IOException.class)
        .hasMessage("enough");

    // then
    assertThat(rows).hasValue(50_000);
    assertThat(sentBytes.get()).isLessThan(MOST_BYTES);
    assertThat(kills).hasValue(1);
  }

  @Test
  void anAnswerThatBreaksOffIsAFailureAfterItsRows() {
    // given
    breakAfterBytes = 500L * ROW_BYTES;
    AtomicLong rows = new AtomicLong();

    // when
    assertThatThrownBy(() -> read(row -> rows.incrementAndGet()))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.STORE_AWAY));

    // then
    assertThat(rows.get()).isBetween(300L, 500L);
  }

  private static void stopAfter(AtomicLong rows, long most) throws IOException {
    if (rows.incrementAndGet() == most) {
      throw new IOException("enough");
    }
  }

  private void read(RowSink<String> sink) throws IOException {
    QuerySettings settings = new SilentStoreTest.Settings();
    ClickHouse store =
        new ClickHouse(
            connections(),
            settings,
            new SignsOfLife(Clock.systemUTC(), settings),
            new SimpleMeterRegistry());
    Bindings bindings = Scope.WHOLE_FLEET.bind(new Bindings()).text("trip_id", "x");
    store.each(SqlFile.load("trip"), bindings, row -> row.text("a"), Duration.ofSeconds(60), sink);
  }

  private DataSourceImpl connections() {
    Properties properties = new Properties();
    properties.setProperty("user", "default");
    properties.setProperty("compress", "false");
    properties.setProperty("retry", "1");
    return new DataSourceImpl(
        "jdbc:clickhouse:http://127.0.0.1:" + server.getAddress().getPort() + "/fleet", properties);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String sql = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (sql.contains("KILL QUERY")) {
        kills.incrementAndGet();
        killed = true;
      }
      exchange.getResponseHeaders().set("X-ClickHouse-Format", "RowBinaryWithNamesAndTypes");
      exchange.getResponseHeaders().set("X-ClickHouse-Timezone", "UTC");
      // With a length, closing early is seen as what it is; without, the JDK's server ends it well.
      exchange.sendResponseHeaders(200, sql.contains("trips_current") ? MOST_BYTES : 0);
      OutputStream out = exchange.getResponseBody();
      out.write(new byte[] {1, 1, 'a', 6, 'S', 't', 'r', 'i', 'n', 'g'});
      if (sql.contains("trips_current")) {
        sendRows(out);
      } else {
        out.write(new byte[] {1, '1'});
      }
    }
  }

  private void sendRows(OutputStream out) throws IOException {
    ByteArrayOutputStream row = new ByteArrayOutputStream();
    row.write((ROW_BYTES & 0x7f) | 0x80);
    row.write(ROW_BYTES >> 7);
    row.write(new byte[ROW_BYTES]);
    byte[] bytes = row.toByteArray();
    while (!killed && sentBytes.get() < MOST_BYTES - 2L * bytes.length) {
      if (sentBytes.get() >= breakAfterBytes) {
        out.flush();
        return;
      }
      out.write(bytes);
      sentBytes.addAndGet(bytes.length);
    }
  }
}
