package io.fleet.stream.io.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loader against the real engine. */
class LoaderTest {
  private static final Duration A_WHILE = Duration.ofSeconds(60);
  private static final String COUNT = "SELECT count() FROM fleet.telemetry";

  @TempDir static Path engineFolder;
  private static ClickHouseEngine engine;

  @TempDir Path folder;
  private final Queue<RefusedFile> refused = new ConcurrentLinkedQueue<>();
  private StagingDirectory directory;
  private Loader loader;

  @BeforeAll
  static void startEngine() throws Exception {
    engine = new ClickHouseEngine(engineFolder);
  }

  @AfterAll
  static void stopEngine() {
    engine.close();
  }

  @BeforeEach
  void makeDirectory() throws Exception {
    directory = StagingDirectory.create(folder, true);
    engine.empty(ClickHouseTable.TELEMETRY);
    engine.empty(ClickHouseTable.DRIVER_EVENTS);
  }

  @AfterEach
  void stopLoader() {
    if (loader != null) {
      loader.stop();
    }
  }

  @Test
  void whatWasReadyBeforeItStartedIsSentInFewInserts() throws Exception {
    // given
    for (int i = 0; i < 200; i++) {
      StagedRows.ready(directory, i, StagedRows.telemetryRows(i * 50, i * 50 + 50));
    }

    // when
    startLoader();

    // then
    awaitAllLoaded();
    assertThat(engine.number(COUNT)).isEqualTo(10_000);
    assertThat(loader.parts().statistics().inserts.sum()).isLessThan(10);
    assertThat(loader.parts().statistics().rowsLoaded.sum()).isEqualTo(10_000);
    assertThat(directory.list().ready()).isEmpty();
  }

  @Test
  void whatWaitsForItsCheckpointIsNotSent() throws Exception {
    // given
    StagedFile part = StagedRows.part(directory, 0, StagedRows.telemetryRows(0, 5));
    StagedRows.ready(directory, 1, StagedRows.telemetryRows(5, 7));

    // when
    startLoader();

    // then
    awaitAllLoaded();
    assertThat(engine.number(COUNT)).isEqualTo(2);
    assertThat(directory.part(part)).exists();
  }

  @Test
  void rowsArriveWhenTheServerIsBack() throws Exception {
    // given
    engine.goAway();
    startLoader();
    StagedFile file = StagedRows.ready(directory, 0, StagedRows.telemetryRows(0, 1_000));
    await().atMost(A_WHILE).until(() -> loader.parts().statistics().insertFailures.sum() >= 3);
    assertThat(directory.ready(file)).exists();

    // when
    engine.comeBack();

    // then
    awaitAllLoaded();
    assertThat(engine.number(COUNT)).isEqualTo(1_000);
    assertThat(refused).isEmpty();
  }

  @Test
  void whatTheServerRefusesIsSetAsideAndHoldsUpNothing() throws Exception {
    // given
    EncodedRow good = StagedRows.telemetryRow(1);
    byte[] cutShort = Arrays.copyOf(good.bytes(), good.bytes().length - 3);
    EncodedRow bad = new EncodedRow(good.table(), good.month(), cutShort);
    StagedRows.ready(directory, 0, StagedRows.telemetryRows(0, 100));
    StagedFile poison = StagedRows.ready(directory, 1, List.of(bad));
    StagedRows.ready(directory, 2, StagedRows.telemetryRows(100, 200));
    StagedRows.ready(directory, 3, List.of(StagedRows.driverRow(1)));

    // when
    startLoader();

    // then
    awaitAllLoaded();
    assertThat(engine.number(COUNT)).isEqualTo(200);
    assertThat(engine.number("SELECT count() FROM fleet.driver_events")).isEqualTo(1);
    assertThat(refused).extracting(RefusedFile::file).containsExactly(poison);
    assertThat(refused.peek().code()).isPositive();
    assertThat(directory.refused(poison)).exists();
    assertThat(directory.refusedDirectory().resolve(poison.name() + ".reason")).isNotEmptyFile();
    assertThat(loader.parts().statistics().filesRefused.sum()).isEqualTo(1);
  }

  @Test
  void aTornFileIsSetAsideUnsent() throws Exception {
    // given
    StagedFile torn = StagedRows.ready(directory, 0, StagedRows.telemetryRows(0, 100));
    Files.write(directory.ready(torn), new byte[] {0}, StandardOpenOption.APPEND);
    StagedRows.ready(directory, 1, StagedRows.telemetryRows(100, 110));

    // when
    startLoader();

    // then
    awaitAllLoaded();
    assertThat(engine.number(COUNT)).isEqualTo(10);
    assertThat(refused).extracting(RefusedFile::code).containsExactly(RefusedFile.DAMAGED);
    assertThat(directory.refused(torn)).exists();
  }

