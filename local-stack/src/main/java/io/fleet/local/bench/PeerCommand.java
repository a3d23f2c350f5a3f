package io.fleet.local.bench;

import io.fleet.local.bench.backlog.Backlog;
import io.fleet.local.bench.backlog.BacklogWriter;
import io.fleet.local.bench.backlog.RecordedDrives;
import io.fleet.local.bench.peer.PlainWork;
import io.fleet.local.bench.stack.BenchStack;
import io.fleet.local.layout.ProjectHome;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The whole graph beside three statements of plain Flink SQL, over the same backlog in the same
 * run: what a team gets that keys by trip, counts in windows and filters by speed.
 */
@Command(
    name = "peer",
    description = {
      "The whole graph beside what plain Flink SQL does with the same backlog.",
      "The last line is one JSON object."
    },
    mixinStandardHelpOptions = true)
final class PeerCommand extends BenchStackCommand {
  private static final long LEAST_EVENTS = 10_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "how many events, 10,000 or more; default ${DEFAULT-VALUE}")
  private long events;

  @Option(
      names = "--read-once",
      description = {
        "lets plain SQL read and decode the log once for all its statements; without it each reads",
        "for itself, as jobs do that were written one after another"
      })
  private boolean readOnce;

  @Override
  BenchLine measure(BenchStack stack) throws Exception {
    if (events < LEAST_EVENTS) {
      throw new ParameterException(spec.commandLine(), "--events must be 10000 or more");
    }
    say("starting log and history");
    stack.startStores();
    say("writing %,d events", events);
    Backlog backlog =
        new BacklogWriter(
                stack.bootstrapServers(), RecordedDrives.folder(ProjectHome.ofThisProcess()))
            .write(events);
    PlainWork work = PlainWork.inLog(stack.bootstrapServers());
    say("plain Flink SQL");
    PlainSqlRun.Result plain = new PlainSqlRun(stack, work, readOnce).measure();
    say("draining through the whole graph");
    DrainRun.Result ours = new DrainRun(stack, backlog, Clock.systemUTC()).measure();
    return line(backlog, plain, ours);
  }

  private BenchLine line(Backlog backlog, PlainSqlRun.Result plain, DrainRun.Result ours) {
    Verification found = ours.verification();
    found.reservations().forEach(this::invalid);
    plain.check().reservations().forEach(this::invalid);
    print("%-22s %12s %10s %14s%n", "", "events/s", "seconds", "2nd half/s");
    print(
        "%-22s %,12.0f %10.2f%n",
        "generator's ceiling", backlog.generatorCeiling(), backlog.sendSeconds());
    printPace("plain Flink SQL", plain.pace());
    printPace("whole graph", ours.pace());
    print("%-22s %12.2f%n", "ratio", ours.pace().perSecond() / plain.pace().perSecond());
    return new BenchLine(
        Target.of("peer"),
        ours.pace().perSecond(),
        plain.pace().perSecond(),
        backlog.generatorCeiling(),
        found.rows() + plain.check().found(),
        found.expectedRows() + plain.check().expected(),
        more(plain, found));
  }

  private void printPace(String name, Pace pace) {
    print(
        "%-22s %,12.0f %10.2f %,14.0f%n",
        name, pace.perSecond(), pace.seconds(), pace.secondHalf());
  }

  private Map<String, Object> more(PlainSqlRun.Result plain, Verification found) {
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("events", plain.check().work().events());
    more.put("read_once", readOnce);
    more.put("plain_effects", plain.check().found());
    more.put("rows", found.rows());
    more.put("alerts", found.alerts());
    return more;
  }
}
