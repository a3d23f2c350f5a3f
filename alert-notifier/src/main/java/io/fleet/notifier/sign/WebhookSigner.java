package io.fleet.notifier.sign;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Signs messages of one endpoint by the Standard Webhooks specification, with every key that is in
 * force at the time of the attempt: while secrets rotate, old and new ones both verify.
 */
public final class WebhookSigner {
  public static final String HEADER_ID = "webhook-id";

  /** Epoch seconds of the attempt. */
  public static final String HEADER_TIMESTAMP = "webhook-timestamp";

  /** The signatures, separated by spaces. */
  public static final String HEADER_SIGNATURE = "webhook-signature";

  private final List<TimedKey> keys;

  /**
   * A key and its end.
   *
   * @param expiresAtMs from when on it signs no more, epoch milliseconds
   */
  public record TimedKey(SigningKey key, long expiresAtMs) {}

  /**
   * @param keys the newest first
   */
  public WebhookSigner(List<TimedKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /** Whether an attempt at that time, epoch milliseconds, can be signed. */
  public boolean isInForce(long attemptAtMs) {
    return keys.stream().anyMatch(timed -> attemptAtMs < timed.expiresAtMs());
  }

  /** The three headers of one attempt; empty if no key is in force. */
  public Optional<Map<String, String>> headers(String messageId, long attemptAtMs, String payload) {
    long seconds = Math.floorDiv(attemptAtMs, 1000L);
    String signatures =
        keys.stream()
            .filter(timed -> attemptAtMs < timed.expiresAtMs())
            .map(timed -> timed.key().sign(messageId, seconds, payload))
            .collect(Collectors.joining(" "));
    if (signatures.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Map.of(
            HEADER_ID, messageId,
            HEADER_TIMESTAMP, Long.toString(seconds),
            HEADER_SIGNATURE, signatures));
  }
}
