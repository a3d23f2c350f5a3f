package io.fleet.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.local.token.Secrets;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TokenCommandTest {
  private static final int WRONG_USAGE = 2;

  @TempDir Path directory;

  private final StringWriter out = new StringWriter();

  @BeforeEach
  void setUp() throws Exception {
    Path secrets = Files.createDirectories(directory.resolve("secrets"));
    new Secrets(secrets, Clock.systemUTC()).ensure();
  }

  @Test
  void aDevicesTokenIsForItsVehicleAlone() {
    // when
    int exitCode = run("--device", "truck-7");
    // then
    assertThat(exitCode).isZero();
    assertThat(claims())
        .contains("\"sub\":\"truck-7\"", "\"groups\":[\"device\"]")
        .doesNotContain("scope");
  }

  @Test
  void withoutADeviceItMayDoEverything() {
    // when
    run();
    // then
    assertThat(claims()).contains("\"sub\":\"local\"", "\"admin\"", "\"scope\":\"import\"");
  }

  @Test
  void vehicleGroupsAreNamedAndNoneIsNotNothing() {
    // when / then
    assertThat(run("--groups", "viewer", "--vehicle-groups", "north,south")).isZero();
    assertThat(claims())
        .contains("\"groups\":[\"viewer\"]", "\"fleet_vehicle_groups\":[\"north\",\"south\"]");
    out.getBuffer().setLength(0);
    assertThat(run("--groups", "viewer", "--vehicle-groups", "")).isZero();
    assertThat(claims()).contains("\"fleet_vehicle_groups\":[]");
    out.getBuffer().setLength(0);
    assertThat(run("--groups", "viewer")).isZero();
    assertThat(claims()).doesNotContain("fleet_vehicle_groups");
  }

  @Test
  void whatADeviceIsIsNotSaidTwice() {
    assertThat(run("--device", "truck-7", "--groups", "admin")).isEqualTo(WRONG_USAGE);
    assertThat(run("--device", "truck-7", "--subject", "x")).isEqualTo(WRONG_USAGE);
    assertThat(run("--device", "truck-7", "--vehicle-groups", "x")).isEqualTo(WRONG_USAGE);
  }

  @Test
  void whatIsNoVehicleIdIsRefused() {
    assertThat(run("--device", "truck/7")).isEqualTo(WRONG_USAGE);
    assertThat(run("--device", "")).isEqualTo(WRONG_USAGE);
  }

  private int run(String... words) {
    CommandLine command = new CommandLine(new TokenCommand());
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(new StringWriter()));
    String[] all = new String[words.length + 2];
    all[0] = "--data";
    all[1] = directory.toString();
    System.arraycopy(words, 0, all, 2, words.length);
    return command.execute(all);
  }

  private String claims() {
    String payload = out.toString().trim().split("\\.")[1];
    return new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
  }
}
