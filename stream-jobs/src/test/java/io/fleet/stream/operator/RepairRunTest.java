package io.fleet.stream.operator;

import static io.fleet.stream.fixture.DriveStory.minutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Telemetry;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.StoredVehicle;
import io.fleet.stream.io.clickhouse.LoadFence;
import io.fleet.stream.timeline.VehicleReplay;
import io.fleet.stream.timeline.VehicleTimeline;
import io.fleet.stream.timeline.repair.RepairRequest;
import io.fleet.stream.timeline.repair.RepairSlice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairRunTest {
  private static final String STAGED = "%013d.%s.telemetry.202603.2.100.0badcafe.ready";

  @TempDir Path staging;

  private final StoredVehicle stored = new StoredVehicle(new Findings());
  private final List<Telemetry> drive = DriveStory.of("van").drive(50, minutes(2)).events();
  private final ExecutorService lane = Executors.newSingleThreadExecutor();
  private RepairRun run;

  @BeforeEach
  void storeADrive() {
    drive.forEach(stored::store);
    VehicleTimeline timeline = new VehicleTimeline(StandardRules.book());
    run = new RepairRun(new VehicleReplay(timeline), stored, new LoadFence(staging));
    run.register(new UnregisteredMetricsGroup());
  }

  @AfterEach
  void end() {
    lane.shutdownNow();
  }

  @Test
  void nothingIsReadBeforeAllThatWasStagedIsLoaded() throws Exception {
    // given
    Path file = stage(1);

    // when
    CompletableFuture<RepairSlice> answer = answer(System.nanoTime());

    // then
    Assertions.assertThatThrownBy(() -> answer.get(500, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    assertThat(stored.eventsRead).isZero();

    // and when
    Files.delete(file);

    // then
    assertThat(answer.get(10, TimeUnit.SECONDS).reachesLiveEdge()).isTrue();
    assertThat(stored.eventsRead).isEqualTo(drive.size());
  }

  @Test
  void whatWasReceivedBeforeAnotherWaitNeedsNoneOfItsOwn() throws Exception {
    // given two that were received together
    long receivedNs = System.nanoTime();
    answer(receivedNs).get(10, TimeUnit.SECONDS);

    // when files are staged after the first was served
    Path file = stage(2);

    // then the second does not wait for them, and one that came after them does
    assertThat(answer(receivedNs).get(10, TimeUnit.SECONDS).vehicleId()).isEqualTo("van");
    CompletableFuture<RepairSlice> later = answer(System.nanoTime());
    Assertions.assertThatThrownBy(() -> later.get(500, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    Files.delete(file);
    assertThat(later.get(10, TimeUnit.SECONDS).vehicleId()).isEqualTo("van");
  }

  private CompletableFuture<RepairSlice> answer(long receivedNs) {
    long fromMs = drive.get(10).timestampMs();
    long untilMs = drive.get(drive.size() - 1).timestampMs();
    RepairRequest request = new RepairRequest("van", 7, fromMs, fromMs, untilMs, List.of());
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return run.answer(request, receivedNs);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        },
        lane);
  }

  private Path stage(int number) throws Exception {
    return Files.createFile(
        staging.resolve(STAGED.formatted(number, "facts-0-0-" + number + "-0")));
  }
}
