package io.fleet.stream.io.clickhouse;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes rows into files, one per table and month, and hands the files over at each checkpoint.
 * When too much is staged it waits for the loader, and while it waits lets the task go on with
 * everything but input. A failing disk fails the job.
 */
final class StagingWriter implements CommittingSinkWriter<EncodedRow, StagedFile> {
  private static final Logger LOG = LoggerFactory.getLogger(StagingWriter.class);
  private static final long LOOK_AGAIN_MS = 50;

  private final LoaderLease loader;
  private final StagingDirectory directory;
  private final StagingSpace space;
  private final StagingLimits limits;
  private final WriterId id;
  private final Leftovers leftovers;
  private final MailboxExecutor mailbox;
  private final Clock clock;
  private final SinkMetrics metrics;
  private final Map<Long, StagedFileWriter> open = new HashMap<>();
  private final List<StagedFile> closed = new ArrayList<>();
  private StagedFileWriter last;
  private int sequence;
  private boolean ending;

  StagingWriter(
      LoaderLease loader,
      StagingLimits limits,
      WriterId id,
      Leftovers leftovers,
      MailboxExecutor mailbox,
      Clock clock,
      SinkMetrics metrics) {
    this.loader = loader;
    this.directory = loader.directory();
    this.space = loader.space();
    this.limits = limits;
    this.id = id;
    this.leftovers = leftovers;
    this.mailbox = mailbox;
    this.clock = clock;
    this.metrics = metrics;
  }

  @Override
  public void write(EncodedRow row, Context context) throws IOException, InterruptedException {
    if (space.isFull()) {
      awaitRoom();
    }
    StagedFileWriter file = fileFor(row);
    file.append(row);
    metrics.staged(row.count(), row.bytes().length);
    if (file.rows() >= limits.fileRows()) {
      close(file);
    }
  }

  @Override
  public void flush(boolean endOfInput) {
    ending = endOfInput;
  }

  @Override
  public Collection<StagedFile> prepareCommit() throws IOException {
    closeAll();
    List<StagedFile> handedOver = List.copyOf(closed);
    closed.clear();
    if (!handedOver.isEmpty()) {
      directory.sync();
    }
    if (!ending) {
      removeLeftovers();
    }
    return handedOver;
  }

  /** Throws away what no checkpoint has been told of. */
  @Override
  public void close() throws Exception {
    try (loader) {
      for (StagedFileWriter file : open.values()) {
        file.abandon();
      }
      for (StagedFile file : closed) {
        Files.deleteIfExists(directory.part(file));
      }
    }
  }

  private void awaitRoom() throws InterruptedException {
    long begun = System.nanoTime();
    while (space.isFull()) {
      while (mailbox.tryYield()) {
        continue;
      }
      space.awaitRoom(LOOK_AGAIN_MS);
    }
    metrics.waited(System.nanoTime() - begun);
  }

  private StagedFileWriter fileFor(EncodedRow row) throws IOException {
    StagedFileWriter file = last;
    if (file == null || file.table() != row.table() || file.month() != row.month()) {
      file = open.get(key(row.table(), row.month()));
    }
    if (file != null && file.bytes() + row.bytes().length > limits.fileBytes() && file.rows() > 0) {
      close(file);
      file = null;
    }
    last = file == null ? create(row.table(), row.month()) : file;
    return last;
  }

  private StagedFileWriter create(ClickHouseTable table, int month) throws IOException {
    if (open.size() >= limits.openFiles()) {
      closeAll();
    }
    StagedFileWriter file = new StagedFileWriter(directory, id.fileName(sequence++), table, month);
    open.put(key(table, month), file);
    return file;
  }

  private void closeAll() throws IOException {
    for (StagedFileWriter file : List.copyOf(open.values())) {
      close(file);
    }
  }

  private void close(StagedFileWriter file) throws IOException {
    open.remove(key(file.table(), file.month()));
    last = null;
    StagedFile finished = file.finish(clock.millis());
    closed.add(finished);
    space.staged(finished.bytes());
  }

  private void removeLeftovers() throws IOException {
    int removed = leftovers.remove();
    if (removed > 0) {
      LOG.info("abandoned staged files removed count={}", removed);
    }
  }

  private static long key(ClickHouseTable table, int month) {
    return (long) table.code() << 32 | month;
  }
}
