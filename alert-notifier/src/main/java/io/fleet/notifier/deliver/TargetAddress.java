package io.fleet.notifier.deliver;

import io.fleet.notifier.deliver.guard.AddressGuard;
import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.endpoint.Target;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.net.InetAddress;
import java.time.Clock;

/**
 * The checked address of one lane's endpoint. One look-up at a time, kept for a few seconds, so a
 * name server that hangs holds one thread a lane.
 */
final class TargetAddress {
  private static final long KEPT_MS = 5_000;

  private final AddressGuard guard;
  private final WorkerExecutor resolving;
  private final Clock clock;
  private Endpoint resolvedFor;
  private long resolvedAtMs;
  private Future<InetAddress> lookUp;

  TargetAddress(AddressGuard guard, WorkerExecutor resolving, Clock clock) {
    this.guard = guard;
    this.resolving = resolving;
    this.clock = clock;
  }

  Future<InetAddress> of(Endpoint endpoint) {
    long now = clock.millis();
    boolean open = lookUp != null && !lookUp.isComplete();
    boolean fresh = lookUp != null && lookUp.succeeded() && now - resolvedAtMs < KEPT_MS;
    if (!endpoint.equals(resolvedFor) || !(open || fresh)) {
      resolvedFor = endpoint;
      resolvedAtMs = now;
      lookUp = lookUp(endpoint.target());
    }
    return lookUp;
  }

  /** Looks up again for the next attempt, unless that is under way. */
  void forget() {
    if (lookUp != null && lookUp.isComplete()) {
      resolvedFor = null;
    }
  }

  private Future<InetAddress> lookUp(Target target) {
    if (!guard.isLiteral(target.host())) {
      return resolving.executeBlocking(() -> admit(target), false);
    }
    try {
      return Future.succeededFuture(admit(target));
    } catch (Exception e) {
      return Future.failedFuture(e);
    }
  }

  private InetAddress admit(Target target) throws Exception {
    return guard.admit(target.host(), target.port(), target.isTls());
  }
}
