package io.fleet.gateway.reference;

import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Knows when what this gateway has written has come back to it through the log. */
@Singleton
public class ReferenceEcho implements ReferenceListener {
  private static final long PATIENCE_S = 8;

  private final Map<Sound, CompletableFuture<Void>> awaited = new ConcurrentHashMap<>();

  /**
   * Listens from now on; to be called before the versions are written.
   *
   * @return done when all of them stand in the book; fails with a time-out, after which it is
   *     forgotten
   */
  CompletableFuture<Void> of(List<ReferenceVersion> versions) {
    List<Sound> sounds = versions.stream().map(Sound::of).toList();
    CompletableFuture<?>[] echoes =
        sounds.stream()
            .map(sound -> awaited.computeIfAbsent(sound, s -> new CompletableFuture<>()))
            .toArray(CompletableFuture[]::new);
    return CompletableFuture.allOf(echoes)
        .orTimeout(PATIENCE_S, TimeUnit.SECONDS)
        .whenComplete((nothing, failure) -> sounds.forEach(awaited::remove));
  }

  @Override
  public void changed(ReferenceVersion version) {
    CompletableFuture<Void> echo = awaited.remove(Sound.of(version));
    if (echo != null) {
      echo.complete(null);
    }
  }

  /** What tells one writing from another. */
  private record Sound(
      ReferenceKind kind, String id, long validFromMs, long version, long changedAtMs) {
    static Sound of(ReferenceVersion version) {
      return new Sound(
          version.kind(),
          version.id(),
          version.validFromMs(),
          version.version(),
          version.changedAtMs());
    }
  }
}
