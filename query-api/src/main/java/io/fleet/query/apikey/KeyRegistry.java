package io.fleet.query.apikey;

import io.fleet.query.security.KeyLogin;
import io.fleet.query.security.KnownKeys;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All keys, as the log tells of them. What is shown is looked up by its hash, whose bytes tell
 * nobody who tries anything about a key. A version that is not newer than what is known is passed
 * over, so that reading the log again brings no revoked key back.
 */
@Singleton
public class KeyRegistry implements KnownKeys {
  private final Clock clock;
  private final Map<String, ApiKey> byId = new HashMap<>();
  private final Map<String, ApiKey> byHash = new ConcurrentHashMap<>();
  private volatile boolean known;

  KeyRegistry(Clock clock) {
    this.clock = clock;
  }

  /** Everything that stood in the log at the start was heard. */
  void allHeard() {
    known = true;
  }

  synchronized void take(ApiKey key) {
    ApiKey before = byId.get(key.id());
    if (before != null && before.version() >= key.version()) {
      return;
    }
    byId.put(key.id(), key);
    if (before != null && before.hash() != null) {
      byHash.remove(before.hash());
    }
    if (key.hash() != null) {
      byHash.put(key.hash(), key);
    }
    notifyAll();
  }

  /** The key of that id, revoked or not. */
  synchronized Optional<ApiKey> get(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Those that are not revoked, by name. */
  synchronized List<ApiKey> all() {
    return byId.values().stream()
        .filter(key -> !key.isRevoked())
        .sorted(Comparator.comparing(ApiKey::name).thenComparing(ApiKey::id))
        .toList();
  }

  /**
   * Waits until the log has told of that version or a later one.
   *
   * @return false if it has not in time
   */
  synchronized boolean await(ApiKey key, Duration patience) throws InterruptedException {
    long endNs = System.nanoTime() + patience.toNanos();
    while (byId.get(key.id()) == null || byId.get(key.id()).version() < key.version()) {
      long leftMs = (endNs - System.nanoTime()) / 1_000_000;
      if (leftMs <= 0) {
        return false;
      }
      wait(leftMs);
    }
    return true;
  }

  @Override
  public boolean areKnown() {
    return known;
  }

  @Override
  public Optional<KeyLogin> login(String key) {
    ApiKey found = key.startsWith(PREFIX) ? byHash.get(new Secret(key).hash()) : null;
    return found == null || !found.isGoodAt(clock.instant())
        ? Optional.empty()
        : Optional.of(new KeyLogin(found.id(), found.role(), found.groups(), found.expiresAt()));
  }

  @Override
  public synchronized boolean isGood(String keyId) {
    ApiKey found = byId.get(keyId);
    return found != null && found.isGoodAt(clock.instant());
  }
}
