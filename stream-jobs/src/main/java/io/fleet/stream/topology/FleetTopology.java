package io.fleet.stream.topology;

import io.fleet.stream.cep.Brake;
import io.fleet.stream.cep.BrakeAreas;
import io.fleet.stream.cep.DangerousPlace;
import io.fleet.stream.cep.DangerousPlaceAlert;
import io.fleet.stream.io.LogRecord;
import io.fleet.stream.io.OutboundRecord;
import io.fleet.stream.io.clickhouse.EncodedRow;
import io.fleet.stream.operator.AlertTracesFactory;
import io.fleet.stream.operator.DriverInput;
import io.fleet.stream.operator.DriverTimelineFunction;
import io.fleet.stream.operator.LateNews;
import io.fleet.stream.operator.NewsReader;
import io.fleet.stream.operator.PublishedAlertsFactory;
import io.fleet.stream.operator.RecordDecoder;
import io.fleet.stream.operator.ReferenceFactory;
import io.fleet.stream.operator.RepairFactsFactory;
import io.fleet.stream.operator.RepairReader;
import io.fleet.stream.operator.SideOutputs;
import io.fleet.stream.operator.SliceDecoder;
import io.fleet.stream.operator.TelemetryDecoder;
import io.fleet.stream.operator.TimelineInput;
import io.fleet.stream.operator.TimelineInputTypeInfo;
import io.fleet.stream.operator.VehicleTimelineFunction;
import io.fleet.stream.sql.LivePanels;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.cep.CEP;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.MathUtils;

/**
 * The whole job as a function of its inputs: telemetry is decoded and stepped through one timeline
 * per vehicle, the other topics are read into rows; everything stored is one stream of rows, all
 * that goes to the log is one stream of records.
 */
public final class FleetTopology {
  private static final Duration IDLE_AFTER = Duration.ofSeconds(10);

  /** A repair waits for as long as the store of facts is away; what it reads has its limits. */
  private static final long NO_TIME_OUT = 0;

  /**
   * How long a half-full buffer waits for more on every edge but those of alerts, ms. An edge that
   * is flushed every ten milliseconds wakes up who reads it a hundred times a second; only what
   * becomes an alert has that hurry, and {@code execution.buffer-timeout.interval} is its time.
   */
  private static final long UNHURRIED_MS = 100;

  private FleetTopology() {}

  /**
   * How vehicles' pasts are mended.
   *
   * @param requests records of the topic of requests
   * @param slices records of the topic of what came of them
   * @param facts what is stored
   */
  public record RepairInputs(
      DataStream<LogRecord> requests, DataStream<LogRecord> slices, RepairFactsFactory facts) {}

  /**
   * What the graph puts out.
   *
   * @param rows for ClickHouse
   * @param outbound for the log: alerts, changes and dead letters
   */
  public record Outputs(DataStream<EncodedRow> rows, DataStream<OutboundRecord> outbound) {
    private Outputs with(LivePanels.Outputs panels) {
      DataStream<EncodedRow> allRows = rows;
      DataStream<OutboundRecord> allOutbound = outbound;
      for (DataStream<EncodedRow> panel : panels.rows()) {
        allRows = allRows.union(panel);
      }
      for (DataStream<OutboundRecord> panel : panels.outbound()) {
        allOutbound = allOutbound.union(panel);
      }
      return new Outputs(allRows, allOutbound);
    }
  }

  /**
   * Builds the graph. Its edges take their time from then on, which is set in the environment.
   *
   * @param telemetry records of the telemetry topic
   * @param records records of the other topics
   * @param repairs how pasts are mended
   * @param ruleBook the rules of the timelines
   * @param references the reference data of the timelines
   * @param alerts what has been published
   * @param traces what goes on with the traces of events that told alerts
   */
  public static Outputs define(
      DataStream<LogRecord> telemetry,
      DataStream<LogRecord> records,
      RepairInputs repairs,
      VehicleTimelineFunction.RuleBookFactory ruleBook,
      ReferenceFactory references,
      PublishedAlertsFactory alerts,
      AlertTracesFactory traces) {
    StreamExecutionEnvironment env = telemetry.getExecutionEnvironment();
    long hurriedMs = env.getBufferTimeout();
    env.setBufferTimeout(UNHURRIED_MS);
    SingleOutputStreamOperator<TimelineInput> decoded =
        telemetry
            .transform(
                "decode telemetry",
                new TimelineInputTypeInfo(),
                new TelemetryDecoder(env.getConfig().getMaxParallelism()))
            .uid(Uids.DECODE_TELEMETRY);
    SingleOutputStreamOperator<EncodedRow> read =
        records.process(new RecordDecoder()).name("decode records").uid(Uids.DECODE_RECORDS);
    SingleOutputStreamOperator<EncodedRow> found =
        decoded
            .assignTimestampsAndWatermarks(logTime())
            .name("log time")
            .uid(Uids.LOG_TIME)
            .setBufferTimeout(hurriedMs)
            .union(
                slices(repairs.slices()),
                news(read.getSideOutput(SideOutputs.NEWS), repairs.facts()))
            .keyBy(TimelineInput::key)
            .process(new VehicleTimelineFunction(ruleBook, references, alerts, traces))
            .name("vehicle timeline")
            .uid(Uids.VEHICLE_TIMELINE);
    SingleOutputStreamOperator<EncodedRow> driven =
        drivers(
            found.getSideOutput(SideOutputs.DUTY),
            read.getSideOutput(SideOutputs.DUTY),
            references);
    Outputs facts =
        new Outputs(
            decoded.getSideOutput(SideOutputs.ROWS).union(found, read, driven),
            decoded
                .getSideOutput(SideOutputs.OUTBOUND)
                .union(
                    atOnce(found.getSideOutput(SideOutputs.OUTBOUND), hurriedMs),
                    read.getSideOutput(SideOutputs.OUTBOUND),
                    driven.getSideOutput(SideOutputs.OUTBOUND),
                    found.getSideOutput(SideOutputs.CHANGES),
                    driven.getSideOutput(SideOutputs.CHANGES),
                    repaired(repairs, ruleBook, references),
                    dangerousPlaces(found.getSideOutput(SideOutputs.BRAKES))));
    LivePanels.Outputs panels =
        LivePanels.define(
            found.getSideOutput(SideOutputs.ACTIVITY), read.getSideOutput(SideOutputs.ALERTS));
    return facts.with(panels);
  }

