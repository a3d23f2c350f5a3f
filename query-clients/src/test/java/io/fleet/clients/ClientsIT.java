package io.fleet.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.client.example.ExampleKt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was made from the API's description reads the API itself. */
class ClientsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path TYPESCRIPT = Path.of("target", "clients", "typescript");
  private static final long PATIENCE_S = 60;

  /** As facts.sql has it: the trip that was withdrawn is not there. */
  private static final String FACTS =
      """
      {"vehicles":[["van-1",48.1],["van-2",0.0]],
       "trips":[["11111111-0000-5000-8000-000000000002",12500.0],
                ["11111111-0000-5000-8000-000000000001",41250.0],
                ["11111111-0000-5000-8000-000000000003",9000.0]],
       "alerts":[["harsh_braking",2]],
       "missing":404}
      """;

  @TempDir static Path directory;
  private static RunningApi api;

  @BeforeAll
  static void start() throws Exception {
    api = RunningApi.start(directory, statements());
  }

  @AfterAll
  static void stop() throws Exception {
    if (api != null) {
      api.close();
    }
  }

  private static List<String> statements() throws IOException {
    byte[] facts = ClientsIT.class.getResourceAsStream("/facts.sql").readAllBytes();
    return List.of(new String(facts, StandardCharsets.UTF_8).split(";\n"));
  }

  @Test
  void kotlinReadsVehiclesTripsAndAlerts() throws Exception {
    // when
    String read = ExampleKt.read(api.address(), api.token());

    // then
    assertSame(read, FACTS);
  }

  @Test
  void typeScriptReadsVehiclesTripsAndAlerts() throws Exception {
    // when
    String read = run(TYPESCRIPT, "node", "dist/example.js", api.address());

    // then
    assertThat(JSON.readTree(read).get("problem").asText()).isEqualTo("/problems/not-found");
    assertSame(read, FACTS);
  }

  @Test
  void aBrowserShowsThePage() throws Exception {
    // when
    String page =
        run(
            directory,
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--user-data-dir=" + directory.resolve("browser"),
            "--virtual-time-budget=10000",
            "--dump-dom",
            api.address() + "/q/swagger-ui");

    // then
    assertThat(page).contains("Fleet query API", "OpenAPI 3.0.3", "OAS 3.1");
  }

  /** Numbers by their value, whether a language writes 0 or 0.0. */
  private static void assertSame(String read, String expected) throws IOException {
    JsonNode came = JSON.readTree(read);
    JsonNode there = JSON.readTree(expected);
    for (String part : List.of("vehicles", "trips", "alerts", "missing")) {
      assertThat(there.get(part).equals(ClientsIT::compare, came.get(part))).as(read).isTrue();
    }
  }

  private static int compare(JsonNode a, JsonNode b) {
    boolean numbers = a.isNumber() && b.isNumber();
    return numbers ? Double.compare(a.asDouble(), b.asDouble()) : a.equals(b) ? 0 : 1;
  }

  private static String run(Path where, String... command) throws Exception {
    Path output = Files.createTempFile(directory, "output", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(where.toFile());
    builder.environment().put("TOKEN", api.token());
    Process process =
        builder
            .redirectError(directory.resolve("errors.txt").toFile())
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(String.join(" ", command) + " takes too long");
    }
    assertThat(process.exitValue()).as(Files.readString(directory.resolve("errors.txt"))).isZero();
    return Files.readString(output);
  }
}
