package io.fleet.chaos.judge;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Waits until an undisturbed run has come to rest and writes down what it ended in. */
@Command(name = "keep", description = "Keeps what an undisturbed run ended in.")
public final class KeepCommand implements Callable<Integer> {
  private static final long LOOK_S = 3;

  /** So many looks that are alike are rest. */
  private static final int LOOKS = 4;

  @Option(names = "--ledger", required = true)
  private Path ledger;

  @Option(names = "--clickhouse", required = true)
  private String clickHouse;

  @Option(names = "--prefix", required = true)
  private String prefix;

  @Option(names = "--last-epoch-day", required = true)
  private long lastEpochDay;

  @Option(names = "--patience", required = true)
  private Duration patience;

  @Option(names = "--out", required = true)
  private Path out;

  @Override
  public Integer call() throws Exception {
    Store store = new Store(clickHouse);
    Promises promises = new Promises(store, null, prefix, Posted.read(ledger));
    long deadlineNs = System.nanoTime() + patience.toNanos();
    FinalFacts last = null;
    for (int alike = 0; alike < LOOKS; TimeUnit.SECONDS.sleep(LOOK_S)) {
      if (System.nanoTime() > deadlineNs) {
        System.err.println("the undisturbed run does not come to rest");
        return 1;
      }
      FinalFacts now = FinalFacts.read(store, prefix, lastEpochDay);
      alike = now.equals(last) && promises.missingInStore().count() == 0 ? alike + 1 : 0;
      last = now;
    }
    last.keep(out);
    last.byTable().forEach((table, rows) -> System.out.println(table + "\t" + rows.size()));
    return 0;
  }
}
