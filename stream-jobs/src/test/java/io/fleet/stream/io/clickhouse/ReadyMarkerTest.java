package io.fleet.stream.io.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadyMarkerTest {
  private static final Duration WEEK = Duration.ofDays(7);

  @TempDir Path folder;
  private StagingDirectory directory;
  private LoadJournal journal;
  private LoaderParts parts;
  private StagedFile file;

  @BeforeEach
  void stageAFile() throws IOException {
    directory = StagingDirectory.create(folder, true);
    journal = new LoadJournal(directory, WEEK, Clock.systemUTC());
    ReadyQueue queue = new ReadyQueue(LoaderSettings.defaults(), new SplittableRandom(1));
    parts = new LoaderParts(directory, journal, queue, new StagingSpace(1), new LoadStatistics());
    file = StagedRows.part(directory, 0, StagedRows.telemetryRows(0, 10));
  }

  @Test
  void committingMakesTheFileReadyAndTellsTheLoader() throws IOException {
    commit(false);

    assertThat(directory.ready(file)).exists();
    assertThat(directory.part(file)).doesNotExist();
    assertThat(parts.queue().size()).isEqualTo(1);
    assertThat(parts.space().isFull()).isTrue();
  }

  @Test
  void committingTwiceChangesNothing() throws IOException {
    commit(false);
    CommitRecorder again = commit(false);

    assertThat(again.alreadyCommitted).isTrue();
    assertThat(directory.ready(file)).exists();
  }

  @Test
  void committingAFileThatWasLoadedMeanwhileIsFine() throws IOException {
    // given
    commit(false);
    journal.loaded(List.of(file));
    Files.delete(directory.ready(file));

    // when
    CommitRecorder again = commit(false);

    // then
    assertThat(again.alreadyCommitted).isTrue();
    assertThat(again.failure).isNull();
  }

  @Test
  void committingARefusedFileIsFine() throws IOException {
    commit(false);
    directory.refuse(file);

    assertThat(commit(false).alreadyCommitted).isTrue();
  }

  @Test
  void aFileThatIsGoneWithoutHavingBeenLoadedFailsTheJob() throws IOException {
    Files.delete(directory.part(file));

    assertThatThrownBy(() -> commit(false))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining(file.name());
  }

  @Test
  void aLostFileIsGivenUpWhenThatIsAccepted() throws IOException {
    Files.delete(directory.part(file));

    assertThat(commit(true).failure).isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void loadedNamesAreForgottenAfterTheRememberedTimeAndCountAsLoadedThen() throws IOException {
    // given
    journal.loaded(List.of(file));
    Files.delete(directory.part(file));
    Instant later = Instant.now().plus(WEEK).plus(Duration.ofDays(2));
    LoadJournal then = new LoadJournal(directory, WEEK, Clock.fixed(later, ZoneOffset.UTC));

    // when
    then.forgetOld();

    // then
    assertThat(directory.loadedDirectory()).isEmptyDirectory();
    assertThat(then.notLoaded(List.of(file))).isEmpty();
    assertThat(journal.notLoaded(List.of(file))).containsExactly(file.name());
  }

  private CommitRecorder commit(boolean acceptLostFiles) throws IOException {
    CommitRecorder request = new CommitRecorder(file);
    new ReadyMarker(new LoaderLease(parts, () -> {}), acceptLostFiles).commit(List.of(request));
    return request;
  }
}
