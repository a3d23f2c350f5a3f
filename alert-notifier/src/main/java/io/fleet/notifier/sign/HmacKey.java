package io.fleet.notifier.sign;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;

/** Scheme {@code v1}: HMAC-SHA256 with a secret both sides know. */
public final class HmacKey implements SigningKey {
  private final Webhook webhook;

  /**
   * @param secret {@code whsec_} and base64
   */
  public HmacKey(String secret) {
    this.webhook = new Webhook(secret);
  }

  @Override
  public String sign(String messageId, long attemptS, String payload) {
    try {
      return webhook.sign(messageId, attemptS, payload);
    } catch (WebhookSigningException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }
}
