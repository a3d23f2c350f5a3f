package io.fleet.stream.job;

import io.fleet.stream.io.SharedReference;
import io.fleet.stream.operator.OpenReference;
import io.fleet.stream.operator.ReferenceFactory;
import io.fleet.stream.timeline.reference.FleetReference;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * The reference data of the log, one reader for all subtasks of a process.
 *
 * @param bootstrapServers of the log, {@code host:port,…}
 */
record LogReference(String bootstrapServers) implements ReferenceFactory {
  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final SharedReference<FleetReference> SHARED =
      new SharedReference<>(FleetReference.KINDS, FleetReference::new);

  @Override
  public OpenReference open() throws InterruptedException, TimeoutException {
    var lease = SHARED.acquire(bootstrapServers, LONGEST_START);
    return new OpenReference(
        lease.taker(), lease.feed()::unreadable, lease.feed()::failures, lease.release());
  }
}
