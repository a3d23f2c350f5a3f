package io.fleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Vehicles drive for a while; then what the live panels told is what the facts say. */
@TestMethodOrder(OrderAnnotation.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@ExtendWith(CalmStack.class)
@ResourceLock(CalmStack.LOCK)
class LiveMetricsIT {
  /** Every fifth window begins where the one before it ended. */
  private static final String EVERY_FIFTH =
      " FROM fleet_activity_current WHERE toUnixTimestamp64Milli(window_start) % 5000 = 0";

  private static final String FIFTH_IN_TOPIC =
      " FROM metrics_live WHERE panel = 'fleet_activity' AND CAST(SUBSTRING(window_start, 18, 2) AS"
          + " INT) IN (0,5,10,15,20,25,30,35,40,45,50,55)";

  private static final String VEHICLES = "SELECT DISTINCT vehicle_id FROM telemetry";

  @TempDir static Path directory;
  private static FleetStack stack;
  private static FleetClient client;
  private static Sums factsBefore;
  private static Sums toldBefore;

  /** What came of everything driven on this stack. */
  private record Sums(long events, long alerts, long distanceMm) {
    /** As the tables hold it. */
    static Sums ofFacts() throws Exception {
      return new Sums(
          client.count("SELECT count() FROM telemetry_current"),
          // what was taken back was told all the same
          client.count("SELECT count() FROM alerts_and_withdrawn"),
          new FactsRecount(stack).distanceMm(client.sql(VEHICLES).lines().toList()));
    }

    /** As the panels have told it. */
    static Sums told() throws Exception {
      return new Sums(
          client.count("SELECT sum(events)" + EVERY_FIFTH),
          client.count("SELECT sum(alerts)" + EVERY_FIFTH),
          client.count("SELECT sum(toInt64(round(distance_m * 1000)))" + EVERY_FIFTH));
    }

    Sums since(Sums before) {
      return new Sums(
          events - before.events, alerts - before.alerts, distanceMm - before.distanceMm);
    }
  }

  /**
   * Others have driven on this stack before, also late and in private, which the tables do not hold
   * as the panels saw it: what is told and what is there grow by the same.
   */
  @BeforeAll
  static void vehiclesDriveAndOneCallsForHelp() throws Exception {
    stack = CalmStack.stack();
    client = new FleetClient(stack);
    client.awaitQuiet();
    factsBefore = Sums.ofFacts();
    toldBefore = Sums.told();
    drive(Duration.ofSeconds(25));
    String sos = "{\"vehicle_id\":\"van\",\"timestamp\":\"" + Instant.now() + "\",\"sos\":true}";
    assertThat(client.post(sos).statusCode()).isEqualTo(202);
    assertThat(client.post(sos).statusCode()).isEqualTo(202);
    drive(Duration.ofSeconds(15));
    client.awaitQuiet();
  }

  @Test
  @Order(1)
  void panelsSayWhatTheFactsSay() throws Exception {
    Sums facts = Sums.ofFacts().since(factsBefore);

    client
        .soon()
        .untilAsserted(
            () -> assertThat(Sums.told().since(toldBefore).events()).isEqualTo(facts.events()));
    assertThat(Sums.told().since(toldBefore)).isEqualTo(facts);
    assertThat(facts.events()).isGreaterThan(500);
    assertThat(facts.alerts()).isPositive();
    assertThat(facts.distanceMm()).isGreaterThan(1_000_000);
  }

  @Test
  @Order(2)
  void theSqlClientCountsTheSameInTheTopic() throws Exception {
    long events = client.count("SELECT count() FROM telemetry_current");

    String printed =
        stack.run(
            Duration.ofMinutes(3),
            "sql",
            "-e",
            "SELECT vehicle_id FROM telemetry LIMIT 5; SELECT SUM(events) AS total"
                + FIFTH_IN_TOPIC);

    assertThat(printed).contains("5 rows in set");
    Matcher total =
        Pattern.compile("total \\|\\s.*?\\|\\s*(\\d+) \\|", Pattern.DOTALL).matcher(printed);
    assertThat(total.find()).as(printed).isTrue();
    assertThat(Long.parseLong(total.group(1))).isEqualTo(events);
  }

  @Test
  @Order(3)
  void aStatementThatFailsIsAFailure() throws Exception {
    Path out = directory.resolve("failed.txt");
    Process process = stack.launch(out, "sql", "-e", "SELECT nothing FROM nowhere");

    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(out)).isEqualTo(1);
    assertThat(Files.readString(out)).contains("'nowhere' not found");
  }

  private static void drive(Duration time) throws Exception {
    Path token = Files.writeString(directory.resolve("token"), stack.token());
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx192m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "io.fleet.simulator.SimulatorCommand",
            "run",
            "--gateway",
            stack.gatewayUrl(),
            "--token-file",
            token.toString(),
            "--vehicles",
            "20",
            "--duration",
            time.toString());
    Path out = directory.resolve("simulator.txt");
    Process simulator =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    assertThat(simulator.waitFor(time.toSeconds() + 60, TimeUnit.SECONDS)).isTrue();
    assertThat(simulator.exitValue()).as(Files.readString(out)).isZero();
  }
}
