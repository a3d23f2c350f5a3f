package io.fleet.gateway.reference;

import io.fleet.events.reference.ReferenceBook;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.gateway.publish.LogUnavailableException;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Where changes of reference data are handed in: decides about a thing one change at a time, writes
 * it, and answers when it stands in the log and in this gateway's book.
 */
@Singleton
public class ReferenceDesk {
  private final ReferenceBook book;
  private final ReferenceFeed feed;
  private final ReferenceWriter writer;
  private final ReferenceEcho echo;
  private final ReferenceLedger ledger;
  private final Clock clock;
  private final Executor workers = Infrastructure.getDefaultWorkerPool();
  private final ReferenceTurns turns = new ReferenceTurns(workers);

  ReferenceDesk(
      ReferenceBook book,
      ReferenceFeed feed,
      ReferenceWriter writer,
      ReferenceEcho echo,
      ReferenceLedger ledger,
      Clock clock) {
    this.book = book;
    this.feed = feed;
    this.writer = writer;
    this.echo = echo;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * What changes would come to if they were handed in now.
   *
   * @throws LogUnavailableException while the reference data of the log is not known yet
   */
  public List<ReferenceOutcome> foresee(List<ReferenceChange> changes) {
    if (!feed.isLoaded()) {
      throw new LogUnavailableException("the reference data is not read yet", null);
    }
    Map<String, ReferenceHistory> histories = new HashMap<>();
    List<ReferenceOutcome> outcomes = new ArrayList<>(changes.size());
    for (ReferenceChange change : changes) {
      ReferenceHistory history =
          histories.computeIfAbsent(
              change.id(), id -> new ReferenceHistory(book.versions(change.kind(), id)));
      outcomes.add(ReferenceJudge.judge(change, history, clock.millis()));
    }
    return outcomes;
  }

  /**
   * Hands in changes of one kind; never blocks.
   *
   * @return what each came to; fails with {@link LogUnavailableException}, or with a time-out if
   *     what was written has not come back: it is then stored perhaps, and may be handed in again
   */
  public CompletionStage<List<ReferenceOutcome>> write(List<ReferenceChange> changes) {
    if (changes.isEmpty()) {
      return CompletableFuture.completedFuture(List.of());
    }
    ReferenceKind kind = changes.get(0).kind();
    Set<Thing> things = new HashSet<>();
    changes.forEach(change -> things.add(new Thing(kind, change.id())));
    return turns
        .take(things, () -> decideAndWrite(changes))
        .whenComplete((outcomes, failure) -> tell(kind, changes, outcomes));
  }

  private CompletionStage<List<ReferenceOutcome>> decideAndWrite(List<ReferenceChange> changes) {
    List<ReferenceOutcome> outcomes = foresee(changes);
    List<ReferenceVersion> versions =
        outcomes.stream()
            .filter(outcome -> outcome.status().isWritten())
            .map(ReferenceOutcome::version)
            .toList();
    if (versions.isEmpty()) {
      return CompletableFuture.completedFuture(outcomes);
    }
    CompletableFuture<Void> heard = echo.of(versions);
    return writer
        .write(versions)
        .thenCompose(acknowledged -> heard)
        .thenApplyAsync(nothing -> outcomes, workers); // the feed's thread has other work
  }

  private void tell(
      ReferenceKind kind, List<ReferenceChange> changes, List<ReferenceOutcome> outcomes) {
    if (outcomes == null) {
      ledger.undeliverable(kind, changes.size());
    } else {
      outcomes.forEach(outcome -> ledger.done(kind, outcome));
    }
  }

  /** What writers queue for. */
  private record Thing(ReferenceKind kind, String id) {}
}
