package io.fleet.stream.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.fleet.events.Telemetry;
import io.fleet.stream.io.LogRecord;
import io.fleet.stream.io.OutboundRecord;
import io.fleet.stream.io.clickhouse.LoadFence;
import io.fleet.stream.timeline.repair.Anchor;
import io.fleet.stream.timeline.repair.RepairFacts;
import io.fleet.stream.timeline.repair.RepairRequest;
import io.fleet.stream.timeline.repair.RepairSlice;
import io.fleet.stream.timeline.repair.SettledFinding;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.AsyncDataStream.OutputMode;
import org.apache.flink.streaming.api.functions.async.AsyncFunction;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The readers of stored facts stand beside the live stream and share its checkpoints: whose thread
 * waits holds back every barrier, and with it the alerts that meet there.
 */
class ReadersBesideTest {
  private static final Duration AT_ONCE = Duration.ofSeconds(20);
  private static final int MANY = 1_000;

  /** Nothing is passed over for its age, whenever this is run. */
  private static final long LATELY_MS = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

  private static volatile CountDownLatch storeIsBack;
  private static final AtomicInteger ASKED = new AtomicInteger();
  private static volatile CountDownLatch laneIsTaken;

  @TempDir Path staging;

  @BeforeEach
  void storeGoesAway() {
    storeIsBack = new CountDownLatch(1);
    laneIsTaken = new CountDownLatch(1);
  }

  @AfterEach
  void storeComesBack() {
    storeIsBack.countDown();
  }

  @Test
  void noNumberOfRequestsHoldsBackACheckpointWhileTheStoreIsAway() {
    RepairReader reader =
        new RepairReader(StandardRules::book, ReferenceFactory.none(), new AwayStore(staging));
    assertTimeoutPreemptively(
        AT_ONCE,
        () -> {
          try (OneInputStreamOperatorTestHarness<LogRecord, OutboundRecord> harness =
              harness(reader, RepairReader.CAPACITY, LogRecord.class)) {
            // when a thousand vehicles have come out of a tunnel
            for (int i = 0; i < MANY; i++) {
              harness.processElement(request(i), i);
            }

            // then their requests are in the checkpoint, and none has been answered
            assertThat(harness.snapshot(1, 1)).isNotNull();
            assertThat(harness.getOutput()).isEmpty();
          }
        });
  }

  @Test
  void whoAskedAnewWhileItWaitedIsAnsweredOnce() {
    RepairReader reader =
        new RepairReader(StandardRules::book, ReferenceFactory.none(), new AwayStore(staging));
    assertTimeoutPreemptively(
        AT_ONCE,
        () -> {
          try (OneInputStreamOperatorTestHarness<LogRecord, OutboundRecord> harness =
              harness(reader, RepairReader.CAPACITY, LogRecord.class)) {
            // given the lane is taken by a vehicle that waits for the store
            harness.processElement(request(0), 0);
            laneIsTaken.await();

            // when another asks three times before its turn
            for (int id = 1; id <= 3; id++) {
              harness.processElement(request(7, id), 0);
            }
            harness.processElement(request(8), 0);
            storeIsBack.countDown();
            harness.endInput();

            // then only its newest request is answered
            List<RepairSlice> slices =
                harness.extractOutputValues().stream().map(o -> RepairSlice.of(o.value)).toList();
            assertThat(slices)
                .extracting(RepairSlice::vehicleId, RepairSlice::requestId)
                .containsExactlyInAnyOrder(
                    tuple("van-0", 1L), tuple("van-7", 3L), tuple("van-8", 1L));
          }
        });
  }

  @Test
  void noNumberOfNewsHoldsBackACheckpointAndAllIsToldByOneLook() {
    int before = ASKED.get();
    NewsReader reader = new NewsReader(new AwayStore(staging));
    assertTimeoutPreemptively(
        AT_ONCE,
        () -> {
          try (OneInputStreamOperatorTestHarness<LateNews, TimelineInput> harness =
              harness(reader, NewsReader.CAPACITY, LateNews.class)) {
            // when a file with a thousand rules of the whole fleet is imported
            for (int i = 0; i < MANY; i++) {
              harness.processElement(LateNews.of(null, LATELY_MS), i);
            }

            // then
            assertThat(harness.snapshot(1, 1)).isNotNull();

            // and when the store is there again
            storeIsBack.countDown();
            harness.endInput();

            // then the vehicles have been asked for once or twice, not a thousand times
            assertThat(ASKED.get() - before).isBetween(1, 2);
            assertThat(harness.extractOutputValues())
                .isNotEmpty()
                .allSatisfy(told -> assertThat(told.key()).isEqualTo("van"));
          }
        });
  }

  private static <I, O> OneInputStreamOperatorTestHarness<I, O> harness(
      AsyncFunction<I, O> reader, int capacity, Class<I> input) throws Exception {
    OneInputStreamOperatorTestHarness<I, O> harness =
        new OneInputStreamOperatorTestHarness<>(
            new AsyncWaitOperatorFactory<>(reader, 0, capacity, OutputMode.UNORDERED),
            TypeInformation.of(input)
                .createSerializer(new ExecutionConfig().getSerializerConfig()));
    harness.open();
    return harness;
  }

  private static LogRecord request(int vehicle) {
    return request(vehicle, 1);
  }

  private static LogRecord request(int vehicle, long requestId) {
    RepairRequest request =
        new RepairRequest(
            "van-" + vehicle, requestId, LATELY_MS - 1_000, LATELY_MS, LATELY_MS, List.of());
    return new LogRecord(
        "fleet.prod.repair.requests", 0, vehicle, LATELY_MS, null, request.toBytes(), Map.of());
  }

  /** A store that does not answer before it is back. */
  private record AwayStore(String staging) implements RepairFactsFactory {
    AwayStore(Path staging) {
      this(staging.toString());
    }

    @Override
    public RepairFacts facts() {
      return new AwayFacts();
    }

    @Override
    public LoadFence fence() {
      return new LoadFence(Path.of(staging));
    }
  }

  /** Nothing is stored of anybody. */
  private static final class AwayFacts implements RepairFacts {
    @Override
    public List<Anchor> anchorsAround(String vehicleId, long momentMs)
        throws IOException, InterruptedException {
      awaitStore();
      return List.of();
    }

    @Override
    public void events(String vehicleId, long afterMs, long untilMs, Predicate<Telemetry> each)
        throws IOException, InterruptedException {
      awaitStore();
    }

    @Override
    public List<SettledFinding> settledAfter(String vehicleId, long foundAfterMs)
        throws IOException, InterruptedException {
      awaitStore();
      return List.of();
    }

    @Override
    public List<String> vehicles() throws IOException, InterruptedException {
      ASKED.incrementAndGet();
      awaitStore();
      return List.of("van");
    }

    private static void awaitStore() throws IOException, InterruptedException {
      laneIsTaken.countDown();
      if (!storeIsBack.await(1, TimeUnit.MINUTES)) {
        throw new IOException("away");
      }
    }
  }
}
