package io.fleet.stream.job;

import io.fleet.stream.io.KafkaLog;
import io.fleet.stream.topology.FleetTopology;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Plays the job through in this process, on what the log took in the last ten minutes. Nothing of
 * what comes out goes anywhere, and nobody remembers how far it read: what is left is a process
 * that has loaded and compiled what the job runs, and can take its work over at once. Takes the
 * arguments of {@link FleetJob}.
 */
public final class Rehearsal {
  private static final Duration PLAYED = Duration.ofMinutes(10);
  private static final Duration LONGEST = Duration.ofSeconds(40);
  private static final Duration FAREWELL = Duration.ofSeconds(10);

  private Rehearsal() {}

  /**
   * Returns when it is over, or has been ended after forty seconds.
   *
   * @throws Exception if it failed
   */
  public static void main(String... args) throws Exception {
    JobConfig config = JobConfig.of(args);
    long nowMs = Clock.systemUTC().millis();
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(1, ofLittleMemory());
    KafkaLog log = since(nowMs - PLAYED.toMillis(), config);
    // what repairs read of the store they would read twice
    FleetTopology.Outputs outputs = FleetJob.define(env, config, log, since(nowMs, config));
    outputs.rows().sinkTo(new DiscardingSink<>()).name("no rows").uid("no-rows");
    outputs.outbound().sinkTo(new DiscardingSink<>()).name("no records").uid("no-records");
    JobClient played = env.executeAsync("rehearsal");
    try {
      played.getJobExecutionResult().get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      played.cancel().get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private static KafkaLog since(long fromMs, JobConfig config) {
    return KafkaLog.since(fromMs, config.bootstrapServers(), config.groupId());
  }

  /** It shares a process with what it rehearses for. */
  private static Configuration ofLittleMemory() {
    MemorySize network = MemorySize.ofMebiBytes(32);
    return new Configuration()
        .set(TaskManagerOptions.NETWORK_MEMORY_MIN, network)
        .set(TaskManagerOptions.NETWORK_MEMORY_MAX, network)
        .set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(64));
  }
}
