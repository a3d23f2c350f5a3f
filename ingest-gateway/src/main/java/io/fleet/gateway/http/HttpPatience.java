package io.fleet.gateway.http;

import java.time.Duration;

/**
 * How long each side of a request waits for the other.
 *
 * @param body how long a sender may take over its body
 * @param request how long a connection may take from a request's first byte to its answer
 * @param retryAfter how long a sender is asked to stay away after a 503
 */
public record HttpPatience(Duration body, Duration request, Duration retryAfter) {

  /** Refuses not to wait at all. */
  public HttpPatience {
    if (body.toMillis() < 1 || request.toSeconds() < 1 || retryAfter.toSeconds() < 1) {
      throw new IllegalArgumentException(
          "body: at least 1 ms, request and retryAfter: at least 1 s");
    }
  }
}
