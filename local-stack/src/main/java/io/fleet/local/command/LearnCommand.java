package io.fleet.local.command;

import io.fleet.local.capability.DailyLesson;
import io.fleet.local.capability.Learned;
import java.net.ConnectException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Learns from one day and prints what came of it. */
@Command(
    name = "learn",
    description = "Learns from a day how often each vehicle is heard and what it sends.",
    mixinStandardHelpOptions = true)
final class LearnCommand implements Callable<Integer> {
  private static final int SOME_REFUSED = 1;
  private static final Clock CLOCK = Clock.systemUTC();

  @Mixin private DataOption data;
  @Spec private CommandSpec spec;

  @Option(
      names = "--day",
      paramLabel = "YYYY-MM-DD",
      description = "which day, in UTC; it must be over. Default: yesterday")
  private LocalDate day;

  @Override
  public Integer call() throws Exception {
    LocalDate today = LocalDate.now(CLOCK);
    LocalDate learned = day == null ? today.minusDays(1) : day;
    if (!learned.isBefore(today)) {
      throw new ParameterException(spec.commandLine(), learned + " is not over yet");
    }
    try {
      Learned report = new DailyLesson(data.directory()).of(learned);
      spec.commandLine().getOut().println(learned + ": " + report);
      return report.refused() == 0 ? 0 : SOME_REFUSED;
    } catch (ConnectException e) {
      throw new IllegalStateException("ClickHouse does not answer; run fleet up first", e);
    }
  }
}
