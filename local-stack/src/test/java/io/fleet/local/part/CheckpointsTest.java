package io.fleet.local.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  @TempDir Path directory;

  @Test
  void theNewestByTimeIsChosenWhicheverJobWroteIt() throws IOException {
    // given
    checkpoint("aaaa", 41, START);
    checkpoint("aaaa", 42, START.plusSeconds(2));
    Path newest = checkpoint("bbbb", 7, START.plusSeconds(9));

    // when
    var chosen = new Checkpoints(directory).newest();

    // then
    assertThat(chosen).hasValue(newest);
  }

  @Test
  void aCheckpointWithoutMetadataWasNeverCompleted() throws IOException {
    // given
    Path completed = checkpoint("aaaa", 41, START);
    Files.createDirectories(directory.resolve("aaaa/chk-42"));

    // when
    var chosen = new Checkpoints(directory).newest();

    // then
    assertThat(chosen).hasValue(completed);
  }

  @Test
  void aSavepointAJobWasStoppedWithIsGoneOnFrom() throws IOException {
    // given
    checkpoint("aaaa", 41, START);
    Path savepoint = completed("upgrade/savepoint-aaaa-0123", START.plusSeconds(1));

    // when
    var chosen = new Checkpoints(directory).newest();

    // then
    assertThat(chosen).hasValue(savepoint);
  }

  @Test
  void thereIsNoneBeforeTheFirstStart() {
    // when then
    assertThat(new Checkpoints(directory.resolve("absent")).newest()).isEmpty();
  }

  @Test
  void jobsOfEarlierLivesAreRemoved() throws IOException {
    // given
    Path old = checkpoint("aaaa", 41, START);
    Path newest = checkpoint("bbbb", 7, START.plusSeconds(9));

    // when
    new Checkpoints(directory).removeOtherJobs(newest);

    // then
    assertThat(old.getParent()).doesNotExist();
    assertThat(newest.resolve("_metadata")).exists();
  }

  private Path checkpoint(String job, int number, Instant at) throws IOException {
    return completed(job + "/chk-" + number, at);
  }

  private Path completed(String name, Instant at) throws IOException {
    Path checkpoint = Files.createDirectories(directory.resolve(name));
    Path metadata = Files.createFile(checkpoint.resolve("_metadata"));
    Files.setLastModifiedTime(metadata, FileTime.from(at));
    return checkpoint;
  }
}
