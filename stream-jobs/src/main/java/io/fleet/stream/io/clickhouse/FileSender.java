package io.fleet.stream.io.clickhouse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a batch of ready files and does what the answer asks for. A file is deleted only after the
 * server has said that it has the rows, and after that was noted; whatever goes wrong before, it is
 * sent again and the table keeps each row once by its identity.
 */
final class FileSender {
  private static final Logger LOG = LoggerFactory.getLogger(FileSender.class);
  private static final int BUFFER_BYTES = 256 << 10;

  private final StagingDirectory directory;
  private final LoadJournal journal;
  private final ReadyQueue queue;
  private final StagingSpace space;
  private final InsertClient client;
  private final RefusedFiles refusedFiles;
  private final LoadStatistics statistics;
  private final int contentAttempts;

  FileSender(
      LoaderParts parts, InsertClient client, RefusedFiles refusedFiles, int contentAttempts) {
    this.directory = parts.directory();
    this.journal = parts.journal();
    this.queue = parts.queue();
    this.space = parts.space();
    this.statistics = parts.statistics();
    this.client = client;
    this.refusedFiles = refusedFiles;
    this.contentAttempts = contentAttempts;
  }

  /** Sends files of one table and month; whatever happens they are given back to the queue. */
  void send(List<StagedFile> taken) throws InterruptedException {
    try {
      List<StagedFile> batch = sound(taken);
      if (!batch.isEmpty()) {
        sendSound(batch);
      }
    } catch (IOException | RuntimeException e) {
      statistics.insertFailures.increment();
      int failures = queue.unavailable(taken, System.nanoTime());
      warn("staged files not loaded", taken, failures, 0, e.toString());
    }
  }

  private void sendSound(List<StagedFile> batch) throws IOException, InterruptedException {
    FileHeader header = FileHeader.read(directory.ready(batch.get(0)));
    List<StagedFile> alike = ofHeader(header, batch);
    List<Path> paths = alike.stream().map(directory::ready).toList();
    long bodyBytes =
        alike.stream().mapToLong(StagedFile::bytes).sum() - (long) header.length() * alike.size();
    InsertAnswer answer = client.insert(header, paths, bodyBytes);
    switch (answer.kind()) {
      case LOADED -> loaded(alike);
      case UNAVAILABLE -> unavailable(alike, answer);
      case CONTENT -> contentRefused(alike, answer);
    }
  }

  private void loaded(List<StagedFile> files) throws IOException {
    journal.loaded(files);
    for (StagedFile file : files) {
      Files.deleteIfExists(directory.ready(file));
      space.loaded(file.bytes());
      statistics.rowsLoaded.add(file.rows());
    }
    statistics.inserts.increment();
    queue.gone(files);
    queue.succeeded(files.get(0).table());
  }

  private void unavailable(List<StagedFile> files, InsertAnswer answer) {
    statistics.insertFailures.increment();
    int failures = queue.unavailable(files, System.nanoTime());
    warn("insert failed", files, failures, answer.code(), "");
    LOG.debug("insert failed detail={}", answer.detail());
  }

  private void contentRefused(List<StagedFile> files, InsertAnswer answer) {
    statistics.insertFailures.increment();
    if (files.size() > 1) {
      queue.separate(files);
      return;
    }
    StagedFile file = files.get(0);
    int refusals = queue.refused(file, System.nanoTime());
    warn("insert refused", files, refusals, answer.code(), "");
    if (refusals >= contentAttempts) {
      setAside(new RefusedFile(file, directory.ready(file), answer.code(), answer.detail()));
    }
  }

  private void damaged(StagedFile file) {
    queue.refused(file, System.nanoTime());
    String detail = "length or checksum differ from the name";
    setAside(new RefusedFile(file, directory.ready(file), RefusedFile.DAMAGED, detail));
  }

  /** If it cannot be reported or moved, the file stays, waits for itself alone, and comes again. */
  private void setAside(RefusedFile refused) {
    StagedFile file = refused.file();
    try {
      refusedFiles.refused(refused);
      directory.refuse(file);
      Files.writeString(
          directory.refusedDirectory().resolve(file.name() + ".reason"),
          "code " + refused.code() + '\n' + refused.detail() + '\n');
      space.loaded(file.bytes());
      statistics.filesRefused.increment();
      queue.gone(List.of(file));
    } catch (IOException | RuntimeException e) {
      warn("staged file not set aside", List.of(file), 1, refused.code(), e.toString());
    }
  }

  private List<StagedFile> ofHeader(FileHeader header, List<StagedFile> batch) throws IOException {
    List<StagedFile> alike = new ArrayList<>();
    List<StagedFile> others = new ArrayList<>();
    for (StagedFile file : batch) {
      boolean same = FileHeader.read(directory.ready(file)).equals(header);
      (same ? alike : others).add(file);
    }
    queue.giveBack(others);
    return alike;
  }

  /** The files that are what their names say; damaged ones are set aside. */
  private List<StagedFile> sound(List<StagedFile> taken) throws IOException {
    List<StagedFile> sound = new ArrayList<>();
    for (StagedFile file : taken) {
      try {
        if (isSound(file)) {
          sound.add(file);
        } else {
          damaged(file);
        }
      } catch (NoSuchFileException e) {
        queue.gone(List.of(file));
      }
    }
    return sound;
  }

  boolean isSound(StagedFile file) throws IOException {
    CRC32C crc = new CRC32C();
    long length = 0;
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = Files.newInputStream(directory.ready(file))) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        crc.update(buffer, 0, n);
        length += n;
      }
    }
    return length == file.bytes() && (int) crc.getValue() == file.crc32c();
  }

  /** Says so at the first, second, fourth, eighth … time. */
  private static void warn(
      String what, List<StagedFile> files, int failures, int code, String cause) {
    if (Integer.bitCount(failures) == 1) {
      String table = files.get(0).table();
      LOG.warn("{} table={} code={} failures={} {}", what, table, code, failures, cause);
    }
  }
}
