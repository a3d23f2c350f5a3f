package io.fleet.local.accuracy;

import io.fleet.local.bench.stack.BenchStack;
import io.fleet.local.layout.ProjectHome;
import io.fleet.simulator.trial.TrialOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Judges every rule: a trial with known truth goes through log, job and ClickHouse. Exit code 0
 * when the run was valid, whether or not the rules do.
 */
@Command(
    name = "accuracy",
    description = {
      "Holds what the rules find against what the vehicles truly did.",
      "The last line is one JSON object."
    },
    mixinStandardHelpOptions = true)
public final class AccuracyCommand implements Callable<Integer> {
  private static final int INVALID = 1;
  private static final Clock CLOCK = Clock.systemUTC();

  /**
   * Trials begin at this time of the day, so that the same seed is the same trial but for the date.
   */
  private static final Duration MORNING = Duration.ofHours(6);

  /** What is learned of a day holds from the day after the next on. */
  private static final Duration LEARNED_AFTER = Duration.ofDays(2);

  private static final int MOST_DAYS = 28;

  /** No day has more vehicles. */
  private static final int NUMBERS_A_DAY = 20_000;

  @Spec private CommandSpec spec;

  @Option(names = "--seed", defaultValue = "1", description = "same seed, same trial")
  private long seed;

  @Option(names = "--vehicles", defaultValue = "27", description = "default ${DEFAULT-VALUE}")
  private int vehicles;

  @Option(
      names = "--hours",
      defaultValue = "19",
      description = "of each vehicle, 0.2 or more; default ${DEFAULT-VALUE}")
  private double hours;

  @Option(
      names = "--rounds",
      defaultValue = "8",
      description = {
        "vehicles beside these that drive a delivery round each, half of them without scans;",
        "default ${DEFAULT-VALUE}"
      })
  private int rounds;

  @Option(
      names = "--days-before",
      defaultValue = "3",
      description = {
        "days on which other vehicles of the fleet drove as many rounds before, from which it has",
        "learned how it gets along, 0 – 28; default ${DEFAULT-VALUE}"
      })
  private int daysBefore;

  @Option(
      names = "--noise",
      defaultValue = "real",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}")
  private Noise noise;

  @Option(
      names = "--sampling",
      paramLabel = "S",
      defaultValue = "1",
      description = "seconds between two messages of a vehicle, 1 – 60; default ${DEFAULT-VALUE}")
  private int samplingS;

  @Option(
      names = "--details",
      paramLabel = "DIR",
      description = "writes labels, missed labels and false findings there, as JSON lines")
  private Path details;

  @Option(names = "--json", description = "nothing but the JSON line on standard output")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    TrialOptions options = options();
    try (BenchStack stack = new BenchStack(ProjectHome.ofThisProcess())) {
      Thread onInterrupt = new Thread(stack::close, "end-accuracy");
      Runtime.getRuntime().addShutdownHook(onInterrupt);
      boolean valid = run(stack, options);
      stack.close();
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
      return valid ? 0 : INVALID;
    }
  }

  private TrialOptions options() {
    if (daysBefore < 0 || daysBefore > MOST_DAYS) {
      throw new ParameterException(spec.commandLine(), "0 – 28 days before");
    }
    try {
      Duration lasts = Duration.between(Instant.EPOCH, options(Instant.EPOCH).end());
      return options(lastMorningBefore(CLOCK.instant().minus(lasts)));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private TrialOptions options(Instant start) {
    Duration each = Duration.ofSeconds(Math.round(hours * 3_600));
    Duration sampling = Duration.ofSeconds(samplingS);
    return new TrialOptions(vehicles, start, each, sampling, noise.level(), rounds);
  }

  /** As late as can be, as the job forgets plans and scans that are weeks old. */
  private static Instant lastMorningBefore(Instant latest) {
    return latest.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(1)).plus(MORNING);
  }

  private boolean run(BenchStack stack, TrialOptions options) throws Exception {
    say("starting log and history");
    stack.startStores();
    TrialDispatch people = TrialDispatch.start(stack);
    say("driving %d vehicles for %.1f h each, %d rounds, seed %d", vehicles, hours, rounds, seed);
    TrialWriter writer = new TrialWriter(stack.bootstrapServers(), people);
    List<Trial> all = new ArrayList<>(daysBefore(stack, people, writer, options));
    Trial trial = writer.write(seed, options);
    all.add(trial);
    people.requireUndisturbed();
    say("%,d messages and %,d labels; running the job", trial.records(), trial.labels().size());
    long rows = new Chain(stack).run("accuracy", all);
    Facts facts = new ClickHouseFacts(stack.clickHouseUrl(), trial.classes().keySet());
    Verdict verdict = Verdict.of(trial, facts, options.sampling().toMillis());
    if (details != null) {
      new Details(details).write(trial, verdict);
    }
    return report(trial, verdict, rows - events(all) + trial.events());
  }

  /** Days from which the fleet has learned when the trial begins. */
  private List<Trial> daysBefore(
      BenchStack stack, TrialDispatch people, TrialWriter writer, TrialOptions options)
      throws Exception {
    List<Trial> days = new ArrayList<>();
    for (int day = rounds == 0 ? 0 : daysBefore; day >= 1; day--) {
      int first = 1 + day * NUMBERS_A_DAY;
      Instant start = options.start().minus(LEARNED_AFTER).minus(Duration.ofDays(day - 1));
      days.add(writer.write(seed, options.roundsOf(first, start)));
    }
    if (!days.isEmpty()) {
      say("%,d messages of %d days before; learning from them", events(days), days.size());
      new Chain(stack).run("days-before", days);
      Instant last = options.start().minus(LEARNED_AFTER);
      people.learn(stack.clickHouseUrl(), LocalDate.ofInstant(last, ZoneOffset.UTC));
    }
    return days;
  }

  private static long events(List<Trial> trials) {
    return trials.stream().mapToLong(Trial::events).sum();
  }

  private boolean report(Trial trial, Verdict verdict, long rows) throws IOException {
    Targets targets = new Targets(samplingS * 1_000L, noise.isOfTargets());
    boolean verified = rows == trial.events();
    PrintWriter out = spec.commandLine().getOut();
    if (!json) {
      out.printf(
          Locale.ROOT,
          "seed %d, %d vehicles, %.1f vehicle-hours, %d rounds, noise %s, a message every %d s; rows %,d of %,d%n",
          seed,
          vehicles,
          vehicles * hours,
          rounds,
          noise,
          samplingS,
          rows,
          trial.events());
      new AccuracyReport(out, targets).print(verdict);
    }
    out.println(new AccuracyJson(targets).write(settings(trial, rows), verdict, verified));
    out.flush();
    return verified;
  }

  private Map<String, Object> settings(Trial trial, long rows) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("seed", seed);
    settings.put("vehicles", vehicles);
    settings.put("vehicle_hours", vehicles * hours);
    settings.put("rounds", rounds);
    settings.put("days_before", daysBefore);
    settings.put("noise", noise.toString());
    settings.put("sampling_s", samplingS);
    settings.put("labels", trial.labels().size());
    settings.put("verified_rows", rows);
    settings.put("expected_rows", trial.events());
    return settings;
  }

  /** Progress goes to the error stream: standard output is for the answer. */
  private void say(String format, Object... values) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf(Locale.ROOT, format + "%n", values);
    err.flush();
  }
}
