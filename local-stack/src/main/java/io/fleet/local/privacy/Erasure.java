package io.fleet.local.privacy;

import io.fleet.schema.privacy.ClickHouseHttp;
import io.fleet.schema.privacy.Person;
import io.fleet.schema.privacy.PersonTables;
import io.fleet.schema.privacy.TableReport;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Erases a person: first where the others read from, the compacted topics, so that none of them
 * writes the person back; then the tables, once the jobs have written what they were told; then
 * what the log still has of the old. Doing it once more finds nothing, or what has come in since.
 */
public final class Erasure {
  private static final String DATABASE = "fleet";
  private static final Duration JOB_PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final int PASSES = 3;

  private final Stores stores;
  private final Clock clock;
  private final TopicScan scan;

  public Erasure(Stores stores, Clock clock) {
    this.stores = stores;
    this.clock = clock;
    this.scan = new TopicScan(stores.log());
  }

  /**
   * Erases.
   *
   * @param driver the pseudonym
   * @param dryRun only look
   * @throws IllegalStateException if the gateway or the log does not take a change
   */
  public ErasureReport run(String driver, boolean dryRun)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Person person = KnownPerson.of(driver, scan);
    ClickHouseHttp store = new ClickHouseHttp(stores.clickHouse(), DATABASE);
    PersonTables tables = new PersonTables(store, person);
    CompactedTopics topics = new CompactedTopics(stores, scan, person);
    List<CompactedTopic> named = topics.find();
    List<TableReport> found = tables.find();
    List<String> leftover = new ArrayList<>(OpenThings.of(store, person));
    if (!dryRun) {
      if (!named.isEmpty()) {
        topics.replace(named);
        awaitJob(store, person, leftover);
      }
      erase(tables, leftover);
      topics.drop(named).forEach(topic -> leftover.add(topic + " still names the person"));
      erase(tables, leftover);
    }
    return new ErasureReport(
        clock.instant().toString(),
        dryRun,
        found,
        named.stream().map(CompactedTopic::report).toList(),
        new RetainedTopics(stores.log(), scan, clock).find(person),
        leftover);
  }

  /** Until a look finds nothing: what was under way when the first one ended is written by then. */
  private static void erase(PersonTables tables, List<String> leftover)
      throws IOException, InterruptedException {
    for (int pass = 0; pass < PASSES; pass++) {
      if (tables.erase().isEmpty()) {
        return;
      }
    }
    tables
        .find()
        .forEach(table -> leftover.add(table.table() + " was told of the person meanwhile"));
  }

  /** The job writes to the table of reference data that the driver is gone; that names the id. */
  private void awaitJob(ClickHouseHttp store, Person person, List<String> leftover)
      throws IOException, InterruptedException {
    String sql =
        "SELECT countIf(NOT deleted) FROM reference FINAL WHERE kind = 'drivers' AND id = {id:String}";
    long endNs = System.nanoTime() + JOB_PATIENCE.toNanos();
    while (System.nanoTime() < endNs) {
      if (store.run(sql, Map.of("id", person.id())).get(0).get(0).equals("0")) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    }
    leftover.add(
        "the job has not taken up what changed of reference data; erase again once it runs");
  }
}
