package io.fleet.simulator.post;

import java.net.http.HttpResponse;
import java.time.Duration;

/** What a gateway's answer says of a whole request before its body is looked at. */
final class Refusals {
  private Refusals() {}

  /**
   * Whether the same is to be sent again, and why.
   *
   * @param detail what was asked, for people
   * @return null if the request was judged
   */
  static PostOutcome of(HttpResponse<?> response, String detail) {
    int status = response.statusCode();
    if (status == 401 || status == 403) {
      return PostOutcome.denied(detail);
    }
    if (status == 408 || status == 429 || status >= 500) {
      return PostOutcome.later(retryAfter(response), detail);
    }
    return null;
  }

  private static Duration retryAfter(HttpResponse<?> response) {
    String seconds = response.headers().firstValue("Retry-After").orElse("");
    return seconds.matches("\\d{1,5}")
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : Duration.ZERO;
  }
}
