package io.fleet.local.bench.stack;

import io.fleet.local.process.Launch;
import io.fleet.local.process.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The Flink parts of an ordinary stack with another job, or watched more closely. */
final class JobVariant {
  private static final String CLASS_OPTION = "--job-classname";
  private static final String CLASS_PATH_OPTION = "-cp";

  private JobVariant() {}

  /**
   * A JobManager that runs that job and whose REST interface shows counts of the last 100 ms.
   *
   * @param more arguments of the job beside the ordinary ones
   */
  static Part jobManager(Part part, String jobClass, List<String> more) {
    return with(
        part,
        command -> {
          int at = command.indexOf(CLASS_OPTION);
          command.set(at + 1, jobClass);
          command.add(at, "-Dmetrics.fetcher.update-interval=100");
          command.addAll(more);
          return command;
        });
  }

  /** A part whose JVM gets more options. */
  static Part options(Part part, List<String> options) {
    return with(
        part,
        command -> {
          command.addAll(command.indexOf(CLASS_PATH_OPTION), options);
          return command;
        });
  }

  /** A Flink part told more of Flink's own settings, {@code -Dname=value} each. */
  static Part settings(Part part, List<String> settings) {
    return with(
        part,
        command -> {
          int at = command.indexOf(CLASS_OPTION);
          command.addAll(at < 0 ? command.size() : at, settings);
          return command;
        });
  }

  private static Part with(Part part, UnaryOperator<List<String>> change) {
    return part.launched(
        launch -> {
          List<String> command = change.apply(new ArrayList<>(launch.command()));
          return new Launch(command, launch.environment(), launch.directory());
        });
  }
}
