package io.fleet.local.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedRowsTest {
  @TempDir Path staging;

  @Test
  void aFileIsAwaitedUntilItIsLoadedAndNotOnlyUntilItMayBe() throws Exception {
    // given
    Path part = file("trips-1.part");
    CompletableFuture<Void> loaded = awaitLoaded();

    // when / then
    Path ready = Files.move(part, staging.resolve("trips-1.ready"));
    assertWaiting(loaded);

    // when / then
    Files.delete(ready);
    loaded.get(10, TimeUnit.SECONDS);
  }

  @Test
  void whatComesLaterIsNotWaitedFor() throws Exception {
    // given
    file("alerts-1.open");
    Path ready = file("alerts-2.ready");
    CompletableFuture<Void> loaded = awaitLoaded();
    assertWaiting(loaded);
    file("alerts-3.ready");

    // when
    Files.delete(ready);

    // then
    loaded.get(10, TimeUnit.SECONDS);
  }

  private static void assertWaiting(CompletableFuture<Void> loaded)
      throws InterruptedException, ExecutionException {
    Assertions.assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(() -> loaded.get(400, TimeUnit.MILLISECONDS));
    assertThat(loaded).isNotDone();
  }

  private CompletableFuture<Void> awaitLoaded() {
    return CompletableFuture.runAsync(
        () -> {
          try {
            new StagedRows(staging).awaitLoaded();
          } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private Path file(String name) throws IOException {
    return Files.writeString(staging.resolve(name), "rows");
  }
}
