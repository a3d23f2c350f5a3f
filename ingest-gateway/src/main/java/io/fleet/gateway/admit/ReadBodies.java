package io.fleet.gateway.admit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fleet.events.Json;
import io.fleet.events.reference.ReferenceVersion;
import java.io.IOException;
import java.time.DateTimeException;

/**
 * Reads the body of each version of reference data once; events ask for the same ones again and
 * again. Holds a bounded number, and none longer than the book does.
 *
 * @param <T> what is read out of a body; never null
 */
final class ReadBodies<T> {
  private static final int MAX_BODIES = 100_000;

  private final Cache<ReferenceVersion, T> read =
      Caffeine.newBuilder().weakKeys().maximumSize(MAX_BODIES).build();
  private final Reading<T> reading;
  private final T unreadable;

  /**
   * @param unreadable what counts where a body cannot be read
   */
  ReadBodies(Reading<T> reading, T unreadable) {
    this.reading = reading;
    this.unreadable = unreadable;
  }

  T of(ReferenceVersion version) {
    return read.get(version, this::read);
  }

  private T read(ReferenceVersion version) {
    try (JsonParser in = Json.FACTORY.createParser(version.body())) {
      return in.nextToken() == JsonToken.START_OBJECT ? reading.read(in) : unreadable;
    } catch (IOException | DateTimeException e) {
      return unreadable;
    }
  }

  /** Reads the object whose start the parser stands at. */
  interface Reading<T> {
    T read(JsonParser in) throws IOException;
  }
}
