package io.fleet.stream.upgrade;

import io.fleet.stream.fixture.NothingStored;
import io.fleet.stream.io.LogRecord;
import io.fleet.stream.operator.AlertTracesFactory;
import io.fleet.stream.operator.PublishedAlertsFactory;
import io.fleet.stream.operator.ReferenceFactory;
import io.fleet.stream.operator.StandardRules;
import io.fleet.stream.topology.FleetTopology;
import io.fleet.stream.topology.Uids;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The real graph over the story, begun anew or from a savepoint, and stopped where it is told. */
final class FleetRun {
  /** As in production; never changes, since state is kept by key group. */
  static final int MAX_PARALLELISM = 128;

  /** Rows of telemetry are handed on with a checkpoint. */
  private static final Duration ROWS_EVERY = Duration.ofMillis(100);

  private static final long LONGEST_S = 60;

  private final Told told;

  FleetRun(Told told) {
    this.told = told;
  }

  /**
   * Starts it.
   *
   * @param from the savepoint, or null for an empty state
   * @param records how many records it reads before it holds; with all of the rest it ends
   */
  JobClient start(int parallelism, String from, long records) throws Exception {
    Configuration settings =
        new Configuration()
            .set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM)
            .set(PipelineOptions.OBJECT_REUSE, true)
            .set(PipelineOptions.AUTO_GENERATE_UIDS, false)
            .set(PipelineOptions.GENERIC_TYPES, false)
            .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, ROWS_EVERY);
    if (from != null) {
      settings.set(StateRecoveryOptions.SAVEPOINT_PATH, from);
    }
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(settings).setParallelism(parallelism);
    define(env, records);
    return env.executeAsync();
  }

  private void define(StreamExecutionEnvironment env, long records) {
    DataStream<LogRecord> telemetry =
        source(env, UpgradeStory::record, UpgradeStory.size(), records, Uids.TELEMETRY_SOURCE)
            .partitionCustom(Math::floorMod, record -> record.partition);
    DataStream<LogRecord> others =
        source(
            env,
            index -> UpgradeStory.status(),
            1,
            records < UpgradeStory.size() ? 0 : UpgradeStory.size(),
            Uids.RECORDS_SOURCE);
    FleetTopology.Outputs outputs =
        FleetTopology.define(
            telemetry,
            others,
            NothingStored.toRepair(others),
            StandardRules::book,
            ReferenceFactory.none(),
            PublishedAlertsFactory.unknown(),
            AlertTracesFactory.carried());
    outputs.rows().sinkTo(told.rowSink()).uid("told-rows");
    outputs.outbound().sinkTo(told.outboundSink()).uid("told-outbound");
  }

  private static DataStream<LogRecord> source(
      StreamExecutionEnvironment env,
      GeneratorFunction<Long, LogRecord> reading,
      long size,
      long until,
      String uid) {
    return env.fromSource(
            new DataGeneratorSource<>(
                reading,
                size,
                parallelism -> new HeldLimiter<>(until),
                TypeInformation.of(LogRecord.class)),
            WatermarkStrategy.noWatermarks(),
            uid)
        .uid(uid)
        .setParallelism(1);
  }

  /** Stops it where it is and says where its state lies. */
  static String stop(JobClient job, String directory) throws Exception {
    String savepoint =
        job.stopWithSavepoint(false, directory, SavepointFormatType.CANONICAL)
            .get(LONGEST_S, TimeUnit.SECONDS);
    finish(job);
    return savepoint;
  }

  static void finish(JobClient job) throws Exception {
    job.getJobExecutionResult().get(LONGEST_S, TimeUnit.SECONDS);
  }
}
