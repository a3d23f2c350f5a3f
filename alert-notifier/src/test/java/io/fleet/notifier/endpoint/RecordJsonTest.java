package io.fleet.notifier.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordJsonTest {
  private static final String KEY = key(1);
  private static final String OTHER_KEY = key(2);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final StoredEndpoint endpoint = endpoint("a");

  @Test
  void whatIsWrittenIsReadAgain() {
    StoredEndpoint read = json(KEY).read(json(KEY).write(endpoint));

    assertThat(read).isEqualTo(endpoint);
    assertThat(read.secrets()).hasSize(2);
  }

  @Test
  void nothingSecretStandsInTheRecord() {
    String record = new String(json(KEY).write(endpoint), StandardCharsets.UTF_8);

    assertThat(record)
        .contains("\"Authorization\"")
        .doesNotContain("whsec_", "whsk_", "Bearer", "token", "host.example");
    endpoint
        .secrets()
        .forEach(each -> assertThat(record).doesNotContain(each.value().substring(6, 20)));
  }

  @Test
  void anOldKeyStillOpensWhatItHasSealed() {
    byte[] before = json(OTHER_KEY).write(endpoint);
    RecordJson rotated = json(KEY, OTHER_KEY);

    assertThat(rotated.read(before)).isEqualTo(endpoint);
    assertThat(json(KEY).read(rotated.write(endpoint))).isEqualTo(endpoint);
  }

  @Test
  void anotherKeyOrNoneOpensNothing() {
    byte[] record = json(KEY).write(endpoint);

    assertThatThrownBy(() -> json(OTHER_KEY).read(record))
        .isInstanceOf(SecretKeyring.NoKeyException.class);
    assertThatThrownBy(() -> json().read(record)).isInstanceOf(SecretKeyring.NoKeyException.class);
    assertThatThrownBy(() -> json().write(endpoint))
        .isInstanceOf(SecretKeyring.NoKeyException.class);
  }

  @Test
  void whatIsSealedForAnEndpointDoesNotOpenForAnother() {
    String record = new String(json(KEY).write(endpoint), StandardCharsets.UTF_8);
    byte[] moved = record.replace("\"id\":\"a\"", "\"id\":\"b\"").getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> json(KEY).read(moved))
        .isInstanceOf(SecretKeyring.NoKeyException.class);
  }

  @Test
  void twoSealingsOfOneTextDiffer() {
    SecretKeyring keyring = new SecretKeyring(List.of(KEY), RANDOM);

    assertThat(keyring.seal("text", "a/url")).isNotEqualTo(keyring.seal("text", "a/url"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "c2hvcnQ=", "no base64 at all, but as long as such a key would be"})
  void onlyBase64OfThirtyTwoBytesIsAKey(String text) {
    assertThat(SecretKeyring.isKey(text)).isFalse();
    assertThatThrownBy(() -> new SecretKeyring(List.of(text), RANDOM))
        .hasMessage("base64 of 32 bytes expected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "", "{\"id\":\"a\"}", "{\"id\":\"a\",\"form\":7}"})
  void whatIsNoRecordIsRefused(String record) {
    assertThatThrownBy(() -> json(KEY).read(record.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void thePublicKeyOfAPairVerifiesWhatItsPrivateKeySigns() throws GeneralSecurityException {
    // given
    Secret secret = NewSecret.of(Secret.Scheme.ED25519, RANDOM);
    byte[] both = Base64.getDecoder().decode(secret.value().substring("whsk_".length()));
    byte[] publicKey = Base64.getDecoder().decode(secret.publicKey().substring("whpk_".length()));
    KeyFactory keys = KeyFactory.getInstance("Ed25519");
    Signature signer = Signature.getInstance("Ed25519");

    // when
    byte[] seed = Arrays.copyOf(both, 32);
    signer.initSign(
        keys.generatePrivate(
            new PKCS8EncodedKeySpec(join("302e020100300506032b657004220420", seed))));
    signer.update("message".getBytes(StandardCharsets.UTF_8));
    byte[] signature = signer.sign();

    // then
    signer.initVerify(
        keys.generatePublic(new X509EncodedKeySpec(join("302a300506032b6570032100", publicKey))));
    signer.update("message".getBytes(StandardCharsets.UTF_8));
    assertThat(signer.verify(signature)).isTrue();
  }

  private static byte[] join(String prefix, byte[] key) {
    byte[] head = HexFormat.of().parseHex(prefix);
    byte[] all = Arrays.copyOf(head, head.length + key.length);
    System.arraycopy(key, 0, all, head.length, key.length);
    return all;
  }

  private static RecordJson json(String... keys) {
    return new RecordJson(new SecretKeyring(List.of(keys), RANDOM), VehicleGroups.NONE);
  }

  private static String key(int filler) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) filler);
    return Base64.getEncoder().encodeToString(bytes);
  }

  static StoredEndpoint endpoint(String id) {
    EndpointForm form =
        new EndpointForm(
            "",
            "anna",
            new Target(
                URI.create("https://host.example/hook?token=t"),
                Map.of("Authorization", "Bearer token")),
            new Subscription(new EventTypes(List.of("*"))),
            DeliveryTerms.DEFAULT,
            Format.STANDARD,
            Grouping.NONE,
            null);
    Secret old = NewSecret.of(Secret.Scheme.ED25519, RANDOM);
    List<Secret> secrets =
        List.of(
            NewSecret.of(Secret.Scheme.HMAC, RANDOM),
            new Secret(old.scheme(), old.value(), 1_000_000));
    return new StoredEndpoint(id, form, secrets, 1, 1_000, 2_000, "anna");
  }
}
