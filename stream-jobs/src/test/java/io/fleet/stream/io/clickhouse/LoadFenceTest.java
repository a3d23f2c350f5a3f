package io.fleet.stream.io.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadFenceTest {
  private static final int FILES = 1_500;

  @TempDir Path folder;
  private StagingDirectory directory;
  private LoadFence fence;

  @BeforeEach
  void makeTheDirectory() throws IOException {
    directory = StagingDirectory.create(folder, false);
    fence = new LoadFence(folder);
  }

  @Test
  void closedAndReadyFilesAreWaitedForAndOpenOnesAreNot() throws IOException {
    // given
    StagedFile closed = StagedRows.part(directory, 0, StagedRows.telemetryRows(0, 2));
    StagedFile ready = StagedRows.ready(directory, 1, StagedRows.telemetryRows(2, 4));
    Files.createFile(directory.open("facts-0"));
    Files.createFile(folder.resolve("left-by-somebody.ready"));

    // when
    Set<String> waiting = fence.waiting();

    // then
    assertThat(waiting).containsExactlyInAnyOrder(closed.name(), ready.name());
    assertThat(fence.isPassed(waiting)).isFalse();
  }

  @Test
  void aFileIsPassedWhenItIsLoadedOrRefusedAndNotWhenItIsMarkedReady() throws IOException {
    // given
    StagedFile loaded = StagedRows.part(directory, 0, StagedRows.telemetryRows(0, 2));
    StagedFile refused = StagedRows.part(directory, 1, StagedRows.telemetryRows(2, 4));
    Set<String> waiting = fence.waiting();

    // when
    directory.markReady(loaded);
    directory.markReady(refused);

    // then
    assertThat(fence.isPassed(waiting)).isFalse();

    // and when
    Files.delete(directory.ready(loaded));
    assertThat(fence.isPassed(waiting)).isFalse();
    directory.refuse(refused);

    // then
    assertThat(fence.isPassed(waiting)).isTrue();
  }

  @Test
  void whatIsStagedLaterIsNotWaitedFor() throws IOException {
    // given
    Set<String> before = fence.waiting();

    // when
    StagedRows.ready(directory, 0, StagedRows.telemetryRows(0, 2));

    // then
    assertThat(before).isEmpty();
    assertThat(fence.isPassed(before)).isTrue();
    assertThat(fence.waiting()).hasSize(1);
  }

  @Test
  void aTableThatIsNotReadIsNotWaitedFor() throws IOException {
    // given
    LoadFence ofTelemetry = new LoadFence(folder, Set.of(ClickHouseTable.TELEMETRY));
    StagedFile telemetry = StagedRows.part(directory, 0, StagedRows.telemetryRows(0, 2));

    // when
    StagedRows.part(directory, 1, List.of(StagedRows.driverRow(1)));

    // then
    assertThat(ofTelemetry.waiting()).containsExactly(telemetry.name());
  }

  @Test
  void aDirectoryThatIsAwayIsNotADirectoryWithoutFiles() throws IOException {
    // given
    LoadFence away = new LoadFence(folder.resolve("away"));

    // then
    assertThatThrownBy(away::waiting).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> away.isPassed(Set.of())).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void noFileIsOverlookedWhileItIsMarkedReady() throws Exception {
    whileEachIsMarked((files, current) -> assertThat(fence.waiting()).hasSize(FILES));
  }

  @Test
  void noFileIsTakenForLoadedWhileItIsMarkedReady() throws Exception {
    whileEachIsMarked(
        (files, current) ->
            assertThat(fence.isPassed(Set.of(files.get(current.get()).name()))).isFalse());
  }

  private interface Look {
    void at(List<StagedFile> files, AtomicInteger current) throws IOException;
  }

  private void whileEachIsMarked(Look look) throws Exception {
    // given
    List<StagedFile> files = emptyParts();
    AtomicInteger current = new AtomicInteger();
    Callable<Void> markEach =
        () -> {
          for (int n = 0; n < FILES; n++) {
            current.set(n);
            lookAwayForAMoment(n);
            directory.markReady(files.get(n));
          }
          return null;
        };
    ExecutorService committer = Executors.newSingleThreadExecutor();
    try {
      // when
      Future<Void> marking = committer.submit(markEach);

      // then
      while (!marking.isDone()) {
        look.at(files, current);
      }
      marking.get(10, TimeUnit.SECONDS);
    } finally {
      committer.shutdownNow();
    }
  }

  /** Up to some microseconds, so that the mark falls into any moment of a look. */
  private static void lookAwayForAMoment(int n) {
    for (int spin = n % 64; spin > 0; spin--) {
      Thread.onSpinWait();
    }
  }

  private List<StagedFile> emptyParts() throws IOException {
    List<StagedFile> files = new ArrayList<>();
    for (int n = 0; n < FILES; n++) {
      String writer = new WriterId("facts", 0, 0, StagedRows.START_MS).fileName(n);
      files.add(StagedFile.of(StagedRows.START_MS + n, writer, "telemetry", 202606, 1, 1, n));
      Files.createFile(directory.part(files.get(n)));
    }
    return files;
  }
}
