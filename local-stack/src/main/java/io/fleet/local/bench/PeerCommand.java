package io.fleet.local.bench;

import io.fleet.local.bench.backlog.Backlog;
import io.fleet.local.bench.peer.PlainWork;
import io.fleet.local.bench.stack.BenchStack;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
final class PeerCommand extends DrainedCommand {
  @Option(
      names = "--read-once",
      description = {
        "lets plain SQL read and decode the log once for all its statements; without it each reads",
        "for itself, as jobs do that were written one after another"
      })
  private boolean readOnce;

  @Override
  BenchLine measure(BenchStack stack) throws Exception {
    Backlog backlog = backlog(stack);
    PlainWork work = PlainWork.inLog(stack.bootstrapServers());
    say("plain Flink SQL");
    PlainSqlRun.Result plain = new PlainSqlRun(stack, work, readOnce).measure();
    plain.check().reservations().forEach(this::invalid);
    return line(backlog, plain, drain(stack, backlog));
  }

  private BenchLine line(Backlog backlog, PlainSqlRun.Result plain, DrainRun.Result ours) {
    PaceTable table = new PaceTable(people());
    table.begin(backlog);
    table.row("plain Flink SQL", plain.pace());
    table.row("whole graph", ours.pace());
    table.ratio(ours.pace(), plain.pace());
    Verification found = ours.verification();
    return new BenchLine(
        Target.of("peer"),
        ours.pace().perSecond(),
        plain.pace().perSecond(),
        backlog.generatorCeiling(),
        found.rows() + plain.check().found(),
        found.expectedRows() + plain.check().expected(),
        more(plain, found));
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
