package io.fleet.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting, ending and guarding the server within one JVM. */
class EmbeddedClickHouseServerTest {

  @TempDir Path first;
  @TempDir Path second;

  @Test
  void oneDirectoryAfterTheOtherInOneJvm() {
    // given
    try (var server = EmbeddedClickHouseServer.start(first, 0)) {
      server.execute("CREATE TABLE t (x UInt8) ENGINE = MergeTree ORDER BY x");
      server.execute("INSERT INTO t SELECT 1");
    }

    // when
    try (var server = EmbeddedClickHouseServer.start(second, 0)) {
      assertThat(server.query("EXISTS TABLE t", "TSV")).isEqualTo("0\n");
    }

    // then
    try (var server = EmbeddedClickHouseServer.start(first, 0)) {
      assertThat(server.query("SELECT count() FROM t", "TSV")).isEqualTo("1\n");
    }
  }

  @Test
  void aSecondDirectoryAtOnceIsRefused() {
    try (var server = EmbeddedClickHouseServer.start(first, 0)) {
      assertThatThrownBy(() -> EmbeddedClickHouseServer.start(second, 0))
          .isInstanceOf(EngineUnavailableException.class)
          .hasMessageContaining("one directory only");
      assertThat(server.query("SELECT 1", "TSV")).isEqualTo("1\n");
    }
  }

  @Test
  void aPortInUseIsNamedAndLeavesNothingOpen() throws Exception {
    // given
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = taken.getLocalPort();

      // when
      assertThatThrownBy(() -> EmbeddedClickHouseServer.start(first, port))
          .hasMessageContaining("cannot listen on")
          .hasMessageContaining(Integer.toString(port));
    }

    // then
    try (var server = EmbeddedClickHouseServer.start(first, 0)) {
      assertThat(server.query("SELECT 1", "TSV")).isEqualTo("1\n");
    }
  }

  @Test
  void aMissingLibrarySaysWhatToDo() {
    // given
    EngineLibrary nowhere = new EngineLibrary(Map.of("XDG_CACHE_HOME", first.toString()), second);

    // then
    assertThatThrownBy(nowhere::locate).hasMessageContaining("./fleet up");
    assertThat(nowhere.expectedPath().toString()).startsWith(first.toString());
    assertThat(new EngineLibrary(Map.of("FLEET_ENGINE_LIB", "/x.so"), second).expectedPath())
        .isEqualTo(Path.of("/x.so"));
  }

  @Test
  void whereAPasswordIsSetItIsAskedFor() throws Exception {
    // given
    ServerOptions options =
        new ServerOptions(first, "127.0.0.1", 0, 2, Duration.ofSeconds(1), "fleet", "s3cret");
    try (var server = EmbeddedClickHouseServer.start(options, EngineLibrary.ofThisProcess())) {
      HttpCaller http = new HttpCaller(server.httpUrl());

      // when
      var nobody = http.post("/", "SELECT 1");
      var wrong = http.post("/", "SELECT 1", "X-ClickHouse-User", "fleet", "X-ClickHouse-Key", "x");
      var right =
          http.post("/", "SELECT 1", "X-ClickHouse-User", "fleet", "X-ClickHouse-Key", "s3cret");
      var basic = http.post("/", "SELECT 1", "Authorization", "Basic ZmxlZXQ6czNjcmV0");
      var inUrl = http.post("/?user=fleet&password=s3cret", "SELECT 1");

      // then
      assertThat(nobody.statusCode()).isEqualTo(403);
      assertThat(wrong.headers().firstValue("X-ClickHouse-Exception-Code")).contains("516");
      assertThat(right.body() + basic.body() + inUrl.body()).isEqualTo("1\n1\n1\n");
    }
  }

  @Test
  void anOpenAddressNeedsAPassword() {
    assertThatThrownBy(
            () -> new ServerOptions(first, "0.0.0.0", 0, 2, Duration.ofSeconds(1), "default", ""))
        .hasMessageContaining("FLEET_CLICKHOUSE_PASSWORD");
  }

  @Test
  void whoFindsNoFreeConnectionIsToldSo() throws Exception {
    // given
    ServerOptions options =
        new ServerOptions(first, "127.0.0.1", 0, 1, Duration.ofMillis(100), "default", "");
    try (var server = EmbeddedClickHouseServer.start(options, EngineLibrary.ofThisProcess())) {
      HttpCaller http = new HttpCaller(server.httpUrl());
      var slow = CompletableFuture.supplyAsync(() -> server.query("SELECT sleep(2)", "TSV"));

      // when
      Awaitility.await()
          .atMost(Duration.ofSeconds(2))
          .until(() -> http.post("/", "SELECT 1").statusCode() == 503);

      // then
      assertThat(http.post("/", "SELECT 1").headers().firstValue("X-ClickHouse-Exception-Code"))
          .contains("202");
      assertThat(slow.get()).isEqualTo("0\n");
      assertThat(http.post("/", "SELECT 1").body()).isEqualTo("1\n");
    }
  }
}
