package io.fleet.stream.io.facts;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A stream of which each read waits no longer than the limit; it is closed when one does. */
final class TimedStream extends FilterInputStream {
  private final Duration limit;
  private volatile boolean late;

  TimedStream(InputStream in, Duration limit) {
    super(in);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    CompletableFuture<Void> done = new CompletableFuture<>();
    done.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).exceptionally(timeout -> giveUp());
    try {
      int count = in.read(bytes, offset, length);
      done.complete(null);
      requireInTime();
      return count;
    } catch (IOException e) {
      requireInTime();
      throw e;
    } finally {
      done.complete(null);
    }
  }

  private void requireInTime() throws HttpTimeoutException {
    if (late) {
      throw new HttpTimeoutException("no byte of the answer within " + limit);
    }
  }

  private Void giveUp() {
    late = true;
    try {
      in.close();
    } catch (IOException e) {
      return null; // the read ends all the same
    }
    return null;
  }
}
