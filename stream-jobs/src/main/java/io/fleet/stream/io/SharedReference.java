package io.fleet.stream.io;

import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;

/**
 * One reader of reference data a log in this process, shared by its subtasks: it starts with the
 * first of them and ends with the last.
 *
 * @param <T> what takes what is read
 */
public final class SharedReference<T> {
  private final Map<String, Held<T>> held = new HashMap<>();
  private final Supplier<T> takers;
  private final Opener<T> opener;

  private static final class Held<T> {
    private final T taker;
    private final ReferenceFeed feed;
    private int leases;

    Held(T taker, ReferenceFeed feed) {
      this.taker = taker;
      this.feed = feed;
    }
  }

  /**
   * A share, to be closed; closing it twice does nothing more.
   *
   * @param taker what has taken everything that stood in the log when the share was given
   * @param feed its feed, for counts
   * @param release gives it back
   */
  public record Lease<T>(T taker, ReferenceFeed feed, Runnable release) implements AutoCloseable {
    @Override
    public void close() {
      release.run();
    }
  }

  /**
   * Starts to read.
   *
   * @param <T> what takes what is read
   */
  public interface Opener<T> {
    /** A feed that has begun to tell the taker. */
    ReferenceFeed open(String bootstrapServers, T taker);
  }

  public SharedReference(Supplier<T> takers, Opener<T> opener) {
    this.takers = takers;
    this.opener = opener;
  }

  /** One that reads versions of reference data. */
  public static <T extends ObjLongConsumer<ReferenceVersion>> SharedReference<T> ofVersions(
      Set<ReferenceKind> kinds, Supplier<T> takers) {
    return new SharedReference<>(
        takers, (servers, taker) -> new ReferenceFeed(servers, kinds, taker));
  }

  /**
   * A share of the reader, once that knows all that stands in the log now.
   *
   * @throws TimeoutException if that takes longer, for example because the log is away
   */
  public Lease<T> acquire(String bootstrapServers, Duration atMost)
      throws InterruptedException, TimeoutException {
    Lease<T> lease = lease(bootstrapServers);
    boolean caughtUp = false;
    try {
      lease.feed().awaitCaughtUp(atMost);
      caughtUp = true;
      return lease;
    } finally {
      if (!caughtUp) {
        lease.close();
      }
    }
  }

  private synchronized Lease<T> lease(String bootstrapServers) {
    Held<T> mine = held.computeIfAbsent(bootstrapServers, this::start);
    mine.leases++;
    AtomicBoolean given = new AtomicBoolean(true);
    return new Lease<>(
        mine.taker,
        mine.feed,
        () -> {
          if (given.compareAndSet(true, false)) {
            release(bootstrapServers, mine);
          }
        });
  }

  private Held<T> start(String bootstrapServers) {
    T taker = takers.get();
    return new Held<>(taker, opener.open(bootstrapServers, taker));
  }

  private void release(String bootstrapServers, Held<T> mine) {
    synchronized (this) {
      mine.leases--;
      if (mine.leases > 0) {
        return;
      }
      held.remove(bootstrapServers, mine);
    }
    mine.feed.close();
  }
}
