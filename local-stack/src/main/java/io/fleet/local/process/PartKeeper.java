package io.fleet.local.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one part alive from a thread of its own: starts it, asks for its health, and starts it
 * again with growing waits when it dies, until told to stop.
 */
final class PartKeeper implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(PartKeeper.class);
  private static final Duration LOOK_WHILE_STARTING = Duration.ofMillis(200);
  private static final Duration LOOK_WHILE_RUNNING = Duration.ofSeconds(2);
  private static final Duration LOOK_WHILE_OTHERS_WORK = Duration.ofMillis(500);
  private static final Duration OTHERS_WORK_AT_MOST = Duration.ofSeconds(30);
  private static final int DEATHS_BEFORE_FIRST_HEALTH = 3;
  private static final int TAIL_LINES = 15;

  private final Part part;
  private final Path log;
  private final PidFile pidFile;
  private final StateBoard board;
  private final Backoff backoff;
  private final LogFile boundedLog;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private int deathsBeforeReady;

  PartKeeper(Part part, Path log, long maxLogBytes, PidFile pidFile, StateBoard board, Backoff b) {
    this.part = part;
    this.log = log;
    this.boundedLog = new LogFile(log, maxLogBytes);
    this.pidFile = pidFile;
    this.board = board;
    this.backoff = b;
  }

  /** Done when the part has answered for the first time; fails when it could not be brought up. */
  CompletableFuture<Void> ready() {
    return ready;
  }

  String name() {
    return part.name();
  }

  Duration startPatience() {
    return part.startPatience();
  }

  @Override
  public void run() {
    try (HealthProbe asked = part.probe()) {
      while (!isStopping()) {
        liveOnce();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      board.update(part.name(), status -> status.with(PartState.STOPPED, null));
      ready.completeExceptionally(new IllegalStateException(part.name() + " was stopped"));
      finished.countDown();
    }
  }

  /** Ends the part and waits until it is gone. */
  void stop() throws InterruptedException {
    stopping.countDown();
    finished.await(part.stopPatience().toSeconds() + 30, TimeUnit.SECONDS);
  }

  private void liveOnce() throws InterruptedException {
    long started = System.nanoTime();
    String end;
    try {
      boundedLog.bound();
      end = live(start());
    } catch (IOException | RuntimeException e) {
      end = "could not be started: " + e.getMessage();
    }
    if (!isStopping()) {
      mourn(end, backoff.afterLifeOf(Duration.ofNanos(System.nanoTime() - started)));
    }
  }

  /** However this ends, the process does not outlive it. */
  private String live(Process process) throws InterruptedException, IOException {
    try {
      pidFile.write(process.pid());
      board.update(part.name(), status -> status.with(PartState.STARTING, process.pid()));
      LOG.info("started part={} pid={}", part.name(), process.pid());
      accompany(process);
    } finally {
      end(process);
    }
    pidFile.delete();
    return "ended with exit code " + process.exitValue();
  }

  private Process start() throws IOException {
    Launch launch = part.launch().get();
    ProcessBuilder builder = new ProcessBuilder(launch.command());
    builder.environment().putAll(launch.environment());
    builder.directory(launch.directory().toFile());
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    return builder.start();
  }

  /** Stays with the process until its end, its own or the one we are told to bring about. */
  private void accompany(Process process) throws InterruptedException, IOException {
    boolean wasHealthy = false;
    while (!isStopping()) {
      Duration look = wasHealthy ? LOOK_WHILE_RUNNING : LOOK_WHILE_STARTING;
      if (waitForEndOrStop(process, look)) {
        break;
      }
      boundedLog.bound();
      boolean healthy = part.probe().isHealthy();
      if (healthy && process.isAlive()) {
        wasHealthy = true;
        board.update(part.name(), status -> status.with(PartState.RUNNING, process.pid()));
        ready.complete(null);
      } else if (wasHealthy) {
        board.update(part.name(), status -> status.with(PartState.UNHEALTHY, process.pid()));
      }
    }
  }

  /** Waits in short steps, so that neither a death nor a stop goes unseen for long. */
  private boolean waitForEndOrStop(Process process, Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (System.nanoTime() < deadline && !isStopping()) {
      if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
        return true;
      }
    }
    return false;
  }

  private void end(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(part.stopPatience().toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.warn("killed part={} pid={} after_s={}", name(), process.pid(), part.stopPatience());
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
  }

  private void mourn(String end, Duration wait) throws InterruptedException {
    board.update(part.name(), status -> status.died(end));
    LOG.warn("died part={} {}; again in {} ms; its last lines:", name(), end, wait.toMillis());
    tail().forEach(line -> LOG.warn("  {} | {}", part.name(), line));
    if (!ready.isDone() && ++deathsBeforeReady >= DEATHS_BEFORE_FIRST_HEALTH) {
      ready.completeExceptionally(new IllegalStateException(part.name() + " " + end));
    }
    stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    letOthersWork();
  }

  /** Gives those that took its work over the time to begin. */
  private void letOthersWork() throws InterruptedException {
    long deadline = System.nanoTime() + OTHERS_WORK_AT_MOST.toNanos();
    while (!isStopping() && System.nanoTime() < deadline && !part.urgency().isUrgent()) {
      stopping.await(LOOK_WHILE_OTHERS_WORK.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private Iterable<String> tail() {
    try {
      return LogFile.tail(log, TAIL_LINES);
    } catch (IOException e) {
      return java.util.List.of("(no log: " + e.getMessage() + ")");
    }
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }
}
