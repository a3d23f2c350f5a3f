package io.fleet.local.bench;

import io.fleet.local.bench.history.ColumnSizes;
import io.fleet.local.bench.history.Month;
import io.fleet.local.bench.history.MonthOptions;
import io.fleet.local.bench.stack.BenchStack;
import io.fleet.local.bench.stack.ClickHouseSql;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what a row of telemetry takes on disk, by column, once the store has merged. */
@Command(
    name = "storage",
    description = {
      "Bytes of a row of telemetry in ClickHouse, by column.",
      "The last line is one JSON object."
    },
    mixinStandardHelpOptions = true)
public final class StorageCommand extends BenchStackCommand {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final double SHOWN = 0.005;

  @Mixin private MonthOptions month;

  @Option(
      names = "--store",
      paramLabel = "URL",
      description = {
        "a ClickHouse that holds such a month already in its database fleet; it is merged, nothing",
        "is loaded. Without it the bench starts a store of its own."
      })
  private String existingStore;

  @Override
  BenchLine measure(BenchStack stack) throws Exception {
    ClickHouseSql store = store(stack);
    say("merging");
    store.run("OPTIMIZE TABLE telemetry FINAL", Map.of());
    ColumnSizes sizes = new ColumnSizes(store);
    print("%-22s %s%n", "column", "bytes a row");
    for (ColumnSizes.Column column : sizes.columns()) {
      if (column.bytesPerRow() >= SHOWN) {
        print("%-22s %6.2f%n", column.name(), column.bytesPerRow());
      }
    }
    double bytesPerRow = (double) sizes.bytes() / sizes.rows();
    print("%-22s %6.2f, %,d rows%n", "all", bytesPerRow, sizes.rows());
    return new BenchLine(
        Target.of("storage"),
        bytesPerRow,
        0,
        0,
        sizes.rows(),
        month.size().rows(),
        Map.of("bytes_per_row", Math.round(bytesPerRow * 100) / 100.0));
  }

  private ClickHouseSql store(BenchStack stack) throws Exception {
    if (existingStore != null) {
      return new ClickHouseSql(existingStore, PATIENCE);
    }
    stack.startStores();
    ClickHouseSql store = new ClickHouseSql(stack.clickHouseUrl(), PATIENCE);
    LocalDate today = LocalDate.now(Clock.systemUTC());
    new Month(store, month.size(), today)
        .load(day -> say("day %d of %d", day, month.size().days()));
    return store;
  }
}
