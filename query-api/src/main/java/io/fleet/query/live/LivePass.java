package io.fleet.query.live;

import io.fleet.query.scope.Scope;
import java.util.function.BooleanSupplier;

/**
 * What lets a client in, and for how long.
 *
 * @param expiresAtMs when its token or key ends, and the stream with it; epoch milliseconds
 * @param scope which vehicles it is told of
 * @param stillGood whether its key is not revoked; asked every sweep
 */
record LivePass(long expiresAtMs, Scope scope, BooleanSupplier stillGood) {
  boolean isOver(long nowMs) {
    return nowMs >= expiresAtMs || !stillGood.getAsBoolean();
  }
}
