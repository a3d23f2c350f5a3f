package io.fleet.stream.io.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The sink in a job on a mini cluster with checkpoints, against the real engine. */
class ClickHouseSinkJobTest {
  private static final Duration A_WHILE = Duration.ofSeconds(120);
  private static final String COUNT = "SELECT count() FROM fleet.telemetry";
  private static final String COUNT_FINAL = COUNT + " FINAL";

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  @TempDir static Path engineFolder;
  private static ClickHouseEngine engine;

  @TempDir Path folder;
  private ClickHouseSinkConfig config;
  private StagingDirectory directory;

  @BeforeAll
  static void startEngine() throws Exception {
    engine = new ClickHouseEngine(engineFolder);
  }

  @AfterAll
  static void stopEngine() {
    engine.close();
  }

  @BeforeEach
  void begin() throws Exception {
    config = engine.config(folder.resolve("staging"));
    directory = StagingDirectory.create(config.stagingPath(), true);
    engine.empty(ClickHouseTable.TELEMETRY);
    engine.execute("SYSTEM STOP MERGES fleet.telemetry");
  }

  @Test
  void exactlyTheRowsSentAreThere() throws Exception {
    // when
    JobClient job = start(20_000, 20_000, row -> row);

    // then
    finish(job);
    awaitRows(20_000);
    assertThat(engine.number("SELECT sum(toUnixTimestamp(ts)) FROM fleet.telemetry"))
        .isEqualTo(20_000 * (StagedRows.START_MS / 1_000) + 20_000L * 19_999 / 2);
    assertThat(directory.list().unready()).isEmpty();
  }

  @Test
  void aFailureInMidRunLosesNothingAndSendsNothingOfTheAbandonedAttempt() throws Exception {
    // given
    FailingOnce.FAILURES.set(0);
    config = config.withLimits(config.limits().withFileRows(100));

    // when
    JobClient job = start(30_000, 10_000, new FailingOnce());

    // then
    finish(job);
    assertThat(FailingOnce.FAILURES).hasValue(1);
    awaitRows(30_000);
    assertThat(engine.number(COUNT_FINAL)).isEqualTo(30_000);
    assertThat(directory.list().unready()).isEmpty();
  }

  @Test
  void checkpointsGoOnWhileTheServerIsAwayAndRowsArriveWhenItIsBack(
      @InjectMiniCluster MiniCluster cluster) throws Exception {
    // given
    JobClient job = start(30_000, 6_000, row -> row);
    await().atMost(A_WHILE).until(() -> engine.number(COUNT) > 0);

    // when
    engine.goAway();
    long before = completedCheckpoints(cluster, job.getJobID());
    await().atMost(A_WHILE).until(() -> completedCheckpoints(cluster, job.getJobID()) > before + 5);
    assertThat(directory.list().ready()).isNotEmpty();
    engine.comeBack();

    // then
    finish(job);
    awaitRows(30_000);
  }

  @Test
  void tooMuchStagedHoldsTheInputBackUntilTheServerIsBack() throws Exception {
    // given
    long limit = 1_000_000;
    config = config.withLimits(config.limits().withStagedBytes(limit));
    engine.goAway();

    // when
    JobClient job = start(60_000, 100_000, row -> row);

    // then
    await().atMost(A_WHILE).until(() -> stagedBytes() >= limit);
    await()
        .atMost(A_WHILE)
        .during(Duration.ofSeconds(1))
        .until(this::stagedBytes, bytes -> bytes < 10 * limit);
    long held = stagedBytes();
    await()
        .atMost(A_WHILE)
        .during(Duration.ofSeconds(1))
        .until(this::stagedBytes, bytes -> bytes == held);
    engine.comeBack();
    finish(job);
    awaitRows(60_000);
  }

  private JobClient start(long rows, double perSecond, MapFunction<EncodedRow, EncodedRow> between)
      throws Exception {
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(50));
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
    env.setParallelism(2);
    env.enableCheckpointing(100);
    DataStream<EncodedRow> encoded =
        env.fromSource(
                new DataGeneratorSource<>(
                    StagedRows::telemetryRow,
                    rows,
                    RateLimiterStrategy.perSecond(perSecond),
                    EncodedRowTypeInfo.INSTANCE),
                WatermarkStrategy.noWatermarks(),
                "rows")
            .map(between)
            .returns(EncodedRowTypeInfo.INSTANCE);
    encoded.rebalance().sinkTo(new ClickHouseSink(config)).name("clickhouse").uid("clickhouse");
    return env.executeAsync();
  }

  private static void finish(JobClient job) throws Exception {
    job.getJobExecutionResult().get(A_WHILE.toSeconds(), TimeUnit.SECONDS);
  }

  private void awaitRows(long rows) {
    await().atMost(A_WHILE).until(() -> directory.list().ready().isEmpty());
    assertThat(engine.number(COUNT)).isEqualTo(rows);
  }

  private long stagedBytes() throws Exception {
    StagingDirectory.Listing listing = directory.list();
    return listing.readyBytes() + listing.unreadyBytes();
  }

  private static long completedCheckpoints(MiniCluster cluster, JobID job) throws Exception {
    return cluster
        .getExecutionGraph(job)
        .get(10, TimeUnit.SECONDS)
        .getCheckpointStatsSnapshot()
        .getCounts()
        .getNumberOfCompletedCheckpoints();
  }
}
