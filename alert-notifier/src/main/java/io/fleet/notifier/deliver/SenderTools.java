package io.fleet.notifier.deliver;

import io.fleet.notifier.deliver.guard.AddressGuard;
import io.fleet.notifier.format.BodyFormat;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.net.TrustOptions;
import java.time.Clock;

/**
 * What all senders share.
 *
 * @param resolving where hosts are looked up
 * @param attempts the bounds of one attempt
 * @param trust whose certificates are believed; null for the platform's authorities
 */
record SenderTools(
    Vertx vertx,
    WorkerExecutor resolving,
    AddressGuard guard,
    AttemptSettings attempts,
    BodyFormat format,
    TrustOptions trust,
    Clock clock) {}
