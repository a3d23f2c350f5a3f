package io.fleet.stream.io.clickhouse;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The files on their way, told apart by suffix: {@code .open} is being written, {@code .part} is
 * closed and waits for its checkpoint, {@code .ready} may be sent. {@code refused/} keeps what the
 * server would not take, {@code loaded/} the names of what it took. All steps are renames within
 * one directory: they happen or they do not.
 */
final class StagingDirectory {
  static final String OPEN = ".open";
  static final String PART = ".part";
  static final String READY = ".ready";

  private final Path root;
  private final boolean forceToDisk;

  private StagingDirectory(Path root, boolean forceToDisk) {
    this.root = root;
    this.forceToDisk = forceToDisk;
  }

  /** Makes the directory if need be. */
  static StagingDirectory create(Path root, boolean forceToDisk) throws IOException {
    StagingDirectory directory = new StagingDirectory(root, forceToDisk);
    Files.createDirectories(directory.refusedDirectory());
    Files.createDirectories(directory.loadedDirectory());
    return directory;
  }

  Path root() {
    return root;
  }

  boolean forceToDisk() {
    return forceToDisk;
  }

  Path refusedDirectory() {
    return root.resolve("refused");
  }

  Path loadedDirectory() {
    return root.resolve("loaded");
  }

  Path open(String writerFileName) {
    return root.resolve(writerFileName + OPEN);
  }

  Path part(StagedFile file) {
    return root.resolve(file.name() + PART);
  }

  Path ready(StagedFile file) {
    return root.resolve(file.name() + READY);
  }

  Path refused(StagedFile file) {
    return refusedDirectory().resolve(file.name());
  }

  /** Whether the file was waiting and now may be sent; false if it was not waiting. */
  boolean markReady(StagedFile file) throws IOException {
    try {
      Files.move(part(file), ready(file), StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Whether the file was marked ready before and still is here, to be sent or refused. */
  boolean wasReady(StagedFile file) {
    return Files.exists(ready(file)) || Files.exists(refused(file));
  }

  void refuse(StagedFile file) throws IOException {
    Files.move(ready(file), refused(file), StandardCopyOption.ATOMIC_MOVE);
    sync();
  }

  /** Makes renames outlast a power cut, if that is asked for. */
  void sync() throws IOException {
    if (forceToDisk) {
      try (FileChannel channel = FileChannel.open(root, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Everything there is now; files that come and go meanwhile may be missed. */
  Listing list() throws IOException {
    List<StagedFile> ready = new ArrayList<>();
    List<Path> unready = new ArrayList<>();
    long unreadyBytes = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(root, "*.{open,part,ready}")) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (name.endsWith(READY)) {
          addReady(ready, name);
        } else {
          unready.add(file);
          unreadyBytes += name.endsWith(PART) ? size(file) : 0;
        }
      }
    }
    return new Listing(ready, unready, unreadyBytes);
  }

  private static void addReady(List<StagedFile> ready, String name) {
    try {
      ready.add(StagedFile.ofName(name.substring(0, name.length() - READY.length())));
    } catch (IllegalArgumentException e) {
      // not a file of ours: left alone
      return;
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0; // gone on its way
    }
  }

  /**
   * What is there.
   *
   * @param ready files that may be sent
   * @param unready files that are being written or wait for their checkpoint
   * @param unreadyBytes bytes of those that wait for their checkpoint
   */
  record Listing(List<StagedFile> ready, List<Path> unready, long unreadyBytes) {
    long readyBytes() {
      return ready.stream().mapToLong(StagedFile::bytes).sum();
    }
  }
}
