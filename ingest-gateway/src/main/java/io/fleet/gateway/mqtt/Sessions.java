package io.fleet.gateway.mqtt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fleet.gateway.mqtt.ConnectionRegistry.Client;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Remembers which clients have a session. The gateway has nothing to keep in one, for devices only
 * publish; but a device that is told its session is gone must throw away what it has not had
 * acknowledged. In memory: after a restart of the gateway sessions are gone.
 */
@Singleton
class Sessions {
  /** The longest a session outlives its connection. */
  static final Duration LONGEST = Duration.ofHours(24);

  private static final int MAX_SESSIONS = 50_000;

  private final Clock clock;
  private final Cache<Client, Instant> keptUntil =
      Caffeine.newBuilder().maximumSize(MAX_SESSIONS).expireAfterWrite(LONGEST).build();

  Sessions(Clock clock) {
    this.clock = clock;
  }

  /**
   * A client connects.
   *
   * @param clean whether it wants to begin anew
   * @param life how long the session is to outlive the connection
   * @return whether there is a session that goes on
   */
  boolean begin(Client client, boolean clean, Duration life) {
    Instant until = keptUntil.getIfPresent(client);
    boolean goesOn = !clean && until != null && until.isAfter(clock.instant());
    keep(client, life.isZero() ? life : LONGEST);
    return goesOn;
  }

  /** A client's connection is gone; its session lives for so long. */
  void keep(Client client, Duration life) {
    if (life.isZero()) {
      keptUntil.invalidate(client);
    } else {
      keptUntil.put(client, clock.instant().plus(life));
    }
  }
}
