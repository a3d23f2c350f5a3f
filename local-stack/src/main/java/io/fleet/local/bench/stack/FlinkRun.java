package io.fleet.local.bench.stack;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.part.PartNames;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** One job on fresh Flink processes; closing ends these. */
public final class FlinkRun implements AutoCloseable {
  private final BenchStack stack;
  private final PartGroup group;
  private final DataDirectory data;
  private final FlinkRest rest;

  FlinkRun(BenchStack stack, PartGroup group, DataDirectory data, FlinkRest rest) {
    this.stack = stack;
    this.group = group;
    this.data = data;
    this.rest = rest;
  }

  public FlinkRest rest() {
    return rest;
  }

  public long taskManagerPid() throws IOException {
    return group.pid(PartNames.TASK_MANAGER);
  }

  public long jobManagerPid() throws IOException {
    return group.pid(PartNames.JOB_MANAGER);
  }

  /** Fails when a process died; asks nobody. */
  public void requireAlive() throws IOException {
    group.requireUndisturbed();
  }

  /** Fails when a process died or the job was restarted: such a run measures nothing. */
  public void requireUndisturbed() throws IOException, InterruptedException {
    requireAlive();
    String failure = rest.failure();
    if (!failure.isEmpty()) {
      throw new IllegalStateException("the job failed and was restarted: " + failure);
    }
  }

  /** Whether no file waits to be sent to ClickHouse. */
  public boolean isStagingEmpty() throws IOException {
    if (!Files.isDirectory(data.staging())) {
      return true;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(data.staging(), "*.{part,ready}")) {
      return !files.iterator().hasNext();
    }
  }

  @Override
  public void close() throws InterruptedException {
    stack.end(group);
  }
}
