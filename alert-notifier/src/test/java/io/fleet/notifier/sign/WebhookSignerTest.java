package io.fleet.notifier.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSignerTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String PAYLOAD = "{\"type\":\"vehicle.sos.opened\",\"data\":\"für 東京\"}";

  @Test
  void theExampleOfTheSpecificationIsReproduced() {
    // given: the sample of the Standard Webhooks reference libraries
    String payload = "{\"test\": 2432232314}";

    // when
    Map<String, String> headers =
        new WebhookSigner(SECRET)
            .headers("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330_999L, payload);

    // then
    assertThat(headers)
        .containsEntry("webhook-timestamp", "1614265330")
        .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void thePublishedLibraryVerifiesWhatIsSigned() throws WebhookVerificationException {
    Map<String, String> headers =
        new WebhookSigner(SECRET).headers("msg_1", System.currentTimeMillis(), PAYLOAD);

    new Webhook(SECRET).verify(PAYLOAD, multi(headers));
  }

  @Test
  void anotherPayloadIsNotVerified() {
    Map<String, String> headers =
        new WebhookSigner(SECRET).headers("msg_1", System.currentTimeMillis(), PAYLOAD);

    assertThatThrownBy(() -> new Webhook(SECRET).verify(PAYLOAD + ' ', multi(headers)))
        .isInstanceOf(WebhookVerificationException.class);
  }

  private static Map<String, List<String>> multi(Map<String, String> headers) {
    Map<String, List<String>> multi = new HashMap<>();
    headers.forEach((name, value) -> multi.put(name, List.of(value)));
    return multi;
  }
}
