package io.fleet.local.command;

import io.fleet.local.bench.stack.FlinkRest;
import io.fleet.local.gateway.GatewayAccess;
import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.PortName;
import io.fleet.local.layout.Ports;
import io.fleet.local.layout.ProjectHome;
import io.fleet.local.part.RecomputeLaunch;
import io.fleet.local.recompute.Counts;
import io.fleet.local.recompute.FactsRun;
import io.fleet.local.recompute.RepairWatch;
import io.fleet.local.recompute.RuleChange;
import io.fleet.local.recompute.RulesDesk;
import io.fleet.local.recompute.RulesFile;
import io.fleet.local.recompute.Span;
import io.fleet.schema.retention.Retention;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a time that has passed again by other rules, or says what that would change. */
@Command(
    name = "recompute",
    description = "Runs a time that has passed again by other rules, or says what would change.",
    mixinStandardHelpOptions = true)
public final class RecomputeCommand implements Callable<Integer> {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final int NOT_DONE = 1;
  private static final int MOST_LOOKS = 6;
  private static final long BETWEEN_LOOKS_S = 10;

  @Mixin private DataOption data;
  @Spec private CommandSpec spec;

  @Option(
      names = "--from",
      required = true,
      converter = Moment.class,
      description = "from this moment of the vehicles' time on: ISO-8601, or a day in UTC")
  private Instant from;

  @Option(
      names = "--to",
      converter = Moment.class,
      description =
          "until then; what was in force before holds again. Default: now, and it goes on")
  private Instant to;

  @Option(
      names = "--vehicles",
      split = ",",
      paramLabel = "ID",
      description = "only these; default: all that sent anything in that time")
  private Set<String> vehicles = new TreeSet<>();

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "rules that are to hold, {\"id\": scope, \"body\": {…}} a line")
  private Path rules;

  @Option(names = "--dry-run", description = "only say what would change")
  private boolean dryRun;

  @Option(names = "--details", paramLabel = "FILE", description = "every difference as JSON a line")
  private Path details;

  @Option(
      names = "--timeout",
      defaultValue = "PT30M",
      description = "how long to wait for the job; default ${DEFAULT-VALUE}")
  private Duration timeout;

  @Override
  public Integer call() throws Exception {
    Span span = span();
    DataDirectory directory = data.directory();
    if (new RunningStack(directory).supervisor().isEmpty()) {
      throw new IllegalStateException("no stack runs in " + directory.root() + "; fleet up first");
    }
    RulesFile file = rules == null ? null : RulesFile.read(rules);
    RuleChange change = file == null ? null : RuleChange.of(file, span, desk(directory));
    FactsRun facts = facts(directory, span, file);
    Counts foreseen = facts.compare(change, details);
    if (dryRun) {
      out().println("nothing was written");
      return 0;
    }
    return apply(directory, facts, change, foreseen);
  }

  /** Tells the job, waits, and looks whether everything is as it was foreseen to be. */
  private int apply(DataDirectory directory, FactsRun facts, RuleChange change, Counts foreseen)
      throws Exception {
    if (change == null && foreseen.differences() == 0) {
      out().println("nothing to do");
      return 0;
    }
    String url = Ports.remembered(directory.ports()).url(PortName.FLINK_UI);
    RepairWatch watch = new RepairWatch(new FlinkRest(url)::sum, out(), System.console() != null);
    long expected = foreseen.vehicles();
    if (change == null) {
      expected = facts.ask().vehicles();
    } else {
      change.apply(desk(directory));
      out().println("the rules are in force");
    }
    if (foreseen.differences() == 0) {
      return 0;
    }
    if (!watch.await(expected, timeout)) {
      out().println("not done within " + timeout + "; the job goes on by itself");
      return NOT_DONE;
    }
    if (!isStored(facts)) {
      out().println("something differs still, or again; look at it with --dry-run");
      return NOT_DONE;
    }
    out().println("done: what is stored is what the rules say");
    return 0;
  }

  /** What repairs tell is stored with the next checkpoint. */
  private static boolean isStored(FactsRun facts) throws Exception {
    for (int look = 0; look < MOST_LOOKS; look++) {
      TimeUnit.SECONDS.sleep(BETWEEN_LOOKS_S);
      if (facts.recount().differences() == 0) {
        return true;
      }
    }
    return false;
  }

  private Span span() {
    Instant now = CLOCK.instant();
    if (to != null && to.isAfter(now)) {
      throw wrong("--to " + to + " has not come yet");
    }
    Retention.of(System.getenv().getOrDefault(Retention.VARIABLE, ""))
        .ofTable("telemetry")
        .filter(keep -> !keep.isForEver())
        .map(keep -> now.atZone(ZoneOffset.UTC).minus(keep.period()).toInstant())
        .filter(oldest -> from.isBefore(oldest))
        .ifPresent(
            oldest -> {
              throw wrong("--from " + from + ": events are kept no longer than since " + oldest);
            });
    try {
      return new Span(from, to, to == null ? now : to);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private FactsRun facts(DataDirectory directory, Span span, RulesFile file) {
    Set<String> meant = new TreeSet<>(vehicles);
    if (file != null && !vehicles.isEmpty() && !dryRun && !file.vehicles().equals(meant)) {
      throw wrong("whom rules hold for is said by their scopes; --vehicles only with --dry-run");
    }
    if (file != null && meant.isEmpty()) {
      meant.addAll(file.vehicles());
    }
    RecomputeLaunch launch =
        new RecomputeLaunch(
            ProjectHome.ofThisProcess(), directory, Ports.remembered(directory.ports()));
    return new FactsRun(launch, span, meant, CLOCK);
  }

  private static RulesDesk desk(DataDirectory directory) throws Exception {
    return new RulesDesk(GatewayAccess.of(directory, "recompute"));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
