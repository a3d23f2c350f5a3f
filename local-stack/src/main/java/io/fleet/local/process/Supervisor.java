package io.fleet.local.process;

import io.fleet.local.process.StackState.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a stack up stage by stage, keeps its parts alive, and ends them in a given order. Every
 * part is a child process with its own keeper.
 */
public final class Supervisor {
  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
  private static final long MAX_LOG_BYTES = 20L << 20;

  private final List<Stage> stages;
  private final List<List<String>> stopOrder;
  private final Function<String, Path> logOf;
  private final Function<String, Path> pidFileOf;
  private final StateBoard board;
  private final Supplier<Backoff> backoffs;
  private final Map<String, PartKeeper> keepers = new LinkedHashMap<>();
  private boolean stopping;

  /**
   * @param stages brought up in this order
   * @param stopOrder names of parts; each group is ended together, before the next
   * @param logOf the log of a part
   * @param pidFileOf where a part's process is written down
   * @param board told of every change
   * @param backoffs a new one for each part
   */
  public Supervisor(
      List<Stage> stages,
      List<List<String>> stopOrder,
      Function<String, Path> logOf,
      Function<String, Path> pidFileOf,
      StateBoard board,
      Supplier<Backoff> backoffs) {
    this.stages = stages;
    this.stopOrder = stopOrder;
    this.logOf = logOf;
    this.pidFileOf = pidFileOf;
    this.board = board;
    this.backoffs = backoffs;
  }

  /**
   * Brings everything up.
   *
   * @return false if something could not be brought up; the parts are left for {@link #stop}
   */
  public boolean start() throws InterruptedException {
    for (Stage stage : stages) {
      if (!startParts(stage) || !doSteps(stage)) {
        return false;
      }
    }
    board.enter(Phase.RUNNING);
    LOG.info("running");
    return true;
  }

  /** Ends everything that was started, in the order of stopping. */
  public void stop() throws InterruptedException {
    synchronized (this) {
      stopping = true;
    }
    for (List<String> group : stopOrder) {
      List<Thread> enders = new ArrayList<>();
      for (String name : group) {
        PartKeeper keeper = keeperOf(name);
        if (keeper != null) {
          enders.add(inBackground(() -> end(keeper), "end-" + name));
        }
      }
      for (Thread ender : enders) {
        ender.join();
      }
    }
    LOG.info("stopped");
  }

  private boolean startParts(Stage stage) throws InterruptedException {
    long started = System.nanoTime();
    List<PartKeeper> together = new ArrayList<>();
    for (Part part : stage.parts()) {
      PartKeeper keeper = keep(part);
      if (keeper == null) {
        return false;
      }
      keeper.ready().thenRun(() -> board.done(part.name(), part.url(), since(started)));
      together.add(keeper);
    }
    for (PartKeeper keeper : together) {
      if (!awaitReady(keeper, started)) {
        return false;
      }
    }
    return true;
  }

  private synchronized PartKeeper keep(Part part) {
    if (stopping) {
      return null;
    }
    PidFile pidFile = new PidFile(pidFileOf.apply(part.name()));
    Path log = logOf.apply(part.name());
    PartKeeper keeper = new PartKeeper(part, log, MAX_LOG_BYTES, pidFile, board, backoffs.get());
    keepers.put(part.name(), keeper);
    inBackground(keeper, part.name());
    return keeper;
  }

  private synchronized PartKeeper keeperOf(String name) {
    return keepers.get(name);
  }

  private boolean awaitReady(PartKeeper keeper, long started) throws InterruptedException {
    Duration left = keeper.startPatience().minus(since(started));
    try {
      keeper.ready().get(Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      fail(keeper.name(), "did not answer within " + keeper.startPatience().toSeconds() + " s");
    } catch (ExecutionException e) {
      fail(keeper.name(), e.getCause().getMessage());
    }
    return false;
  }

  private boolean doSteps(Stage stage) throws InterruptedException {
    for (Stage.Step step : stage.steps()) {
      long started = System.nanoTime();
      try {
        board.done(step.name(), step.run(), since(started));
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        LOG.error("failed step={}", step.name(), e);
        fail(step.name(), e.getMessage());
        return false;
      }
    }
    return true;
  }

  private synchronized void fail(String name, String why) {
    if (stopping) {
      return;
    }
    LOG.error("failed part={} {}", name, why);
    board.fail(name, why);
  }

  private static void end(PartKeeper keeper) {
    try {
      keeper.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread inBackground(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static Duration since(long startedNanos) {
    return Duration.ofNanos(System.nanoTime() - startedNanos);
  }
}
