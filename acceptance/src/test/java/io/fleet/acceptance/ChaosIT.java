package io.fleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.local.FleetCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The short form of {@code ./fleet chaos all}: an undisturbed run, then what holds something is
 * killed, one part after the other, while data flow. Needs every module packaged, and has a stack
 * of its own: a third beside those of other tests is more than two processors bear.
 */
@Timeout(600)
@Order(3)
@ResourceLock(DrivingStack.LOCK)
class ChaosIT {
  private static final String IN_A_ROW = "in-a-row";

  @TempDir Path directory;

  @BeforeAll
  static void rest() throws Exception {
    DrivingStack.rest();
  }

  @Test
  void nothingThatWasAcknowledgedIsLostAndNothingIsToldTwiceWhoeverDies() throws Exception {
    // given
    Path out = directory.resolve("out.json");
    Path err = directory.resolve("err.txt");

    // when
    Process chaos = launch(out, err);
    boolean ended = chaos.waitFor(9, TimeUnit.MINUTES);
    if (!ended) {
      chaos.destroy();
      chaos.waitFor();
    }

    // then
    System.out.println(Files.readString(err));
    assertThat(ended).as("ended").isTrue();
    JsonNode report = new ObjectMapper().readTree(out.toFile());
    JsonNode verdict = report.path("scenarios").path(IN_A_ROW);
    assertThat(verdict.path("ok").asBoolean()).as(verdict.toString()).isTrue();
    assertThat(verdict.path("told_s").asDouble()).isPositive();
    assertThat(chaos.exitValue()).isZero();
  }

  private static Process launch(Path out, Path err) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dfleet.home=" + Path.of("..").toAbsolutePath().normalize(),
            "-cp",
            System.getProperty("java.class.path"),
            FleetCommand.class.getName(),
            "chaos",
            "--json",
            IN_A_ROW);
    builder.environment().put("FLEET_JVM_OPTIONS", "-XX:TieredStopAtLevel=1");
    return builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
  }
}
