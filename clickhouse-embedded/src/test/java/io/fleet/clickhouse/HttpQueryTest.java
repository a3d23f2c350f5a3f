package io.fleet.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What curl and other plain HTTP clients see. */
class HttpQueryTest {

  @TempDir static Path directory;
  private static EmbeddedClickHouseServer server;
  private static HttpCaller http;

  @BeforeAll
  static void start() {
    server = EmbeddedClickHouseServer.start(directory, 0);
    http = new HttpCaller(server.httpUrl());
    server.execute("CREATE TABLE points (id UInt32, name String) ENGINE = MergeTree ORDER BY id");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void pingSaysOk() throws Exception {
    assertThat(http.get("/ping").body()).isEqualTo("Ok.\n");
  }

  @Test
  void aQueryInTheUrlIsAnswered() throws Exception {
    // when
    var answer = http.get("/?query=" + HttpCaller.encoded("SELECT 1, 'a'"));

    // then
    assertThat(answer.body()).isEqualTo("1\ta\n");
    assertThat(answer.headers().firstValue("X-ClickHouse-Format")).contains("TabSeparated");
    assertThat(answer.headers().firstValue("X-ClickHouse-Timezone")).isPresent();
    assertThat(answer.headers().firstValue("X-ClickHouse-Query-Id")).isPresent();
    assertThat(answer.headers().firstValue("X-ClickHouse-Summary").orElseThrow())
        .contains("\"read_rows\":");
  }

  @Test
  void theFormatClauseWinsOverTheDefaultFormat() throws Exception {
    // when
    var named = http.post("/?default_format=CSV", "SELECT 'x' AS a FORMAT JSONEachRow");
    var defaulted = http.post("/?default_format=CSV", "SELECT 'x' AS a");

    // then
    assertThat(named.body()).isEqualTo("{\"a\":\"x\"}\n");
    assertThat(named.headers().firstValue("X-ClickHouse-Format")).contains("JSONEachRow");
    assertThat(defaulted.body()).isEqualTo("\"x\"\n");
  }

  @Test
  void serverSideParametersAreBoundByName() throws Exception {
    // given
    String hostile = "it's \\\\ {x} ; DROP";

    // when
    var answer =
        http.post(
            "/?param_s=" + HttpCaller.encoded(hostile) + "&param_n=7",
            "SELECT {s:String}, {n:UInt8}");

    // then
    assertThat(answer.body()).isEqualTo("it\\'s \\\\ {x} ; DROP\t7\n");
  }

  @Test
  void settingsInTheUrlLastForTheirRequestOnly() throws Exception {
    // given
    String asking = "SELECT getSetting('max_block_size'), getSetting('log_comment')";
    String before = http.post("/", asking).body();

    // when
    String within = http.post("/?max_block_size=123&log_comment=it%27s", asking).body();

    // then
    assertThat(within).isEqualTo("123\tit\\'s\n");
    for (int i = 0; i < 20; i++) {
      assertThat(http.post("/", asking).body()).isEqualTo(before);
    }
  }

  @Test
  void sessionStatementsLeaveNothingBehind() throws Exception {
    // given
    String asking = "SELECT currentDatabase(), getSetting('max_block_size')";
    String before = http.post("/", asking).body();

    // when
    http.post("/", "USE system");
    http.post("/", "SET max_block_size = 99");

    // then
    for (int i = 0; i < 20; i++) {
      assertThat(http.post("/", asking).body()).isEqualTo(before);
    }
  }

  @Test
  void theDatabaseIsTakenFromUrlOrHeader() throws Exception {
    assertThat(http.post("/?database=system", "SELECT currentDatabase()").body())
        .isEqualTo("system\n");
    assertThat(
            http.post(
                    "/", "SELECT currentDatabase()", "X-ClickHouse-Database", "information_schema")
                .body())
        .isEqualTo("information_schema\n");
    assertThat(http.post("/", "SELECT currentDatabase()").body()).isEqualTo("default\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT * FROM nowhere                  | 60  | 404",
        "SELEC 1                                | 62  | 400",
        "SELECT 1; SELECT 2                     | 62  | 400",
        "SELECT 1 FROM nodatabase.t             | 81  | 404",
        "SELECT nocolumn FROM points            | 47  | 404",
        "SELECT 1 SETTINGS nosuch = 1           | 115 | 404",
        "SELECT toUInt8('x')                    | 6   | 400",
        "SELECT throwIf(1, 'on purpose')        | 395 | 500",
        "INSERT INTO nowhere VALUES (1)         | 60  | 404",
        "INSERT INTO points FORMAT Nope 1       | 73  | 404",
      })
  void errorsCarryClickHousesCodes(String sql, String code, int status) throws Exception {
    // when
    var answer = http.post("/", sql);

    // then
    assertThat(answer.headers().firstValue("X-ClickHouse-Exception-Code")).contains(code);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).startsWith("Code: " + code + ". DB::Exception: ");
  }

