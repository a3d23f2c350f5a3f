package io.fleet.query.live;

import io.fleet.query.scope.Scopes;
import io.fleet.query.security.Caller;
import io.fleet.query.security.KeyLogin;
import io.fleet.query.security.KnownKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** What lets the caller of this request in, taken down for as long as the stream lasts. */
@ApplicationScoped
class LivePasses {
  private final Caller caller;
  private final Scopes scopes;
  private final KnownKeys keys;

  LivePasses(Caller caller, Scopes scopes, KnownKeys keys) {
    this.caller = caller;
    this.scopes = scopes;
    this.keys = keys;
  }

  LivePass current() {
    Instant end = caller.expiresAt();
    KeyLogin key = caller.key();
    return new LivePass(
        end == null ? Long.MAX_VALUE : end.toEpochMilli(),
        scopes.current(),
        key == null ? () -> true : () -> keys.isGood(key.keyId()));
  }
}