  /** In hurry, unlike all else of the operator it comes from. */
  private static DataStream<OutboundRecord> atOnce(
      DataStream<OutboundRecord> alerts, long hurriedMs) {
    return alerts
        .map(alert -> alert)
        .returns(alerts.getType())
        .name("alerts")
        .uid(Uids.ALERTS_AT_ONCE)
        .setBufferTimeout(hurriedMs);
  }

  /** What came of repairs. */
  private static DataStream<TimelineInput> slices(DataStream<LogRecord> slices) {
    return timeless(
            slices.flatMap(new SliceDecoder()).name("decode slices").uid(Uids.DECODE_SLICES))
        .name("slice time")
        .uid(Uids.SLICE_TIME);
  }

  /** Vehicles that are to look again at what is in force. */
  private static DataStream<TimelineInput> news(
      DataStream<LateNews> news, RepairFactsFactory facts) {
    return timeless(
            AsyncDataStream.unorderedWait(
                    news,
                    new NewsReader(facts),
                    NO_TIME_OUT,
                    TimeUnit.MILLISECONDS,
                    NewsReader.CAPACITY)
                .name("news reader")
                .uid(Uids.NEWS_READER))
        .name("news time")
        .uid(Uids.NEWS_TIME);
  }

  /** The live stream's time is the log's; what comes beside it does not hold it back. */
  private static <T> SingleOutputStreamOperator<T> timeless(DataStream<T> stream) {
    return stream.assignTimestampsAndWatermarks(
        WatermarkStrategy.<T>forGenerator(context -> new NoOwnTime<>()));
  }

  /**
   * A lane of its own: requests are answered off the task threads, from the stored facts. They are
   * dealt out by vehicle, since the topic's partitions may not divide evenly by the readers.
   */
  private static DataStream<OutboundRecord> repaired(
      RepairInputs repairs,
      VehicleTimelineFunction.RuleBookFactory ruleBook,
      ReferenceFactory references) {
    RepairReader reader = new RepairReader(ruleBook, references, repairs.facts());
    DataStream<LogRecord> byVehicle =
        repairs
            .requests()
            .partitionCustom(
                (hash, readers) -> hash % readers,
                request -> MathUtils.murmurHash(Arrays.hashCode(request.key)));
    return AsyncDataStream.unorderedWait(
            byVehicle, reader, NO_TIME_OUT, TimeUnit.MILLISECONDS, RepairReader.CAPACITY)
        .name("repair reader")
        .uid(Uids.REPAIR_READER);
  }

  /**
   * One timeline per driver, over every vehicle. The log's time comes with the vehicles' segments;
   * drivers' own events do not hold it back.
   */
  private static SingleOutputStreamOperator<EncodedRow> drivers(
      DataStream<DriverInput> segments,
      DataStream<DriverInput> events,
      ReferenceFactory references) {
    DataStream<DriverInput> ofDrivers =
        timeless(events).name("driver event time").uid(Uids.DRIVER_EVENT_TIME);
    return segments
        .union(ofDrivers)
        .keyBy(DriverInput::driverId)
        .process(new DriverTimelineFunction(references))
        .name("driver timeline")
        .uid(Uids.DRIVER_TIMELINE);
  }

  /**
   * What many vehicles show together, in the order they are heard of; an observation, never
   * repaired. The brakings' own times decide; the operator's time, the wall clock's, only forgets.
   */
  private static DataStream<OutboundRecord> dangerousPlaces(DataStream<Brake> brakes) {
    KeyedStream<Brake, Long> byArea =
        brakes
            .flatMap(new BrakeAreas())
            .name("brake areas")
            .uid(Uids.BRAKE_AREAS)
            .keyBy(Brake::area);
    return CEP.pattern(byArea, DangerousPlace.pattern())
        .inProcessingTime()
        .process(new DangerousPlaceAlert())
        .name("dangerous places")
        .uid(Uids.DANGEROUS_PLACES);
  }

  private static WatermarkStrategy<TimelineInput> logTime() {
    return WatermarkStrategy.<TimelineInput>forGenerator(context -> new LogTimeWatermarks())
        .withTimestampAssigner((input, recordMs) -> input.appendMs())
        .withIdleness(IDLE_AFTER);
  }
}
