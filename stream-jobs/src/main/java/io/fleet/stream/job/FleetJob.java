package io.fleet.stream.job;

import io.fleet.events.Topic;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.stream.io.KafkaLog;
import io.fleet.stream.io.LogRecord;
import io.fleet.stream.io.RefusedFileLetters;
import io.fleet.stream.io.clickhouse.ClickHouseSink;
import io.fleet.stream.io.clickhouse.ClickHouseSinkConfig;
import io.fleet.stream.io.clickhouse.Password;
import io.fleet.stream.operator.StandardRules;
import io.fleet.stream.topology.FleetTopology;
import io.fleet.stream.topology.Uids;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Starts the job: {@code --bootstrap-servers H:P --clickhouse-url http://H:P --staging-dir DIR}.
 */
public final class FleetJob {
  private static final int MAX_PARALLELISM = 128;

  private FleetJob() {}

  /** Runs until it is cancelled. */
  public static void main(String... args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    define(env, JobConfig.of(args));
    env.execute("fleet");
  }

  static void define(StreamExecutionEnvironment env, JobConfig config) {
    KafkaLog log = new KafkaLog(config.bootstrapServers(), config.groupId());
    FleetTopology.Outputs outputs = define(env, config, log, log);
    outputs.rows().sinkTo(clickHouse(config)).name("clickhouse").uid(Uids.CLICKHOUSE_SINK);
    outputs.outbound().sinkTo(log.sink()).name("log").uid(Uids.LOG_SINK);
  }

  /**
   * Everything but where it goes.
   *
   * @param log what the job is about
   * @param repairs the log by which pasts are mended
   */
  static FleetTopology.Outputs define(
      StreamExecutionEnvironment env, JobConfig config, KafkaLog log, KafkaLog repairs) {
    env.configure(pipeline());
    return FleetTopology.define(
        telemetry(env, log, config),
        records(env, log, config),
        repairs(env, repairs, config),
        StandardRules::book,
        new LogReference(config.bootstrapServers()),
        new LogAlerts(config.bootstrapServers()),
        new TracesOfEnvironment());
  }

  /** What the code relies on, whatever the cluster's configuration says. */
  private static Configuration pipeline() {
    return new Configuration()
        .set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM)
        .set(PipelineOptions.OBJECT_REUSE, true)
        .set(PipelineOptions.AUTO_GENERATE_UIDS, false)
        .set(PipelineOptions.GENERIC_TYPES, false);
  }

  private static DataStream<LogRecord> telemetry(
      StreamExecutionEnvironment env, KafkaLog log, JobConfig config) {
    return env.fromSource(
            log.source(Topic.TELEMETRY_RAW), WatermarkStrategy.noWatermarks(), "telemetry")
        .uid(Uids.ofLog(Uids.TELEMETRY_SOURCE, config.logGeneration()));
  }

  private static DataStream<LogRecord> records(
      StreamExecutionEnvironment env, KafkaLog log, JobConfig config) {
    return env.fromSource(log.source(recordTopics()), WatermarkStrategy.noWatermarks(), "records")
        .uid(Uids.ofLog(Uids.RECORDS_SOURCE, config.logGeneration()));
  }

  /** All that becomes rows and is no telemetry; not the devices: their credentials go nowhere. */
  private static Topic[] recordTopics() {
    Stream<Topic> reference =
        Arrays.stream(ReferenceKind.values())
            .filter(kind -> kind != ReferenceKind.DEVICES)
            .map(ReferenceKind::topic);
    return Stream.concat(
            Stream.of(
                Topic.ALERTS,
                Topic.TRIP_EVENTS,
                Topic.DRIVER_EVENTS,
                Topic.DELIVERY_EVENTS,
                Topic.VEHICLE_STATUS,
                Topic.EVENT_ACTIONS,
                Topic.COMMAND_REPLIES,
                Topic.DEVICE_CONNECTIONS,
                Topic.WEBHOOK_ATTEMPTS,
                Topic.DEAD_LETTERS),
            reference)
        .toArray(Topic[]::new);
  }

  private static FleetTopology.RepairInputs repairs(
      StreamExecutionEnvironment env, KafkaLog log, JobConfig config) {
    DataStream<LogRecord> requests =
        env.fromSource(
                log.source(Topic.REPAIR_REQUESTS),
                WatermarkStrategy.noWatermarks(),
                "repair requests")
            .uid(Uids.ofLog(Uids.REPAIR_REQUESTS_SOURCE, config.logGeneration()));
    DataStream<LogRecord> slices =
        env.fromSource(
                log.source(Topic.REPAIR_SLICES), WatermarkStrategy.noWatermarks(), "repair slices")
            .uid(Uids.ofLog(Uids.REPAIR_SLICES_SOURCE, config.logGeneration()));
    return new FleetTopology.RepairInputs(
        requests, slices, new ClickHouseFactsFactory(clickHouseConfig(config)));
  }

  private static ClickHouseSink clickHouse(JobConfig config) {
    return new ClickHouseSink(
        clickHouseConfig(config), new RefusedFileLetters(config.bootstrapServers()));
  }

  private static ClickHouseSinkConfig clickHouseConfig(JobConfig config) {
    return ClickHouseSinkConfig.of(
        config.clickHouseUrl(),
        config.clickHouseDatabase(),
        config.clickHouseUser(),
        Password.ofEnvironment("CLICKHOUSE_PASSWORD"),
        config.stagingDirectory().toString());
  }
}
