package io.fleet.stream.io.clickhouse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * The ready files, oldest first, and when each may be tried again. A table the server cannot take
 * just now waits as a whole; a file whose content it refuses waits alone and goes alone from then
 * on, so that it holds up no other. Times are of {@link System#nanoTime}.
 */
final class ReadyQueue {

  private static final class Waiting {
    final StagedFile file;
    boolean inFlight;
    boolean alone;
    final long gatherUntil;
    int refusals;
    long notBefore = Long.MIN_VALUE;

    Waiting(StagedFile file, long gatherUntil) {
      this.file = file;
      this.gatherUntil = gatherUntil;
    }
  }

  private static final class Table {
    int failures;
    long notBefore = Long.MIN_VALUE;
  }

  private final LoaderSettings settings;
  private final RandomGenerator random;
  private final TreeMap<String, Waiting> files = new TreeMap<>();
  private final Map<String, Table> tables = new HashMap<>();
  private long bytes;

  ReadyQueue(LoaderSettings settings, RandomGenerator random) {
    this.settings = settings;
    this.random = random;
  }

  /** Takes in files that are ready; those known already stay as they are. */
  synchronized void offer(Collection<StagedFile> ready, long now) {
    long gatherUntil = now + settings.gather().toNanos();
    for (StagedFile file : ready) {
      if (files.putIfAbsent(file.name(), new Waiting(file, gatherUntil)) == null) {
        bytes += file.bytes();
      }
    }
    notifyAll();
  }

  /** What to send next: the oldest file that may be tried, with others of its table and month. */
  synchronized List<StagedFile> next(long now) {
    for (Waiting waiting : files.values()) {
      if (mayGo(waiting, now) && now - waiting.gatherUntil >= 0) {
        return waiting.alone ? take(List.of(waiting)) : take(companions(waiting, now));
      }
    }
    return List.of();
  }

  /** Waits until something may have changed, at most the time given. */
  synchronized void await(Duration atMost) throws InterruptedException {
    TimeUnit.MILLISECONDS.timedWait(this, atMost.toMillis());
  }

  /** The files are no longer there: loaded, set aside, or gone by themselves. */
  synchronized void gone(Collection<StagedFile> left) {
    for (StagedFile file : left) {
      if (files.remove(file.name()) != null) {
        bytes -= file.bytes();
      }
    }
  }

  /** Forgets all files but these; for a queue nobody takes from, while another process sends. */
  synchronized void keepOnly(Collection<StagedFile> listed) {
    Set<String> names = new HashSet<>();
    listed.forEach(file -> names.add(file.name()));
    gone(files.values().stream().map(w -> w.file).filter(f -> !names.contains(f.name())).toList());
  }

  /** The server took rows of the table: it need not wait any more. */
  synchronized void succeeded(String table) {
    tables.remove(table);
  }

  /** The files may be sent at once, just not together with what they were taken with. */
  synchronized void giveBack(Collection<StagedFile> taken) {
    taken.forEach(file -> release(file, waiting -> {}));
    notifyAll();
  }

  /** The server could not take the table's rows just now; returns the failures in a row. */
  synchronized int unavailable(Collection<StagedFile> taken, long now) {
    Table table = tables.computeIfAbsent(taken.iterator().next().table(), name -> new Table());
    table.failures++;
    table.notBefore = now + backOffNanos(table.failures);
    taken.forEach(file -> release(file, waiting -> {}));
    return table.failures;
  }

  /** One of several files is bad: each goes alone from now on. */
  synchronized void separate(Collection<StagedFile> taken) {
    taken.forEach(file -> release(file, waiting -> waiting.alone = true));
    notifyAll();
  }

  /** The server refused this file's content; returns how often it did. */
  synchronized int refused(StagedFile file, long now) {
    Waiting waiting = files.get(file.name());
    waiting.alone = true;
    waiting.refusals++;
    waiting.notBefore = now + backOffNanos(waiting.refusals);
    waiting.inFlight = false;
    return waiting.refusals;
  }

  synchronized int size() {
    return files.size();
  }

  synchronized long bytes() {
    return bytes;
  }

  /** When the oldest file was closed, epoch milliseconds, or -1 if there is none. */
  synchronized long oldestMs() {
    return files.isEmpty() ? -1 : files.firstEntry().getValue().file.closedMs();
  }

  private boolean mayGo(Waiting waiting, long now) {
    Table table = tables.get(waiting.file.table());
    return !waiting.inFlight
        && (waiting.notBefore == Long.MIN_VALUE || now - waiting.notBefore >= 0)
        && (table == null || now - table.notBefore >= 0);
  }

  private List<Waiting> companions(Waiting oldest, long now) {
    List<Waiting> batch = new ArrayList<>();
    long rows = 0;
    long size = 0;
    for (Waiting waiting : files.tailMap(oldest.file.name()).values()) {
      StagedFile file = waiting.file;
      boolean fits =
          rows + file.rows() <= settings.insertRows()
              && size + file.bytes() <= settings.insertBytes();
      if (isAlike(oldest.file, file) && !waiting.alone && mayGo(waiting, now)) {
        if (!fits && !batch.isEmpty()) {
          break;
        }
        batch.add(waiting);
        rows += file.rows();
        size += file.bytes();
      }
    }
    return batch;
  }

  private static boolean isAlike(StagedFile a, StagedFile b) {
    return a.month() == b.month() && a.table().equals(b.table());
  }

  private static List<StagedFile> take(List<Waiting> batch) {
    batch.forEach(waiting -> waiting.inFlight = true);
    return batch.stream().map(waiting -> waiting.file).toList();
  }

  private void release(StagedFile file, Consumer<Waiting> change) {
    Waiting waiting = files.get(file.name());
    if (waiting != null) {
      waiting.inFlight = false;
      change.accept(waiting);
    }
  }

  private long backOffNanos(int failures) {
    long min = settings.minBackOff().toNanos();
    long wait = Math.min(settings.maxBackOff().toNanos(), min << Math.min(failures - 1, 20));
    return wait - random.nextLong(wait / 2 + 1);
  }
}
