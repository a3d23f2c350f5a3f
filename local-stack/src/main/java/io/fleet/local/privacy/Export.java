package io.fleet.local.privacy;

import io.fleet.schema.privacy.ClickHouseHttp;
import io.fleet.schema.privacy.Person;
import io.fleet.schema.privacy.PersonTables;
import io.fleet.schema.privacy.TableReport;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;

/** Hands out what is held of a person: a folder that is its owner's alone. */
public final class Export {
  private static final String DATABASE = "fleet";
  private static final String ONLY_OWNER = "rwx------";

  private final Stores stores;
  private final Clock clock;

  public Export(Stores stores, Clock clock) {
    this.stores = stores;
    this.clock = clock;
  }

  /**
   * What was handed out.
   *
   * @param at when, ISO-8601
   * @param driver whose it is
   * @param tables what stands in {@code tables/}
   * @param topics what stands in {@code topics/}; the topic of drivers has name, telephone, licence
   */
  public record Report(
      String at, String driver, List<TableReport> tables, List<TopicReport> topics) {}

  /**
   * Writes it, with the report as {@code report.json}.
   *
   * @param directory that is not there yet
   */
  public Report run(String driver, Path directory) throws IOException, InterruptedException {
    if (Files.exists(directory)) {
      throw new FileAlreadyExistsException(directory + " is there already");
    }
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(ONLY_OWNER)));
    TopicScan scan = new TopicScan(stores.log());
    Person person = KnownPerson.of(driver, scan);
    PersonTables tables =
        new PersonTables(new ClickHouseHttp(stores.clickHouse(), DATABASE), person);
    Report report =
        new Report(
            clock.instant().toString(),
            driver,
            tables.export(directory.resolve("tables")),
            new TopicExport(scan, person).to(directory.resolve("topics")));
    Files.write(directory.resolve("report.json"), ReportText.json(report));
    return report;
  }
}
