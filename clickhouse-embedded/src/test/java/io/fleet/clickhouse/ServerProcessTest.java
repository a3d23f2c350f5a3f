package io.fleet.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process: what it survives, how it ends, what it needs. */
class ServerProcessTest {

  private static final String TABLE =
      "CREATE TABLE facts (id UInt64, value Int32) ENGINE = MergeTree ORDER BY id";
  private static final String INSERT =
      "/?async_insert=0&query=" + HttpCaller.encoded("INSERT INTO facts FORMAT RowBinary");

  @TempDir Path directory;

  @Test
  void aMillionRowsPassThroughASmallHeap() throws Exception {
    try (ServerProcess server = spawn("first", "-Xmx48m")) {
      // given
      HttpCaller http = server.awaitUp();
      http.post("/", TABLE);

      // when
      var answer = http.post(INSERT, BodyPublishers.ofInputStream(() -> BinaryRows.of(1_000_000)));

      // then
      assertThat(answer.body()).isEmpty();
      assertThat(http.post("/", "SELECT count(), uniqExact(id) FROM facts").body())
          .isEqualTo("1000000\t1000000\n");
    }
  }

  @Test
  void acknowledgedRowsSurviveAKill() throws Exception {
    // given
    long acknowledged = 0;
    try (ServerProcess server = spawn("killed")) {
      HttpCaller http = server.awaitUp();
      http.post("/", TABLE);
      for (int block = 0; block < 5; block++) {
        acknowledged +=
            http.post(INSERT, BinaryRows.of(10_000).readAllBytes()).statusCode() == 200
                ? 10_000
                : 0;
      }

      // when
      server.killHard();
    }

    // then
    try (ServerProcess server = spawn("again")) {
      HttpCaller http = server.awaitUp();
      assertThat(acknowledged).isEqualTo(50_000);
      assertThat(http.post("/", "SELECT count() FROM facts").body()).isEqualTo("50000\n");
      assertThat(http.post(INSERT, BinaryRows.of(1).readAllBytes()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void terminatingEndsTheEngineInOrder() throws Exception {
    try (ServerProcess server = spawn("terminated")) {
      // given
      server.awaitUp().post("/", TABLE);

      // when
      int exit = server.terminate();

      // then
      assertThat(exit).isEqualTo(128 + 15);
      assertThat(server.log()).contains("started url=").contains("stopped").doesNotContain("SIG");
    }
  }

  @Test
  void aDirectoryInUseIsNamedWithItsHolder() throws Exception {
    try (ServerProcess holder = spawn("holder")) {
      // given
      holder.awaitUp();

      // when
      try (ServerProcess second = spawn("second")) {

        // then
        assertThat(second.awaitExit()).isEqualTo(1);
        assertThat(second.log()).contains("is in use by process " + holder.pid());
      }
    }
  }

  private ServerProcess spawn(String name, String... jvmOptions) throws Exception {
    return ServerProcess.spawn(
        directory.resolve("data"), directory.resolve(name + ".log"), jvmOptions);
  }
}