  @Test
  void aFileSentTwiceAndTwoContentsOfOneEventAreOneRowEach() throws Exception {
    // given
    EncodedRow row = StagedRows.telemetryRow(1);
    Telemetry more =
        Telemetry.builder()
            .vehicleId("v")
            .timestampMs(StagedRows.START_MS)
            .eventId("e")
            .set(TelemetryField.SPEED, 50)
            .build();
    Telemetry less =
        Telemetry.builder()
            .vehicleId("v")
            .timestampMs(StagedRows.START_MS)
            .eventId("e")
            .set(TelemetryField.SPEED, 60)
            .build();
    List<EncodedRow> rows = List.of(row, StagedRows.row(more), row, StagedRows.row(less));
    StagedRows.ready(directory, 0, rows);
    StagedRows.ready(directory, 1, List.of(row));

    // when
    startLoader();

    // then
    awaitAllLoaded();
    boolean firstWins = Integer.compareUnsigned(more.contentHash(), less.contentHash()) > 0;
    assertThat(engine.number("SELECT count() FROM fleet.telemetry_current")).isEqualTo(2);
    assertThat(engine.ask("SELECT speed_kmph FROM fleet.telemetry_current WHERE vehicle_id = 'v'"))
        .isEqualTo(firstWins ? "50" : "60");
  }

  @Test
  void aMissingTableIsWaitedFor() throws Exception {
    // given
    engine.execute("RENAME TABLE fleet.driver_events TO fleet.elsewhere");
    StagedRows.ready(directory, 0, List.of(StagedRows.driverRow(1)));
    startLoader();
    await().atMost(A_WHILE).until(() -> loader.parts().statistics().insertFailures.sum() > 6);

    // when
    engine.execute("RENAME TABLE fleet.elsewhere TO fleet.driver_events");

    // then
    awaitAllLoaded();
    assertThat(engine.number("SELECT count() FROM fleet.driver_events")).isEqualTo(1);
    assertThat(refused).isEmpty();
  }

  @Test
  void filesOfAnEarlierReleaseAreSentWithTheirOwnColumns() throws Exception {
    // given
    Path handMade = writeOldLayout();

    // when
    startLoader();

    // then
    awaitAllLoaded();
    assertThat(handMade).doesNotExist();
    assertThat(engine.ask("SELECT driver_id, vehicle_id FROM fleet.driver_events"))
        .isEqualTo("anna\ttruck-9");
  }

  @Test
  void ofTwoLoadersOfOneDirectoryOneSendsAndTheOtherTakesOver() throws Exception {
    // given
    startLoader();
    StagedRows.ready(directory, 0, StagedRows.telemetryRows(0, 10));
    awaitAllLoaded();
    Loader second = newLoader();
    second.start();

    // when
    loader.stop();
    StagedRows.ready(directory, 1, StagedRows.telemetryRows(10, 20));

    // then
    loader = second;
    awaitAllLoaded();
    assertThat(engine.number(COUNT)).isEqualTo(20);
    assertThat(second.parts().statistics().rowsLoaded.sum()).isEqualTo(10);
  }

  private Path writeOldLayout() throws Exception {
    byte[] header =
        "fleet-rows/1 driver_events(vehicle_id, driver_id, ts)\n"
            .getBytes(StandardCharsets.US_ASCII);
    byte[] row =
        new RowBinaryWriter()
            .string("truck-9")
            .string("anna")
            .dateTime64(StagedRows.START_MS)
            .toRow(ClickHouseTable.DRIVER_EVENTS, 202606)
            .bytes();
    byte[] all = Arrays.copyOf(header, header.length + row.length);
    System.arraycopy(row, 0, all, header.length, row.length);
    CRC32C crc = new CRC32C();
    crc.update(all);
    String writer = new WriterId("facts", 0, 0, 1).fileName(0);
    StagedFile file =
        StagedFile.of(1, writer, "driver_events", 202606, 1, all.length, (int) crc.getValue());
    return Files.write(directory.ready(file), all);
  }

  private void startLoader() throws Exception {
    loader = newLoader();
    loader.start();
  }

  private Loader newLoader() throws Exception {
    return new Loader(
        engine.config(folder), refused::add, Clock.systemUTC(), new SplittableRandom(1), () -> {});
  }

  private void awaitAllLoaded() {
    await().atMost(A_WHILE).until(() -> directory.list().ready().isEmpty() && loader.isIdle());
  }
}
