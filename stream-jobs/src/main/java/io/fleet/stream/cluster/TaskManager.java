package io.fleet.stream.cluster;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flink's own {@code TaskManagerRunner} that, if it is given nothing to do in its first minute and
 * a half, runs a program in this process, once: a spare that has rehearsed has loaded and compiled
 * what it will run, and takes over in half the time.
 *
 * <p>Arguments: {@code --configDir DIR [-Dkey=value …] [--when-idle CLASS [the program's own …]]}.
 */
public final class TaskManager {
  private static final Logger LOG = LoggerFactory.getLogger(TaskManager.class);
  private static final String WHEN_IDLE = "--when-idle";

  /** Whoever is not a spare has its tasks by then, also on a machine that starts much at once. */
  private static final long IDLE_MS = 90_000;

  private static final String GROUP_OF_TASKS = "Flink Task Threads";

  private TaskManager() {}

  /** Runs until the process is ended. */
  public static void main(String... args) throws Exception {
    List<String> words = List.of(args);
    int end = words.contains(WHEN_IDLE) ? words.indexOf(WHEN_IDLE) : words.size();
    if (end < words.size()) {
      List<String> program = words.subList(end + 1, words.size());
      Thread rehearsal = new Thread(() -> whenIdle(program), "rehearsal");
      rehearsal.setDaemon(true);
      rehearsal.start();
    }
    TaskManagerRunner.main(words.subList(0, end).toArray(String[]::new));
  }

  private static void whenIdle(List<String> program) {
    try {
      TimeUnit.MILLISECONDS.sleep(IDLE_MS);
      if (!hasTasks()) {
        long begunNs = System.nanoTime();
        run(program);
        long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begunNs);
        LOG.info("rehearsed in {} ms", tookMs);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (InvocationTargetException e) {
      // it does its work as well without
      LOG.warn("not rehearsed", e.getCause());
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.warn("not rehearsed", e);
    }
  }

  private static void run(List<String> program) throws ReflectiveOperationException {
    String[] own = program.subList(1, program.size()).toArray(String[]::new);
    Class.forName(program.get(0)).getMethod("main", String[].class).invoke(null, (Object) own);
  }

  private static boolean hasTasks() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getThreadGroup)
        .anyMatch(group -> group != null && group.getName().equals(GROUP_OF_TASKS));
  }
}
