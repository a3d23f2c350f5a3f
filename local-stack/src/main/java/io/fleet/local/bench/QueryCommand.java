package io.fleet.local.bench;

import io.fleet.local.bench.history.ColumnSizes;
import io.fleet.local.bench.history.HistoryRounds;
import io.fleet.local.bench.history.Month;
import io.fleet.local.bench.history.MonthOptions;
import io.fleet.local.bench.stack.BenchStack;
import io.fleet.local.bench.stack.ClickHouseSql;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Measures how fast the API answers over a month of a fleet, beside the very statements it sends,
 * asked over plain HTTP in the same run.
 */
@Command(
    name = "query",
    description = {
      "The API's answers over a month of telemetry, beside the bare statements.",
      "The last line is one JSON object."
    },
    mixinStandardHelpOptions = true)
public final class QueryCommand extends BenchStackCommand {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Mixin private MonthOptions month;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "50",
      description = "questions a second; default ${DEFAULT-VALUE}")
  private double perSecond;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "12",
      description =
          "of each of five rounds of either side; default ${DEFAULT-VALUE}, so that what the store does each minute falls to either side in turn")
  private int seconds;

  @Option(
      names = "--store",
      paramLabel = "URL",
      description = {
        "a ClickHouse that holds such a month in its database fleet, up to yesterday; nothing is",
        "loaded then. Without it the bench starts a store of its own."
      })
  private String existingStore;

  @Override
  BenchLine measure(BenchStack stack) throws Exception {
    stack.startStores();
    String storeUrl = existingStore == null ? stack.clickHouseUrl() : existingStore;
    ClickHouseSql store = new ClickHouseSql(storeUrl, PATIENCE);
    Month made = new Month(store, month.size(), LocalDate.now(Clock.systemUTC()));
    if (existingStore == null) {
      made.load(day -> say("day %d of %d", day, month.size().days()));
    }
    HistoryRounds rounds =
        new HistoryRounds(
            stack,
            storeUrl,
            store,
            made.from(),
            month.size().days(),
            perSecond,
            seconds,
            this::say);
    return line(rounds.run(), new ColumnSizes(store).rows());
  }

  private BenchLine line(List<HistoryRounds.Line> lines, long rows) {
    print("%-45s %17s   %17s %8s%n", "", "API p50 / p99 ms", "bare p50 / p99 ms", "ratio");
    lines.forEach(
        line ->
            print(
                "%-45s %8.1f %8.1f   %8.1f %8.1f %8.2f%n",
                line.name(),
                line.api().p50Ms(),
                line.api().p99Ms(),
                line.bare().p50Ms(),
                line.bare().p99Ms(),
                line.ratio()));
    HistoryRounds.Line all = lines.get(lines.size() - 1);
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("p50_ms", rounded(all.api().p50Ms()));
    more.put("bare_p50_ms", rounded(all.bare().p50Ms()));
    more.put("bare_p99_ms", rounded(all.bare().p99Ms()));
    more.put("p50_ratio", rounded(all.ratio()));
    more.put("rate", perSecond);
    more.put("unanswered", all.api().unanswered());
    return new BenchLine(
        Target.of("query"), all.api().p99Ms(), 0, 0, rows, month.size().rows(), more);
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
