package io.fleet.stream.job;

import io.fleet.events.Heartbeat;
import io.fleet.events.TelemetryReader;
import io.fleet.events.Topic;
import io.fleet.stream.io.KafkaLog;
import io.fleet.stream.io.LogRecord;
import java.time.Clock;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/**
 * The reference of the drain bench: reads the telemetry topic with the source of {@link FleetJob},
 * decodes every message and drops it. Takes the arguments of {@link FleetJob}; how often and how
 * fast it decoded is told by the metrics {@code fleet_telemetry_decoded}, {@code
 * fleet_first_record_ms} and {@code fleet_last_record_ms}.
 */
public final class DecodeOnlyJob {
  private DecodeOnlyJob() {}

  /** Runs until it is cancelled. */
  public static void main(String... args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    JobConfig config = JobConfig.of(args);
    KafkaLog log = new KafkaLog(config.bootstrapServers(), config.groupId() + "-decode-only");
    env.fromSource(log.source(Topic.TELEMETRY_RAW), WatermarkStrategy.noWatermarks(), "telemetry")
        .uid("telemetry-source")
        .process(new Decoder())
        .name("decode only")
        .uid("decode-only")
        .sinkTo(new DiscardingSink<>())
        .name("nothing")
        .uid("nothing");
    env.execute("decode-only");
  }

  /** Decodes and counts; nothing comes out. */
  private static final class Decoder extends ProcessFunction<LogRecord, Long> {
    private static final long serialVersionUID = 1L;

    private transient TelemetryReader reader;
    private transient Clock clock;
    private transient Counter decoded;
    private transient Counter refused;
    private transient volatile long firstRecordMs;
    private transient volatile long lastRecordMs;

    @Override
    public void open(OpenContext context) {
      reader = new TelemetryReader();
      clock = Clock.systemUTC();
      firstRecordMs = Long.MAX_VALUE;
      lastRecordMs = 0;
      var metrics = getRuntimeContext().getMetricGroup();
      decoded = metrics.counter("fleet_telemetry_decoded");
      refused = metrics.counter("fleet_telemetry_refused");
      metrics.gauge("fleet_first_record_ms", (Gauge<Long>) () -> firstRecordMs);
      metrics.gauge("fleet_last_record_ms", (Gauge<Long>) () -> lastRecordMs);
    }

    @Override
    public void processElement(LogRecord record, Context context, Collector<Long> out) {
      if (Heartbeat.isKey(record.key)) {
        return;
      }
      if (firstRecordMs == Long.MAX_VALUE) {
        firstRecordMs = clock.millis();
      }
      if (reader.read(record.value).isAccepted()) {
        decoded.inc();
      } else {
        refused.inc();
      }
      lastRecordMs = clock.millis();
    }
  }
}
