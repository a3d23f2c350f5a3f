package io.fleet.notifier.sign;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.util.Map;

/** Signs messages of one endpoint by the Standard Webhooks specification, scheme {@code v1}. */
public final class WebhookSigner {
  public static final String HEADER_ID = "webhook-id";

  /** Epoch seconds of the attempt. */
  public static final String HEADER_TIMESTAMP = "webhook-timestamp";

  public static final String HEADER_SIGNATURE = "webhook-signature";

  private final Webhook webhook;

  /**
   * @param secret {@code whsec_} and base64
   */
  public WebhookSigner(String secret) {
    this.webhook = new Webhook(secret);
  }

  /** The three headers of one attempt. */
  public Map<String, String> headers(String messageId, long attemptAtMs, String payload) {
    long seconds = Math.floorDiv(attemptAtMs, 1000L);
    try {
      return Map.of(
          HEADER_ID, messageId,
          HEADER_TIMESTAMP, Long.toString(seconds),
          HEADER_SIGNATURE, webhook.sign(messageId, seconds, payload));
    } catch (WebhookSigningException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }
}
