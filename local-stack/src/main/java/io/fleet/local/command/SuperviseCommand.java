package io.fleet.local.command;

import io.fleet.local.capability.DailyLearning;
import io.fleet.local.capability.DailyLesson;
import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.Ports;
import io.fleet.local.layout.ProjectHome;
import io.fleet.local.part.PartNames;
import io.fleet.local.part.StackPlan;
import io.fleet.local.part.StackSettings;
import io.fleet.local.process.Backoff;
import io.fleet.local.process.PidFile;
import io.fleet.local.process.StackState.Phase;
import io.fleet.local.process.Stage;
import io.fleet.local.process.StateBoard;
import io.fleet.local.process.Supervisor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs as the supervisor until it is told to end; {@code fleet up} starts it. */
@Command(name = "supervise", hidden = true, description = "Keeps the parts alive.")
public final class SuperviseCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(SuperviseCommand.class);
  private static final int FAILED = 1;

  @Mixin private DataOption data;

  @Option(names = "--vehicles", defaultValue = "20")
  private int vehicles;

  @Option(names = "--rounds", defaultValue = "0")
  private int rounds;

  @Option(names = "--no-simulator")
  private boolean noSimulator;

  private final CompletableFuture<Void> told = new CompletableFuture<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  @Override
  public Integer call() throws Exception {
    DataDirectory directory = data.directory();
    try (FileChannel channel = lockFile(directory);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        LOG.error("another supervisor is at work");
        return FAILED;
      }
      PidFile pidFile = new PidFile(directory.pidFile(RunningStack.SUPERVISOR));
      pidFile.write(ProcessHandle.current().pid());
      try {
        return supervise(directory) ? 0 : FAILED;
      } finally {
        pidFile.delete();
      }
    } finally {
      ended.countDown();
    }
  }

  private boolean supervise(DataDirectory directory) throws InterruptedException {
    List<Stage> stages = new StackPlan(settings(directory)).stages();
    StateBoard board = new StateBoard(directory.state(), StackPlan.parts(stages));
    Supervisor supervisor =
        new Supervisor(
            stages,
            PartNames.STOP_ORDER,
            directory::log,
            directory::pidFile,
            board,
            Backoff::standard);
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopFromOutside, "stop"));
    CompletableFuture<Boolean> start = startAside(supervisor);
    CompletableFuture.anyOf(start, told).join();
    boolean started = start.isDone() && start.join();
    if (started) {
      stay(directory);
    }
    if (told.isDone()) {
      board.enter(Phase.STOPPING);
    }
    supervisor.stop();
    if (told.isDone()) {
      board.enter(Phase.STOPPED);
    }
    return started;
  }

  /** Until it is told to end; meanwhile the stack learns once a day. */
  private void stay(DataDirectory directory) {
    try (DailyLearning learning =
        new DailyLearning(new DailyLesson(directory)::of, Clock.systemUTC())) {
      learning.start();
      told.join();
    }
  }

  /** Starts in a thread of its own, so that being told to end is heard while parts come up. */
  private static CompletableFuture<Boolean> startAside(Supervisor supervisor) {
    CompletableFuture<Boolean> start = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                start.complete(supervisor.start());
              } catch (InterruptedException | RuntimeException e) {
                LOG.error("start failed", e);
                start.complete(false);
              }
            },
            "start");
    thread.setDaemon(true);
    thread.start();
    return start;
  }

  /** Runs in the JVM's shutdown, which goes on only when everything has been ended. */
  private void stopFromOutside() {
    told.complete(null);
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private StackSettings settings(DataDirectory directory) {
    Ports ports = Ports.remembered(directory.ports());
    return new StackSettings(
        ProjectHome.ofThisProcess(), directory, ports, !noSimulator, vehicles, rounds);
  }

  private static FileChannel lockFile(DataDirectory directory) throws IOException {
    return FileChannel.open(
        directory.supervisorLock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }
}
