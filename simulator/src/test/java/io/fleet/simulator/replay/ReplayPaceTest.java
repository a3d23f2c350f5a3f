package io.fleet.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.simulator.ManualTime;
import io.fleet.simulator.post.BackOff;
import io.fleet.simulator.post.HttpTelemetryPost;
import io.fleet.simulator.post.RecordingGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayPaceTest {
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

  private final ManualTime time = new ManualTime(NOW);

  @ParameterizedTest
  @CsvSource({"1,600000", "60,10000", "max,0"})
  void tenMinutesTakeAsLongAsTheSpeedSays(String speed, long expectedMs, @TempDir Path dir)
      throws Exception {
    // given
    StringBuilder csv = new StringBuilder("vehicle_id,timestamp,speed_kmph\n");
    for (int second = 0; second <= 600; second++) {
      csv.append("v,").append(1_567_415_107_000L + second * 1_000L).append(",3\n");
    }
    Path file = Files.writeString(dir.resolve("f"), csv);
    try (RecordingGateway gateway = new RecordingGateway()) {

      // when
      ReplaySummary summary = replay(gateway, file, ReplaySpeed.parse(speed));

      // then
      assertThat(summary.took()).hasMillis(expectedMs);
      assertThat(summary.tally().accepted()).isEqualTo(601);
      assertThat(summary.isComplete()).isTrue();
    }
  }

  @Test
  void aRecordFromThePastWaitsForNothing(@TempDir Path dir) throws Exception {
    // given
    Path file =
        Files.writeString(
            dir.resolve("f"),
            "vehicle_id,timestamp,speed_kmph\nv,1567415107000,1\nv,1567415117000,1\nv,1567415100000,1\n");
    try (RecordingGateway gateway = new RecordingGateway()) {

      // when
      ReplaySummary summary = replay(gateway, file, new ReplaySpeed(1));

      // then
      assertThat(summary.took()).isEqualTo(Duration.ofSeconds(10));
      assertThat(gateway.accepted()).hasSize(3);
    }
  }

  private ReplaySummary replay(RecordingGateway gateway, Path file, ReplaySpeed speed)
      throws Exception {
    HttpTelemetryPost http =
        new HttpTelemetryPost(gateway.uri(), () -> "secret", Duration.ofSeconds(10));
    InsistentPost post = new InsistentPost(http, BackOff.USUAL, time, time, Duration.ofMinutes(2));
    try (Lane lane = new Lane(post, 500);
        RecordedFile recorded = RecordedFormat.CSV.open(file, null, 0)) {
      return new Replay(List.of(lane), speed, time, time, new Silent()).run(recorded);
    }
  }

  private static final class Silent implements Replay.Listener {
    @Override
    public void passed() {}

    @Override
    public void unreadable(RecordedEvent record) {}
  }
}
