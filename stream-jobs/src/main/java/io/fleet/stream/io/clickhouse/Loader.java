package io.fleet.stream.io.clickhouse;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the ready files of one staging directory to the server, on threads of its own. It looks
 * into the directory four times a second, or less often when looking takes long, so it also finds
 * what was ready before it started; files of this process it is told of at once.
 */
final class Loader {
  private static final Logger LOG = LoggerFactory.getLogger(Loader.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);
  private static final Duration TRY_EVERY = Duration.ofMillis(10);
  private static final long LOOK_SHARE = 20;
  private static final Duration FORGET_EVERY = Duration.ofHours(1);
  private static final long END_SECONDS = 10;

  private final ClickHouseSinkConfig config;
  private final LoaderParts parts;
  private final DirectoryLock lock;
  private final FileSender sender;
  private final ExecutorService httpThreads;
  private final List<Thread> senders = new ArrayList<>();
  private final Thread scanner;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private long forgetAt = System.nanoTime();

  Loader(
      ClickHouseSinkConfig config,
      RefusedFiles refusedFiles,
      Clock clock,
      RandomGenerator random,
      Runnable whenLingering)
      throws IOException {
    this.config = config;
    StagingDirectory directory =
        StagingDirectory.create(config.stagingPath(), config.limits().forceToDisk());
    this.parts =
        new LoaderParts(
            directory,
            new LoadJournal(directory, config.loader().remembered(), clock),
            new ReadyQueue(config.loader(), random),
            new StagingSpace(config.limits().stagedBytes()),
            new LoadStatistics());
    this.lock = new DirectoryLock(directory.root());
    this.httpThreads = httpThreads(config.loader().threads());
    this.sender =
        new FileSender(
            parts,
            new InsertClient(config, httpThreads),
            refusedFiles,
            config.loader().contentAttempts());
    this.scanner = daemon(() -> scan(whenLingering), "clickhouse-loader-scan");
    for (int i = 0; i < config.loader().threads(); i++) {
      senders.add(daemon(this::sendAll, "clickhouse-loader-" + i));
    }
  }

  void start() {
    scanner.start();
    senders.forEach(Thread::start);
  }

  LoaderParts parts() {
    return parts;
  }

  /** Whether it sends to the same place in the same way. */
  boolean serves(ClickHouseSinkConfig other) {
    return config.url().equals(other.url())
        && config.database().equals(other.database())
        && config.user().equals(other.user())
        && config.limits().equals(other.limits())
        && config.loader().equals(other.loader());
  }

  /** Whether nothing is left to send. */
  boolean isIdle() {
    return parts.queue().size() == 0;
  }

  Duration linger() {
    return config.loader().linger();
  }

  /** Ends soon, in the middle of an INSERT too: its files are sent again by the next loader. */
  void stop() {
    stopped.countDown();
    senders.forEach(Thread::interrupt);
  }

  private void scan(Runnable whenLingering) {
    boolean running = true;
    while (running) {
      long begun = System.nanoTime();
      look();
      whenLingering.run();
      long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
      running = !awaitStop(Math.max(LOOK_EVERY.toMillis(), LOOK_SHARE * tookMs));
    }
    end();
  }

  private void look() {
    try {
      lock.tryHold();
      StagingDirectory.Listing listing = parts.directory().list();
      parts.space().counted(listing.unreadyBytes(), listing.readyBytes());
      if (!lock.isHeld()) {
        parts.queue().keepOnly(listing.ready());
      }
      parts.queue().offer(listing.ready(), System.nanoTime());
      if (System.nanoTime() - forgetAt >= 0) {
        forgetAt = System.nanoTime() + FORGET_EVERY.toNanos();
        parts.journal().forgetOld();
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("staging directory cannot be read cause={}", e.toString());
    }
  }

  private void sendAll() {
    try {
      while (stopped.getCount() > 0) {
        List<StagedFile> batch = lock.isHeld() ? parts.queue().next(System.nanoTime()) : List.of();
        if (batch.isEmpty()) {
          parts.queue().await(isIdle() ? LOOK_EVERY : TRY_EVERY);
        } else {
          sender.send(batch);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean awaitStop(long millis) {
    try {
      return stopped.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }

  /** Lets the next loader in only when no thread of this one sends any more. */
  private void end() {
    try {
      for (Thread thread : senders) {
        thread.join(TimeUnit.SECONDS.toMillis(END_SECONDS));
      }
      lock.close();
    } catch (IOException | InterruptedException e) {
      LOG.warn("loader did not end in order cause={}", e.toString());
    } finally {
      httpThreads.shutdownNow();
    }
  }

  private static ExecutorService httpThreads(int inserts) {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            2 * inserts,
            2 * inserts,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> daemon(task, "clickhouse-loader-http"));
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
