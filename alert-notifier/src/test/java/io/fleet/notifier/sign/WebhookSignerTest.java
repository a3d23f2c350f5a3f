package io.fleet.notifier.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.fleet.notifier.sign.WebhookSigner.TimedKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSignerTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String NEXT_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
  private static final String PAYLOAD = "{\"type\":\"vehicle.sos.opened\",\"data\":\"für 東京\"}";
  private static final String SPEC_ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final long SPEC_TIME_MS = 1_614_265_330_999L;
  private static final String SPEC_PAYLOAD = "{\"test\": 2432232314}";
  private static final String SPEC_V1 = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  /** The sample of the Go reference library. */
  private static final String SPEC_SEED = "whsk_VEVTVFNJR05JTkdLRVlET05PVFVTRVRISVNGT1JBTlk=";

  private static final String SPEC_V1A =
      "v1a,tQ9V2XOqn7jL/DQenEFpqIugdBVtiMmER5mhSkXBNwM0mkATuDe6KYYUuxqtaiHeYGb7KaaBRdM5WqyeFiL8Ag==";

  @Test
  void theExampleOfTheSpecificationIsReproduced() {
    // given: the sample of the Standard Webhooks reference libraries
    WebhookSigner signer = signer(forEver(new HmacKey(SECRET)));

    // when
    Map<String, String> headers = signer.headers(SPEC_ID, SPEC_TIME_MS, SPEC_PAYLOAD).orElseThrow();

    // then
    assertThat(headers)
        .containsEntry("webhook-id", SPEC_ID)
        .containsEntry("webhook-timestamp", "1614265330")
        .containsEntry("webhook-signature", SPEC_V1);
  }

  @Test
  void theEd25519ExampleOfTheReferenceLibraryIsReproduced() {
    Ed25519Key key = new Ed25519Key(SPEC_SEED);

    assertThat(key.sign(SPEC_ID, SPEC_TIME_MS / 1_000, SPEC_PAYLOAD)).isEqualTo(SPEC_V1A);
  }

  @Test
  void aPrivateKeyMayCarryItsPublicHalfButNotAnothersOne() {
    // given: the public key of RFC 8032's first test, and its seed
    byte[] seed = hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    byte[] publicKey = hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    byte[] both = Arrays.copyOf(seed, 64);
    System.arraycopy(publicKey, 0, both, 32, 32);

    // when
    Ed25519Key key = new Ed25519Key(whsk(both));

    // then
    assertThat(key.publicKey())
        .isEqualTo(new Ed25519Key(whsk(seed)).publicKey())
        .isEqualTo("whpk_" + java.util.Base64.getEncoder().encodeToString(publicKey));
    both[63] ^= 1;
    assertThatThrownBy(() -> new Ed25519Key(whsk(both)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(whsk(both).substring(10));
  }

  @Test
  void whileSecretsRotateEachOfThemVerifiesAndAfterwardsTheNewOneAlone() throws Exception {
    // given: the old one ends at 1614265331
    WebhookSigner signer =
        signer(
            forEver(new HmacKey(NEXT_SECRET)),
            new TimedKey(new HmacKey(SECRET), SPEC_TIME_MS + 1),
            forEver(new Ed25519Key(SPEC_SEED)));

    // when
    String during = signature(signer, SPEC_TIME_MS);
    String after = signature(signer, SPEC_TIME_MS + 1);

    // then
    String next = new Webhook(NEXT_SECRET).sign(SPEC_ID, 1_614_265_330L, SPEC_PAYLOAD);
    assertThat(during.split(" ")).containsExactly(next, SPEC_V1, SPEC_V1A);
    assertThat(after.split(" ")).hasSize(2).noneMatch(SPEC_V1::equals);
  }

  @Test
  void nothingIsSentUnsigned() {
    WebhookSigner signer = signer(new TimedKey(new HmacKey(SECRET), SPEC_TIME_MS));

    assertThat(signer.headers(SPEC_ID, SPEC_TIME_MS, SPEC_PAYLOAD)).isEmpty();
  }

  @Test
  void thePublishedLibraryVerifiesWhatIsSigned() throws WebhookVerificationException {
    new Webhook(SECRET).verify(PAYLOAD, signedNow());
  }

  @Test
  void anotherPayloadIsNotVerified() {
    assertThatThrownBy(() -> new Webhook(SECRET).verify(PAYLOAD + ' ', signedNow()))
        .isInstanceOf(WebhookVerificationException.class);
  }

  private static Map<String, List<String>> signedNow() {
    WebhookSigner signer = signer(forEver(new HmacKey(SECRET)));
    Map<String, List<String>> multi = new HashMap<>();
    signer
        .headers("msg_1", System.currentTimeMillis(), PAYLOAD)
        .orElseThrow()
        .forEach((name, value) -> multi.put(name, List.of(value)));
    return multi;
  }

  private static WebhookSigner signer(TimedKey... keys) {
    return new WebhookSigner(List.of(keys));
  }

  private static TimedKey forEver(SigningKey key) {
    return new TimedKey(key, Long.MAX_VALUE);
  }

  private static String signature(WebhookSigner signer, long atMs) {
    return signer.headers(SPEC_ID, atMs, SPEC_PAYLOAD).orElseThrow().get("webhook-signature");
  }

  private static String whsk(byte[] bytes) {
    return "whsk_" + java.util.Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] hex(String text) {
    return java.util.HexFormat.of().parseHex(text);
  }
}
