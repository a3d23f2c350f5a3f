package io.fleet.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.ServerException;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.client.api.query.GenericRecord;
import com.clickhouse.data.ClickHouseFormat;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JDBC driver and client-v2, as the services use them. */
class DriverTest {

  @TempDir static Path directory;
  private static EmbeddedClickHouseServer server;

  @BeforeAll
  static void start() {
    server = EmbeddedClickHouseServer.start(directory, 0);
    server.execute("CREATE DATABASE fleet");
    server.execute(
        "CREATE TABLE fleet.fixes (id UInt64, ts DateTime64(3, 'UTC'), speed Nullable(Float64), name String)"
            + " ENGINE = MergeTree ORDER BY id");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Client client() {
    return new Client.Builder()
        .addEndpoint(server.httpUrl())
        .setUsername("default")
        .setPassword("")
        .setDefaultDatabase("fleet")
        .compressServerResponse(false)
        .compressClientRequest(false)
        .build();
  }

  @Test
  void jdbcWritesAndReadsBoundValues() throws Exception {
    // given
    Instant moment = Instant.parse("2026-03-29T01:30:00.123Z");
    String name = "o'Brien \\ \"x\" ? {y}";
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl("fleet"))) {

      // when
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO fixes (id, ts, speed, name) VALUES (?, ?, ?, ?)")) {
        insert.setLong(1, 7_000_000_001L);
        insert.setTimestamp(2, Timestamp.from(moment));
        insert.setNull(3, java.sql.Types.DOUBLE);
        insert.setString(4, name);
        assertThat(insert.executeUpdate()).isEqualTo(1);
      }

      // then
      try (PreparedStatement select =
          connection.prepareStatement(
              "SELECT id, toUnixTimestamp64Milli(ts) AS ms, speed, name FROM fixes WHERE name = ?")) {
        select.setString(1, name);
        ResultSet rows = select.executeQuery();
        assertThat(rows.next()).isTrue();
        assertThat(rows.getLong("id")).isEqualTo(7_000_000_001L);
        assertThat(rows.getLong("ms")).isEqualTo(moment.toEpochMilli());
        rows.getDouble("speed");
        assertThat(rows.wasNull()).isTrue();
        assertThat(rows.getString("name")).isEqualTo(name);
        assertThat(rows.next()).isFalse();
      }
    }
  }

  @Test
  void jdbcSeesTheErrorCode() throws Exception {
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl("fleet"));
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM nowhere"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("UNKNOWN_TABLE");
    }
  }

  @Test
  void clientSendsServerSideParameters() throws Exception {
    // given
    try (Client client = client()) {
      Map<String, Object> parameters = Map.of("name", "it's \\ {x}", "limit", 3);

      // when
      List<GenericRecord> rows =
          client.queryAll(
              "SELECT number AS n, {name:String} AS name FROM numbers(10) LIMIT {limit:UInt32}",
              parameters);

      // then
      assertThat(rows).hasSize(3);
      assertThat(rows.get(2).getLong("n")).isEqualTo(2);
      assertThat(rows.get(2).getString("name")).isEqualTo("it's \\ {x}");
    }
  }

  @Test
  void clientInsertsAHundredThousandBinaryRows() throws Exception {
    // given
    server.execute(
        "CREATE TABLE fleet.bulk (id UInt64, value Int32) ENGINE = MergeTree ORDER BY id");
    byte[] rows = BinaryRows.of(100_000).readAllBytes();
    InsertSettings settings =
        new InsertSettings().setDatabase("fleet").serverSetting("async_insert", "0");

    // when
    try (Client client = client()) {
      var answer =
          client
              .insert("bulk", new ByteArrayInputStream(rows), ClickHouseFormat.RowBinary, settings)
              .get(30, TimeUnit.SECONDS);

      // then
      assertThat(answer.getWrittenRows()).isEqualTo(100_000);
    }
    assertThat(server.query("SELECT count(), uniqExact(id), sum(value) FROM fleet.bulk", "TSV"))
        .isEqualTo("100000\t100000\t" + 99_999L * 100_000 / 2 + "\n");
    assertThat(
            server.query("SELECT count() FROM system.parts WHERE table = 'bulk' AND active", "TSV"))
        .isEqualTo("1\n");
  }

  @Test
  void clientSeesTheErrorCode() {
    try (Client client = client()) {
      assertThatThrownBy(() -> client.queryAll("SELECT * FROM nowhere"))
          .hasStackTraceContaining("UNKNOWN_TABLE")
          .satisfies(error -> assertThat(serverCode(error)).isEqualTo(60));
    }
  }

  @Test
  void eightClientsWorkAtOnce() throws Exception {
    // given
    server.execute(
        "CREATE TABLE fleet.shared (id UInt64, value Int32) ENGINE = MergeTree ORDER BY id");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Callable<Integer>> work = new ArrayList<>();
    for (int client = 0; client < 8; client++) {
      work.add(DriverTest::insertAndCountTenTimes);
    }

    // when
    List<Future<Integer>> done = threads.invokeAll(work, 60, TimeUnit.SECONDS);

    // then
    for (Future<Integer> result : done) {
      assertThat(result.get()).isEqualTo(10);
    }
    assertThat(server.query("SELECT count() FROM fleet.shared", "TSV")).isEqualTo("80000\n");
    threads.shutdown();
  }

  private static Integer insertAndCountTenTimes() throws Exception {
    HttpCaller http = new HttpCaller(server.httpUrl());
    String target =
        "/?database=fleet&query=" + HttpCaller.encoded("INSERT INTO shared FORMAT RowBinary");
    int done = 0;
    for (int i = 0; i < 10; i++) {
      var insert = http.post(target, BinaryRows.of(1_000).readAllBytes());
      var count = http.post("/?database=fleet", "SELECT count() >= 1000 FROM shared");
      done += insert.statusCode() == 200 && count.body().equals("1\n") ? 1 : 0;
    }
    return done;
  }

  private static int serverCode(Throwable error) {
    for (Throwable at = error; at != null; at = at.getCause()) {
      if (at instanceof ServerException server) {
        return server.getCode();
      }
    }
    return -1;
  }
}
