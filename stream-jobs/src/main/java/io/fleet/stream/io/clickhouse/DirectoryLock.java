package io.fleet.stream.io.clickhouse;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Sees to it that of all processes which share a staging directory one sends. The system gives the
 * lock back when a process dies, and another takes over.
 */
final class DirectoryLock implements AutoCloseable {
  private final Path path;
  private FileChannel channel;
  private volatile FileLock lock;

  DirectoryLock(Path directory) {
    this.path = directory.resolve("loader.lock");
  }

  /** Takes the lock if nobody has it. */
  synchronized boolean tryHold() throws IOException {
    if (lock == null) {
      if (channel == null) {
        channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      }
      try {
        lock = channel.tryLock();
      } catch (OverlappingFileLockException e) {
        return false; // held by another loader of this process
      }
    }
    return lock != null;
  }

  boolean isHeld() {
    return lock != null;
  }

  @Override
  public synchronized void close() throws IOException {
    lock = null;
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }
}
