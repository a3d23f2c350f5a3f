package io.fleet.stream.io.clickhouse;

import org.apache.flink.api.connector.sink2.Committer;

/** One request to commit a file, and what was said of it. */
final class CommitRecorder implements Committer.CommitRequest<StagedFile> {
  private final StagedFile file;
  boolean alreadyCommitted;
  Throwable failure;

  CommitRecorder(StagedFile file) {
    this.file = file;
  }

  @Override
  public StagedFile getCommittable() {
    return file;
  }

  @Override
  public int getNumberOfRetries() {
    return 0;
  }

  @Override
  public void signalFailedWithKnownReason(Throwable t) {
    failure = t;
  }

  @Override
  public void signalFailedWithUnknownReason(Throwable t) {
    failure = t;
  }

  @Override
  public void retryLater() {
    throw new AssertionError("a commit never asks for a retry");
  }

  @Override
  public void updateAndRetryLater(StagedFile committable) {
    throw new AssertionError("a commit never asks for a retry");
  }

  @Override
  public void signalAlreadyCommitted() {
    alreadyCommitted = true;
  }
}
