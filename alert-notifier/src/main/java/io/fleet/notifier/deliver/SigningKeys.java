package io.fleet.notifier.deliver;

import io.fleet.notifier.endpoint.Secret;
import io.fleet.notifier.sign.Ed25519Key;
import io.fleet.notifier.sign.HmacKey;
import io.fleet.notifier.sign.SigningKey;
import io.fleet.notifier.sign.WebhookSigner;
import io.fleet.notifier.sign.WebhookSigner.TimedKey;
import java.util.List;

/** Makes an endpoint's secrets into what signs. */
final class SigningKeys {
  private SigningKeys() {}

  static WebhookSigner signer(List<Secret> secrets) {
    return new WebhookSigner(
        secrets.stream().map(s -> new TimedKey(key(s), s.expiresAtMs())).toList());
  }

  private static SigningKey key(Secret secret) {
    return switch (secret.scheme()) {
      case HMAC -> new HmacKey(secret.value());
      case ED25519 -> new Ed25519Key(secret.value());
    };
  }
}
