package io.fleet.chaos.judge;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Looks until every promise is kept or patience ends, and prints the verdict as one line of JSON.
 * Exit code 0 if all are kept, 1 if not.
 */
@Command(name = "judge", description = "Judges what a disturbed run came to.")
public final class JudgeCommand implements Callable<Integer> {
  private static final long LOOK_S = 2;

  @Option(names = "--ledger", required = true)
  private Path ledger;

  @Option(names = "--webhooks", required = true, description = "the receiver's ledger")
  private Path webhooks;

  @Option(names = "--clickhouse", required = true)
  private String clickHouse;

  @Option(names = "--kafka", required = true)
  private String kafka;

  @Option(names = "--prefix", required = true)
  private String prefix;

  @Option(names = "--expected", required = true, description = "what keep has written")
  private Path expected;

  @Option(names = "--last-epoch-day", required = true)
  private long lastEpochDay;

  @Option(names = "--faults", description = "when what was done")
  private Path faults;

  @Option(names = "--readme", description = "of the real drives, where driver A is in the script")
  private Path readme;

  @Option(names = "--patience", required = true)
  private Duration patience;

  @Override
  public Integer call() throws Exception {
    long startNs = System.nanoTime();
    Verdict verdict = null;
    IOException unanswered = null;
    do {
      try {
        verdict = look();
        unanswered = null;
      } catch (IOException e) {
        unanswered = e; // a store that is not back yet answers at the next look, or at none
      }
      if (verdict != null && unanswered == null && verdict.isKept()) {
        break;
      }
      TimeUnit.SECONDS.sleep(LOOK_S);
    } while (System.nanoTime() - startNs < patience.toNanos());
    if (unanswered != null) {
      throw unanswered;
    }
    System.out.println(verdict.json((System.nanoTime() - startNs) / 1e9));
    return verdict.isKept() ? 0 : 1;
  }

  private Verdict look() throws IOException, InterruptedException {
    Store store = new Store(clickHouse);
    Posted posted = Posted.read(ledger);
    ToldAlerts told = ToldAlerts.read(webhooks, prefix);
    FinalFacts undisturbed = FinalFacts.kept(expected);
    Promises promises = new Promises(store, new Log(kafka), prefix, posted);
    List<Finding> findings = new ArrayList<>();
    findings.add(promises.missingInLog());
    findings.add(promises.missingInStore());
    findings.add(promises.duplicates());
    findings.add(promises.alertsMissing(told, undisturbed));
    findings.add(promises.untold(told));
    findings.add(promises.openWithoutEpisode());
    findings.add(promises.episodesTwice());
    findings.add(promises.martsUnlikeFacts());
    findings.add(
        Finding.of(
            "facts_different",
            undisturbed.differences(FinalFacts.read(store, prefix, lastEpochDay))));
    findings.add(Finding.of("forged", List.copyOf(told.forged())));
    if (readme != null) {
      findings.add(RealDrives.of("A", readme).wrong(store, prefix + "A"));
    }
    Recovery recovery =
        faults == null
            ? null
            : Recovery.of(Outage.read(faults), posted, told, Recovery.storedMs(store, prefix));
    int alerts = told.idsByBeginning().values().stream().mapToInt(ids -> ids.size()).sum();
    return new Verdict(
        posted.acknowledged().size(), posted.refused().size(), alerts, findings, recovery);
  }
}
