package io.fleet.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.simulator.post.RecordingGateway;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReplayCommandTest {
  private static final Pattern TIMESTAMP = Pattern.compile("\"timestamp\":\"([^\"]+)\"");

  @TempDir Path dir;
  private Path token;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeToken() throws IOException {
    token = Files.writeString(dir.resolve("token"), "secret");
  }

  @Test
  void bothRealDriversArriveWholeAndInOrder() throws IOException {
    // given
    Path a = RealDrives.ndsbr("driver_A.csv");
    Path b = RealDrives.ndsbr("driver_B.csv");
    try (RecordingGateway gateway = new RecordingGateway()) {

      // when
      int exitA = replay(gateway, a, "--format", "ndsbr", "--speed", "max");
      int exitB = replay(gateway, b, "--format", "ndsbr", "--speed", "max");

      // then
      assertThat(exitA).isZero();
      assertThat(exitB).isZero();
      List<String> events = gateway.accepted();
      assertThat(events).hasSize(3_623 + 9_776);
      assertThat(events.subList(0, 3_623)).allMatch(e -> e.contains("\"vehicle_id\":\"ndsbr-A\""));
      assertThat(events.subList(3_623, 13_399)).allMatch(e -> e.contains("\"driver_id\":\"B\""));
      assertThat(times(events.subList(0, 3_623))).isSorted().doesNotHaveDuplicates();
      assertThat(times(events.subList(3_623, 13_399))).isSorted().doesNotHaveDuplicates();
      assertThat(events.stream().filter(e -> !e.contains("\"lat\""))).hasSize(1);
      assertThat(events.stream().filter(e -> e.contains("speed_limit_kmph")))
          .hasSize(13_399 - 1_988);
      assertThat(events.get(0)).contains("2019-08-26T22:17:27.000Z");
      assertThat(gateway.batchSizes()).allMatch(size -> size <= 500);
      assertThat(out.toString()).contains("accepted    3623").contains("accepted    9776");
    }
  }

  private static List<String> times(List<String> events) {
    List<String> times = new ArrayList<>();
    for (String event : events) {
      Matcher matcher = TIMESTAMP.matcher(event);
      assertThat(matcher.find()).isTrue();
      times.add(matcher.group(1));
    }
    return times;
  }

  @Test
  void refusalsAreSummedUpByReasonAndAreNoFailure() throws IOException {
    // given
    String good = "{\"vehicle_id\":\"v\",\"timestamp\":1567415107000,\"speed_kmph\":3}\n";
    Path file = write(good + "{\"vehicle_id\":\"v\",\"timestamp\":1}\n{oops\n" + good);
    try (RecordingGateway gateway = new RecordingGateway()) {

      // when
      int exit = replay(gateway, file, "--format", "jsonl");

      // then
      assertThat(exit).isZero();
      assertThat(out.toString().lines().map(line -> line.replaceAll(" +", " ").strip()))
          .containsSubsequence("sent 4", "accepted 2", "refused 2", "empty 1", "malformed 1")
          .anyMatch(line -> line.startsWith("events/s"));
    }
  }

  @Test
  void anUnreadableRecordIsNamedAndFailsTheReplay() throws IOException {
    // given
    Path file = write("vehicle_id,timestamp,speed_kmph\nv,never,1\nv,1567415107000,2\n");
    try (RecordingGateway gateway = new RecordingGateway()) {

      // when
      int exit = replay(gateway, file, "--format", "csv");

      // then
      assertThat(exit).isEqualTo(1);
      assertThat(err.toString()).contains("line 2: timestamp");
      assertThat(out.toString()).contains("accepted    1").contains("unreadable  1");
    }
  }

  @Test
  void aGatewayThatComesBackLosesNothing() throws IOException {
    // given
    Path file = write(lines(1_000));
    try (RecordingGateway gateway = new RecordingGateway(n -> n == 2 || n == 3 ? 503 : 202)) {

      // when
      int exit = replay(gateway, file, "--format", "jsonl", "--batch", "300");

      // then
      assertThat(exit).isZero();
      assertThat(gateway.accepted()).containsExactly(lines(1_000).split("\n"));
      assertThat(gateway.requests()).isEqualTo(4 + 2);
    }
  }

  @Test
  void aGatewayThatStaysAwayIsSaidSo() throws IOException {
    // given
    Path file = write(lines(10));
    try (RecordingGateway gateway = new RecordingGateway(n -> 503)) {

      // when
      int exit = replay(gateway, file, "--format", "jsonl", "--give-up-after", "PT1S");

      // then
      assertThat(exit).isEqualTo(1);
      assertThat(err.toString()).contains("did not take a batch within 1 s").contains("HTTP 503");
    }
  }

  @Test
  void aRefusedTokenIsSaidSoAtOnce() throws IOException {
    // given
    Path file = write(lines(10));
    try (RecordingGateway gateway = new RecordingGateway(n -> 401)) {

      // when
      int exit = replay(gateway, file, "--format", "jsonl");

      // then
      assertThat(exit).isEqualTo(1);
      assertThat(gateway.requests()).isEqualTo(1);
      assertThat(err.toString()).contains("refuses the token");
    }
  }

  @Test
  void aBatchTooLargeIsSaidSo() throws IOException {
    // given
    Path file = write(lines(10));
    try (RecordingGateway gateway = new RecordingGateway(n -> 413)) {

      // when
      int exit = replay(gateway, file, "--format", "jsonl");

      // then
      assertThat(exit).isEqualTo(1);
      assertThat(err.toString()).contains("refuses a batch of 10").contains("/problems/no-413");
    }
  }

  @Test
  void wrongArgumentsAreRefused() throws IOException {
    // given
    Path file = write(lines(1));
    try (RecordingGateway gateway = new RecordingGateway()) {

      // then
      assertThat(replay(gateway, file, "--format", "xml")).isEqualTo(2);
      assertThat(replay(gateway, file, "--format", "jsonl", "--speed", "0")).isEqualTo(2);
      assertThat(replay(gateway, file, "--format", "jsonl", "--vehicle-prefix", "x")).isEqualTo(2);
      assertThat(replay(gateway, file, "--format", "csv", "--batch", "0")).isEqualTo(2);
      assertThat(replay(gateway, dir.resolve("none"), "--format", "csv")).isEqualTo(1);
      Files.writeString(token, "two words");
      assertThat(replay(gateway, file, "--format", "jsonl")).isEqualTo(2);
      assertThat(err.toString()).contains("holds no readable token");
      assertThat(gateway.requests()).isZero();
    }
  }

  private static String lines(int count) {
    StringBuilder lines = new StringBuilder();
    IntStream.range(0, count)
        .forEach(
            i ->
                lines.append(
                    String.format(
                        "{\"vehicle_id\":\"v\",\"timestamp\":%d,\"speed_kmph\":3}\n",
                        1_567_415_107_000L + i)));
    return lines.toString();
  }

  private Path write(String text) throws IOException {
    return Files.writeString(dir.resolve("recorded"), text);
  }

  private int replay(RecordingGateway gateway, Path file, String... more) {
    List<String> arguments = new ArrayList<>(List.of(file.toString()));
    arguments.addAll(List.of("--gateway", gateway.uri() + "/", "--token-file", token.toString()));
    arguments.addAll(List.of(more));
    return new CommandLine(new ReplayCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }
}
