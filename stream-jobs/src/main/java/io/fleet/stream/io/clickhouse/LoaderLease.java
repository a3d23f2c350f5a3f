package io.fleet.stream.io.clickhouse;

import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;

/** A writer's or committer's share of the loader; closing it twice does nothing more. */
final class LoaderLease implements AutoCloseable {
  private final LoaderParts parts;
  private final Runnable release;
  private final AtomicBoolean closed = new AtomicBoolean();

  LoaderLease(LoaderParts parts, Runnable release) {
    this.parts = parts;
    this.release = release;
  }

  LoaderParts parts() {
    return parts;
  }

  StagingDirectory directory() {
    return parts.directory();
  }

  StagingSpace space() {
    return parts.space();
  }

  LoadJournal journal() {
    return parts.journal();
  }

  /** Tells the loader of files that may be sent now. */
  void ready(Collection<StagedFile> files) {
    files.forEach(file -> parts.space().markedReady(file.bytes()));
    parts.queue().offer(files, System.nanoTime());
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      release.run();
    }
  }
}
