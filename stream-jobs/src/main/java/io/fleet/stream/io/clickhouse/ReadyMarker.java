package io.fleet.stream.io.clickhouse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.connector.sink2.Committer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Marks the files of a completed checkpoint ready by renaming them; no network, no waiting. A file
 * that is ready already, refused, or noted as loaded needs nothing more. One that is none of that
 * is lost, and the job fails rather than go on as if its rows were there, unless it was told to
 * accept that.
 */
final class ReadyMarker implements Committer<StagedFile> {
  private static final Logger LOG = LoggerFactory.getLogger(ReadyMarker.class);

  private final LoaderLease loader;
  private final StagingDirectory directory;
  private final LoadJournal journal;
  private final boolean acceptLostFiles;

  ReadyMarker(LoaderLease loader, boolean acceptLostFiles) {
    this.loader = loader;
    this.directory = loader.directory();
    this.journal = loader.journal();
    this.acceptLostFiles = acceptLostFiles;
  }

  @Override
  public void commit(Collection<CommitRequest<StagedFile>> requests) throws IOException {
    Map<String, CommitRequest<StagedFile>> missing = new HashMap<>();
    Collection<StagedFile> marked = new ArrayList<>();
    for (CommitRequest<StagedFile> request : requests) {
      StagedFile file = request.getCommittable();
      if (directory.markReady(file)) {
        marked.add(file);
      } else if (directory.wasReady(file)) {
        request.signalAlreadyCommitted();
      } else {
        missing.put(file.name(), request);
      }
    }
    if (!marked.isEmpty()) {
      directory.sync();
      loader.ready(marked);
    }
    if (!missing.isEmpty()) {
      judgeMissing(missing);
    }
  }

  @Override
  public void close() {
    loader.close();
  }

  /** The loader notes a file before it deletes it: what is gone and not noted was not loaded. */
  private void judgeMissing(Map<String, CommitRequest<StagedFile>> missing) throws IOException {
    Set<StagedFile> files = new HashSet<>();
    missing.values().forEach(request -> files.add(request.getCommittable()));
    Set<String> lost = journal.notLoaded(files);
    for (Map.Entry<String, CommitRequest<StagedFile>> entry : missing.entrySet()) {
      if (!lost.contains(entry.getKey())) {
        entry.getValue().signalAlreadyCommitted();
      } else if (acceptLostFiles) {
        LOG.error("staged file lost, going on as told file={}", entry.getKey());
        entry.getValue().signalFailedWithKnownReason(lost(entry.getKey()));
      } else {
        throw lost(entry.getKey());
      }
    }
  }

  private FileNotFoundException lost(String name) {
    return new FileNotFoundException(
        "a checkpoint names the staged file "
            + name
            + ", but it is not in "
            + directory.root()
            + " and was not loaded; restore the directory, or start with acceptLostFiles");
  }
}
