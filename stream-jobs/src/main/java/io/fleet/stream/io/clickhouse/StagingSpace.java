package io.fleet.stream.io.clickhouse;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How much of the allowed space is taken, as writers, committers and the loader of this process
 * change it and each look at the directory corrects it. Soft by the size of a file or two.
 */
final class StagingSpace {
  private final long limitBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile long unreadyBytes;
  private volatile long readyBytes;

  StagingSpace(long limitBytes) {
    this.limitBytes = limitBytes;
  }

  /**
   * Whether writers must wait. They do so for the loader alone: while nothing is ready there is
   * nothing it could make room by, and what waits for a checkpoint needs the writers to go on.
   */
  boolean isFull() {
    return readyBytes > 0 && unreadyBytes + readyBytes >= limitBytes;
  }

  long stagedBytes() {
    return unreadyBytes + readyBytes;
  }

  void staged(long bytes) {
    change(bytes, 0);
  }

  void markedReady(long bytes) {
    change(-bytes, bytes);
  }

  void loaded(long bytes) {
    change(0, -bytes);
  }

  void counted(long unready, long ready) {
    lock.lock();
    try {
      unreadyBytes = unready;
      readyBytes = ready;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns after a change that made room, or after the time at the latest. */
  void awaitRoom(long millis) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (left > 0 && isFull()) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private void change(long unready, long ready) {
    lock.lock();
    try {
      unreadyBytes = Math.max(0, unreadyBytes + unready);
      readyBytes = Math.max(0, readyBytes + ready);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
