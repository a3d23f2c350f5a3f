package io.fleet.stream.io.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.streaming.runtime.tasks.StreamTaskActionExecutor;
import org.apache.flink.streaming.runtime.tasks.mailbox.MailboxExecutorImpl;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailboxImpl;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingWriterTest {
  private static final StagingLimits LIMITS = StagingLimits.defaults().withFileRows(10);

  @TempDir Path folder;
  private StagingDirectory directory;
  private LoaderParts parts;

  @BeforeEach
  void makeDirectory() throws IOException {
    directory = StagingDirectory.create(folder, false);
    parts =
        new LoaderParts(
            directory,
            new LoadJournal(directory, LoaderSettings.defaults().remembered(), Clock.systemUTC()),
            new ReadyQueue(LoaderSettings.defaults(), new SplittableRandom(1)),
            new StagingSpace(LIMITS.stagedBytes()),
            new LoadStatistics());
  }

  @Test
  void rowsAreStagedPerTableAndMonth() throws Exception {
    StagingWriter writer = writer(0, 1, 1);
    writer.write(StagedRows.telemetryRow(0), null);
    writer.write(StagedRows.driverRow(0), null);
    writer.write(StagedRows.telemetryRow(1), null);
    writer.write(StagedRows.telemetryRow(31 * 86_400), null);

    Collection<StagedFile> files = writer.prepareCommit();

    assertThat(files)
        .extracting(StagedFile::table, StagedFile::month, StagedFile::rows)
        .containsExactlyInAnyOrder(
            Tuple.tuple("telemetry", 202606, 2),
            Tuple.tuple("telemetry", 202607, 1),
            Tuple.tuple("driver_events", 202606, 1));
    assertThat(files).allSatisfy(file -> assertThat(directory.part(file)).exists());
  }

  @Test
  void aFullFileIsFollowedByAnother() throws Exception {
    StagingWriter writer = writer(0, 1, 1);
    for (EncodedRow row : StagedRows.telemetryRows(0, 25)) {
      writer.write(row, null);
    }

    assertThat(writer.prepareCommit()).extracting(StagedFile::rows).containsExactly(10, 10, 5);
  }

  @Test
  void aCheckpointWithoutRowsHasNoFiles() throws Exception {
    StagingWriter writer = writer(0, 1, 1);
    writer.write(StagedRows.telemetryRow(0), null);

    assertThat(writer.prepareCommit()).hasSize(1);
    assertThat(writer.prepareCommit()).isEmpty();
  }

  @Test
  void whatNoCheckpointWasToldOfGoesWithTheWriterAndTheRestStays() throws Exception {
    // given
    StagingWriter writer = writer(0, 1, 1);
    writer.write(StagedRows.telemetryRow(0), null);
    StagedFile handedOver = writer.prepareCommit().iterator().next();
    for (EncodedRow row : StagedRows.telemetryRows(0, 15)) {
      writer.write(row, null);
    }

    // when
    writer.close();

    // then
    assertThat(directory.list().unready()).containsExactly(directory.part(handedOver));
  }

  @Test
  void leftoversOfEarlierLivesGoAtTheFirstCheckpointUnlessACommitterNamedThem() throws Exception {
    // given
    StagedFile abandoned = leaveBehind(0, 2, 100);
    StagedFile restored = leaveBehind(0, 2, 200);
    StagedFile ofAnotherWriter = leaveBehind(1, 2, 300);
    Path cutOff = Files.createFile(directory.open(new WriterId("facts", 0, 0, 400).fileName(0)));
    Path otherSinks = Files.createFile(directory.open(new WriterId("x", 0, 0, 500).fileName(0)));
    StagingWriter writer = writer(0, 2, 1_000);
    directory.markReady(restored);
    assertThat(directory.part(abandoned)).exists();

    // when
    writer.prepareCommit();

    // then
    assertThat(directory.part(abandoned)).doesNotExist();
    assertThat(cutOff).doesNotExist();
    assertThat(directory.ready(restored)).exists();
    assertThat(directory.part(ofAnotherWriter)).exists();
    assertThat(otherSinks).exists();
  }

  @Test
  void theFirstWriterClearsUpAfterIndexesThatAreNoMore() throws Exception {
    StagedFile ofTheFourth = leaveBehind(3, 4, 100);

    writer(0, 2, 1_000).prepareCommit();

    assertThat(directory.part(ofTheFourth)).doesNotExist();
  }

  @Test
  void theLastFilesOfABoundedInputClearUpNothing() throws Exception {
    StagedFile ofAnEarlierLife = leaveBehind(0, 1, 100);
    StagingWriter writer = writer(0, 1, 1_000);

    writer.flush(true);
    writer.prepareCommit();

    assertThat(directory.part(ofAnEarlierLife)).exists();
  }

  @Test
  void aFailingDiskFailsTheJob() throws Exception {
    StagingWriter writer = writer(0, 1, 1);
    Files.delete(directory.refusedDirectory());
    Files.delete(directory.loadedDirectory());
    Files.delete(folder);

    assertThatThrownBy(() -> writer.write(StagedRows.telemetryRow(0), null))
        .isInstanceOf(IOException.class);
    Files.createDirectory(folder);
  }

  private StagedFile leaveBehind(int subtask, int parallelism, long startedMs) throws Exception {
    StagingWriter writer = writer(subtask, parallelism, startedMs);
    writer.write(StagedRows.telemetryRow(startedMs), null);
    writer.flush(true);
    return List.copyOf(writer.prepareCommit()).get(0);
  }

  private StagingWriter writer(int subtask, int parallelism, long startedMs) throws IOException {
    WriterId id = new WriterId("facts", subtask, 0, startedMs);
    TaskMailboxImpl mailbox = new TaskMailboxImpl(Thread.currentThread());
    return new StagingWriter(
        new LoaderLease(parts, () -> {}),
        LIMITS,
        id,
        Leftovers.of(directory, id, parallelism),
        new MailboxExecutorImpl(mailbox, 0, StreamTaskActionExecutor.IMMEDIATE),
        Clock.systemUTC(),
        new SinkMetrics(
            UnregisteredMetricsGroup.createSinkWriterMetricGroup(), parts, Clock.systemUTC()));
  }
}