  @Test
  void getMayReadOnly() throws Exception {
    // when
    var answer = http.get("/?query=" + HttpCaller.encoded("DROP TABLE points"));

    // then
    assertThat(answer.headers().firstValue("X-ClickHouse-Exception-Code")).contains("164");
    assertThat(http.post("/", "EXISTS points").body()).isEqualTo("1\n");
  }

  @Test
  void valuesCsvAndJsonAreInserted() throws Exception {
    // given
    server.execute("CREATE TABLE mixed (id UInt32, name String) ENGINE = MergeTree ORDER BY id");

    // when
    var values =
        http.post("/", "INSERT INTO mixed (id, name) VALUES (1, 'a;b'), (2, 'FORMAT CSV')");
    var csv = http.post("/", "INSERT INTO mixed FORMAT CSV\n3,\"c\"\n4,d\n");
    var json =
        http.post(
            "/?query=" + HttpCaller.encoded("INSERT INTO mixed FORMAT JSONEachRow"),
            "{\"id\":5,\"name\":\"e\"}");
    var selected = http.post("/", "INSERT INTO mixed SELECT id + 10, name FROM mixed");

    // then
    assertThat(values.body() + csv.body() + json.body() + selected.body()).isEmpty();
    assertThat(
            http.post(
                    "/",
                    "SELECT groupArray((id, name)) FROM (SELECT * FROM mixed ORDER BY id) WHERE id < 6")
                .body())
        .isEqualTo("[(1,'a;b'),(2,'FORMAT CSV'),(3,'c'),(4,'d'),(5,'e')]\n");
    assertThat(http.post("/", "SELECT count() FROM mixed").body()).isEqualTo("10\n");
  }

  @Test
  void gzipIsReadAndWritten() throws Exception {
    // given
    server.execute("CREATE TABLE zipped (id UInt32, name String) ENGINE = MergeTree ORDER BY id");
    byte[] rows = gzip("1,one\n2,two\n");

    // when
    http.post(
        "/?query=" + HttpCaller.encoded("INSERT INTO zipped FORMAT CSV"),
        rows,
        "Content-Encoding",
        "gzip");
    var answer =
        http.postForBytes(
            "/?enable_http_compression=1",
            "SELECT * FROM zipped ORDER BY id",
            "Accept-Encoding",
            "gzip");

    // then
    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(new GZIPInputStream(new java.io.ByteArrayInputStream(answer.body())).readAllBytes())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("1\tone\n2\ttwo\n");
  }

  @Test
  void badBinaryRowsAreRefusedAndTheNextInsertWorks() throws Exception {
    // given
    String target = "/?query=" + HttpCaller.encoded("INSERT INTO points FORMAT RowBinary");

    // when
    var refused = http.post(target, new byte[] {1, 0, 0, 0, 100, 'x'});
    var accepted = http.post(target, new byte[] {1, 0, 0, 0, 1, 'x'});

    // then
    assertThat(refused.headers().firstValue("X-ClickHouse-Exception-Code")).contains("33");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(accepted.statusCode()).isEqualTo(200);
    assertThat(http.post("/", "SELECT count() FROM points").body()).isEqualTo("1\n");
  }

  @Test
  void anUploadThatBreaksOffStoresNothing() throws Exception {
    // given
    server.execute("CREATE TABLE broken (id UInt32) ENGINE = MergeTree ORDER BY id");
    String head =
        "POST /?query=INSERT+INTO+broken+FORMAT+RowBinary HTTP/1.1\r\nHost: x\r\nContent-Length: 4000\r\n\r\n";

    // when
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(new byte[400]);
      out.flush();
    }

    // then
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .during(Duration.ofMillis(300))
        .untilAsserted(
            () -> assertThat(http.post("/", "SELECT count() FROM broken").body()).isEqualTo("0\n"));
  }

  @Test
  void tooLongAStatementIsRefused() throws Exception {
    // when
    var answer = http.post("/", "SELECT '" + "x".repeat(9 * 1024 * 1024) + "'");

    // then
    assertThat(answer.headers().firstValue("X-ClickHouse-Exception-Code")).contains("62");
  }

  @Test
  void nativeCompressionIsRefusedInWords() throws Exception {
    // when
    var answer = http.post("/?compress=1", "SELECT 1");

    // then
    assertThat(answer.statusCode()).isEqualTo(501);
    assertThat(answer.body()).contains("compress=false");
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
