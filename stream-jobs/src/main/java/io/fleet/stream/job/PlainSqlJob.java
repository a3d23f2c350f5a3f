package io.fleet.stream.job;

import static org.apache.flink.table.api.config.OptimizerConfigOptions.TABLE_OPTIMIZER_REUSE_SUB_PLAN_ENABLED;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.StatementSet;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.util.ParameterTool;

/**
 * The reference of the peer bench: what is done of a fleet's telemetry with Flink SQL alone, by its
 * own connector and JSON format. Distances by trip, vehicles moving and standing in the last five
 * seconds, and events above 80 km/h, each into a topic of its own, and each by reading the log for
 * itself unless {@code --read-once true}. Takes the arguments of {@link FleetJob}, of which it
 * needs {@code --bootstrap-servers}.
 */
public final class PlainSqlJob {
  private static final int PARALLELISM = 2;
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(5);
  private static final List<String> INSERTS = List.of("trips", "activity", "fast");

  private PlainSqlJob() {}

  /** Runs until it is cancelled. */
  public static void main(String... args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    boolean readOnce = ParameterTool.fromArgs(args).getBoolean("read-once", false);
    define(env, JobConfig.of(args).bootstrapServers(), readOnce).execute();
  }

  static StatementSet define(
      StreamExecutionEnvironment env, String bootstrapServers, boolean readOnce)
      throws IOException {
    env.configure(asFlinkComes());
    env.setParallelism(PARALLELISM);
    env.enableCheckpointing(CHECKPOINT_INTERVAL.toMillis());
    StreamTableEnvironment tables = StreamTableEnvironment.create(env);
    tables
        .getConfig()
        .set(PipelineOptions.NAME, "plain-sql")
        .set(TABLE_OPTIMIZER_REUSE_SUB_PLAN_ENABLED, readOnce);
    for (String statement : declarations(bootstrapServers)) {
      tables.executeSql(statement);
    }
    StatementSet inserts = tables.createStatementSet();
    for (String insert : INSERTS) {
      inserts.addInsertSql(read(insert));
    }
    return inserts;
  }

  /** Flink's defaults where the cluster is set up for another job. */
  private static Configuration asFlinkComes() {
    return new Configuration()
        .set(PipelineOptions.AUTO_GENERATE_UIDS, true)
        .set(PipelineOptions.GENERIC_TYPES, true)
        .set(ExecutionOptions.BUFFER_TIMEOUT, ExecutionOptions.BUFFER_TIMEOUT.defaultValue());
  }

  private static List<String> declarations(String bootstrapServers) throws IOException {
    String text = read("tables").replace("@BOOTSTRAP_SERVERS@", bootstrapServers);
    return Stream.of(text.split(";\\s*\n")).filter(statement -> !statement.isBlank()).toList();
  }

  private static String read(String name) throws IOException {
    String file = "plain/" + name + ".sql";
    try (InputStream in = PlainSqlJob.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new FileNotFoundException(file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
