package io.fleet.notifier.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.notifier.NodeReceiver;
import io.fleet.notifier.deliver.AttemptResult.Kind;
import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.endpoint.Format;
import io.fleet.notifier.endpoint.Secret;
import io.fleet.notifier.format.Examples;
import io.fleet.notifier.sign.Ed25519Key;
import java.net.InetAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A receiver in JavaScript, with the published library, takes what is sent; and nothing else. */
class OtherLanguagesTest {
  private static final String OLD = Sending.SECRET;
  private static final String NEW = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
  private static final String PRIVATE = "whsk_VEVTVFNJR05JTkdLRVlET05PVFVTRVRISVNGT1JBTlk=";
  private static final String PUBLIC = new Ed25519Key(PRIVATE).publicKey();

  @Test
  void everyFormatVerifiesWithEverySchemeWhateverItsContent() throws Exception {
    List<Secret> secrets =
        List.of(Secret.hmac(OLD), new Secret(Secret.Scheme.ED25519, PRIVATE, Long.MAX_VALUE));
    List<String> texts = List.of("92 km/h", "für 東京 🚚", "a\u0000b\r\n\u2028<!channel> & \\\"");
    try (NodeReceiver receiver = NodeReceiver.verifyingWith(OLD, PUBLIC);
        Sending sending = sending(new MovedClock())) {
      for (Format format : EnumSet.complementOf(EnumSet.of(Format.EMAIL))) {
        Endpoint endpoint =
            Sending.endpoint(receiver.url(), Map.of("x-token", "t0k3n"), format, secrets);
        for (String text : texts) {
          AttemptResult result =
              sending
                  .start(endpoint, "msg_" + text.length(), Examples.overspeed(text))
                  .get(20, TimeUnit.SECONDS);
          assertThat(result.excerpt()).isEmpty();
          assertThat(result.status()).isEqualTo(204);
        }
      }
    }
  }

  @Test
  void overARotationReceiversWithEitherSecretVerifyAndThenOnlyTheNewOne() throws Exception {
    MovedClock clock = new MovedClock();
    long oldEndsMs = clock.millis() + Duration.ofMinutes(2).toMillis();
    List<Secret> rotating =
        List.of(Secret.hmac(NEW), new Secret(Secret.Scheme.HMAC, OLD, oldEndsMs));
    try (NodeReceiver notYetChanged = NodeReceiver.verifyingWith(OLD);
        NodeReceiver changed = NodeReceiver.verifyingWith(NEW);
        Sending sending = sending(clock)) {
      Endpoint toOld = signed(notYetChanged, rotating);
      Endpoint toNew = signed(changed, rotating);

      // when
      assertThat(sending.send(signed(notYetChanged, List.of(Secret.hmac(OLD)))).status())
          .isEqualTo(204);
      assertThat(sending.send(toOld).status()).isEqualTo(204);
      assertThat(sending.send(toNew).status()).isEqualTo(204);
      clock.moveOn(Duration.ofMinutes(2));

      // then
      assertThat(sending.send(toNew).status()).isEqualTo(204);
      AttemptResult after = sending.send(toOld);
      assertThat(after.kind()).isEqualTo(Kind.REJECTED);
      assertThat(after.excerpt()).isEqualTo("No matching signature found");
    }
  }

  @Test
  void aReceiverWithAnotherPublicKeyRefuses() throws Exception {
    byte[] seed = new byte[32];
    String other =
        new Ed25519Key("whsk_" + java.util.Base64.getEncoder().encodeToString(seed)).publicKey();
    try (NodeReceiver receiver = NodeReceiver.verifyingWith(other);
        Sending sending = sending(new MovedClock())) {
      AttemptResult result =
          sending.send(
              signed(
                  receiver, List.of(new Secret(Secret.Scheme.ED25519, PRIVATE, Long.MAX_VALUE))));

      assertThat(result.excerpt()).isEqualTo("no matching v1a signature");
    }
  }

  private static Sending sending(MovedClock clock) {
    return Sending.at(clock, Sending.guard("127.0.0.1", InetAddress::getAllByName));
  }

  private static Endpoint signed(NodeReceiver receiver, List<Secret> secrets) {
    return Sending.endpoint(receiver.url(), Map.of(), Format.STANDARD, secrets);
  }
}
