package io.fleet.gateway.admit;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the bytes of all requests between arrival and the broker's acknowledgement and holds them
 * under a bound. Safe for many threads; never waits.
 */
public final class InFlightBytes {
  private final long bound;
  private final AtomicLong used = new AtomicLong();

  public InFlightBytes(long bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("the bound must be at least 1 byte");
    }
    this.bound = bound;
  }

  /** A share of nothing yet, for one request. */
  public Share open() {
    return new Share();
  }

  /** Bytes now held by all requests. */
  public long used() {
    return used.get();
  }

  /** What one request holds; given back as a whole, once. */
  public final class Share implements AutoCloseable {
    private final AtomicLong held = new AtomicLong();

    private Share() {}

    /**
     * Takes more bytes.
     *
     * @throws BodyRefusedException if the bound would be passed; nothing is taken then
     */
    public void take(int bytes) throws BodyRefusedException {
      if (used.addAndGet(bytes) > bound) {
        used.addAndGet(-bytes);
        throw new BodyRefusedException(
            BodyRefusedException.Reason.OVERLOADED, "too many bytes are on their way to the log");
      }
      held.addAndGet(bytes);
    }

    @Override
    public void close() {
      used.addAndGet(-held.getAndSet(0));
    }
  }
}
