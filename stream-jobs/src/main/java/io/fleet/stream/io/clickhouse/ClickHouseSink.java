package io.fleet.stream.io.clickhouse;

import java.io.IOException;
import java.time.Clock;
import java.util.SplittableRandom;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Rows of all tables into ClickHouse. Rows are seen by readers a moment after the checkpoint they
 * belong to; rows of an attempt that was given up never are. A row may reach the server more than
 * once and stays one row by its table's identity. While the server is away checkpoints go on and
 * files grow up to {@link StagingLimits#stagedBytes()}; beyond that the sink holds its input back.
 *
 * <p>Needs checkpoints. Disk errors fail the job; the server's errors never do.
 */
public final class ClickHouseSink implements Sink<EncodedRow>, SupportsCommitter<StagedFile> {
  private static final long serialVersionUID = 1L;

  private final ClickHouseSinkConfig config;
  private final RefusedFiles refusedFiles;

  /** A sink that says in the log what the server refused. */
  public ClickHouseSink(ClickHouseSinkConfig config) {
    this(config, RefusedFiles.logged());
  }

  /**
   * A sink.
   *
   * @param refusedFiles told of each file whose content the server refused
   */
  public ClickHouseSink(ClickHouseSinkConfig config, RefusedFiles refusedFiles) {
    this.config = config;
    this.refusedFiles = refusedFiles;
  }

  @Override
  public SinkWriter<EncodedRow> createWriter(WriterInitContext context) throws IOException {
    Clock clock = Clock.systemUTC();
    LoaderLease loader = acquire(clock);
    try {
      TaskInfo task = context.getTaskInfo();
      WriterId id =
          new WriterId(
              config.label(),
              task.getIndexOfThisSubtask(),
              task.getAttemptNumber(),
              clock.millis());
      return new StagingWriter(
          loader,
          config.limits(),
          id,
          Leftovers.of(loader.directory(), id, task.getNumberOfParallelSubtasks()),
          context.getMailboxExecutor(),
          clock,
          new SinkMetrics(context.metricGroup(), loader.parts(), clock));
    } catch (IOException | RuntimeException e) {
      loader.close();
      throw e;
    }
  }

  @Override
  public Committer<StagedFile> createCommitter(CommitterInitContext context) throws IOException {
    return new ReadyMarker(acquire(Clock.systemUTC()), config.loader().acceptLostFiles());
  }

  @Override
  public SimpleVersionedSerializer<StagedFile> getCommittableSerializer() {
    return new StagedFileSerializer();
  }

  private LoaderLease acquire(Clock clock) throws IOException {
    return LoaderRegistry.acquire(config, refusedFiles, clock, new SplittableRandom());
  }
}
