package io.fleet.gateway.mqtt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fleet.gateway.mqtt.ConnectionRegistry.Client;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Remembers which clients have a session, and what is in it of commands. A device that is told its
 * session is gone must throw away what it has not had acknowledged. In memory: after a restart of
 * the gateway sessions are gone; the commands themselves are in the log.
 */
@Singleton
class Sessions {
  /** The longest a session outlives its connection. */
  static final Duration LONGEST = Duration.ofHours(24);

  private static final int MAX_SESSIONS = 50_000;

  /**
   * A session that begins or goes on.
   *
   * @param goesOn whether the client had it before
   * @param commands what it knows of commands
   */
  record Session(boolean goesOn, CommandSession commands) {}

  private record Kept(Instant until, CommandSession commands) {}

  private final Clock clock;
  private final Cache<Client, Kept> kept =
      Caffeine.newBuilder().maximumSize(MAX_SESSIONS).expireAfterWrite(LONGEST).build();

  Sessions(Clock clock) {
    this.clock = clock;
  }

  /**
   * A client connects.
   *
   * @param clean whether it wants to begin anew
   * @param life how long the session is to outlive the connection
   */
  Session begin(Client client, boolean clean, Duration life) {
    Kept before = kept.getIfPresent(client);
    boolean goesOn = !clean && before != null && before.until().isAfter(clock.instant());
    CommandSession commands = goesOn ? before.commands() : new CommandSession();
    keep(client, life.isZero() ? life : LONGEST, commands);
    return new Session(goesOn, commands);
  }

  /** A client's connection is gone; its session lives for so long. */
  void keep(Client client, Duration life, CommandSession commands) {
    if (life.isZero()) {
      kept.invalidate(client);
    } else {
      kept.put(client, new Kept(clock.instant().plus(life), commands));
    }
  }
}
