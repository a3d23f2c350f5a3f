package io.fleet.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.gateway.security.Caller;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectJudgeTest {
  private static final Instant EXPIRES = Instant.parse("2026-05-04T10:00:00Z");
  private static final Map<String, Caller> CALLERS =
      Map.of(
          "token-of-v1", new Caller("v1", Set.of("device"), EXPIRES),
          "token-of-admin", new Caller("ada", Set.of("admin"), EXPIRES),
          "token-of-relay", new Caller("v1", Set.of("relay"), EXPIRES),
          "token-of-viewer", new Caller("v1", Set.of("viewer"), EXPIRES));

  private static final Caller OWNER = new Caller("v9", Set.of("device"), EXPIRES);

  private final X509Certificate certificate = TestTls.certificate();
  private boolean known = true;
  private boolean logAway;
  private final ConnectJudge judge =
      new ConnectJudge(
          token -> Optional.ofNullable(CALLERS.get(token)),
          shown -> shown == certificate ? Optional.of(OWNER) : Optional.empty(),
          () -> known,
          () -> logAway);

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void aDeviceIsLetInUnderItsVehiclesId(int level) {
    // when
    ConnectVerdict verdict = judge.judge(request(level, "c", "v1", "token-of-v1"));
    // then
    assertThat(verdict.isAccepted()).isTrue();
    assertThat(verdict.expiresAt()).isEqualTo(EXPIRES);
  }

  @Test
  void anAdministratorIsLetInUnderAny() {
    assertThat(judge.judge(request(5, "c", "v7", "token-of-admin")).isAccepted()).isTrue();
  }

  @Test
  void nobodyIsLetInUnderAnothersId() {
    assertRefused(request(4, "c", "v2", "token-of-v1"), ConnectRefusal.FORBIDDEN);
  }

  @Test
  void rolesThatAreNoDevicesAreNotLetIn() {
    assertRefused(request(4, "c", "v1", "token-of-relay"), ConnectRefusal.FORBIDDEN);
    assertRefused(request(4, "c", "v1", "token-of-viewer"), ConnectRefusal.FORBIDDEN);
  }

  @Test
  void aTokenThatIsNotGoodIsRefused() {
    assertRefused(request(4, "c", "v1", "x"), ConnectRefusal.CREDENTIALS);
    assertRefused(request(4, "c", "v1/..", "token-of-admin"), ConnectRefusal.CREDENTIALS);
    assertRefused(request(4, "c", "v+", "token-of-admin"), ConnectRefusal.CREDENTIALS);
  }

  @Test
  void nobodyIsAnonymous() {
    assertRefused(request(4, "c", null, null), ConnectRefusal.ANONYMOUS);
    assertRefused(request(5, "c", "v1", null), ConnectRefusal.ANONYMOUS);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 6, 127})
  void otherProtocolLevelsAreRefused(int level) {
    assertRefused(request(level, "c", "v1", "token-of-v1"), ConnectRefusal.PROTOCOL_VERSION);
  }

  @Test
  void aClientIdMayHave256Characters() {
    String longest = "c".repeat(256);
    assertThat(judge.judge(request(4, longest, "v1", "token-of-v1")).isAccepted()).isTrue();
    assertThat(judge.judge(request(4, null, "v1", "token-of-v1")).isAccepted()).isTrue();
    assertRefused(request(4, longest + "c", "v1", "token-of-v1"), ConnectRefusal.CLIENT_ID);
  }

  @Test
  void otherAuthenticationIsRefused() {
    assertRefused(
        new ConnectRequest(5, "c", "v1", "token-of-v1", null, null, true),
        ConnectRefusal.AUTHENTICATION_METHOD);
  }

  @Test
  void aWillIsForTheDevicesOwnStatusAndSmall() {
    assertThat(judge.judge(leaving("devices/v1/status", 1, false, 4_096)).isAccepted()).isTrue();
    assertRefused(leaving("devices/v2/status", 1, false, 1), ConnectRefusal.WILL);
    assertRefused(leaving("devices/v1/telemetry", 1, false, 1), ConnectRefusal.WILL);
    assertRefused(leaving("devices/v1/status", 2, false, 1), ConnectRefusal.WILL_QOS);
    assertRefused(leaving("devices/v1/status", 1, true, 1), ConnectRefusal.WILL_RETAIN);
    assertRefused(leaving("devices/v1/status", 1, false, 4_097), ConnectRefusal.WILL_SIZE);
  }

  @Test
  void aCertificateStandsForUsernameAndToken() {
    // when
    ConnectVerdict nameless =
        judge.judge(new ConnectRequest(4, "c", null, null, certificate, null, false));
    // then
    assertThat(nameless.deviceId()).isEqualTo("v9");
    assertThat(nameless.expiresAt()).isEqualTo(EXPIRES);
    assertRefused(
        new ConnectRequest(4, "c", "v1", null, certificate, null, false), ConnectRefusal.FORBIDDEN);
    assertRefused(
        new ConnectRequest(4, "c", "v9", "x", certificate, null, false),
        ConnectRefusal.CREDENTIALS);
  }

  private static ConnectRequest leaving(String topic, int qos, boolean retain, int bytes) {
    Will will = new Will(topic, qos, retain, new byte[bytes], Duration.ZERO);
    return new ConnectRequest(5, "c", "v1", "token-of-v1", null, will, false);
  }

  @Test
  void beforeTheDevicesAreKnownNobodyIsToldThatATokenIsWrong() {
    // given
    known = false;
    // then
    assertRefused(request(4, "c", "v1", "x"), ConnectRefusal.NOT_READY);
    assertThat(judge.judge(request(4, "c", "v1", "token-of-v1")).isAccepted()).isTrue();
  }

  @Test
  void whileTheLogIsAwayNobodyIsLetIn() {
    // given
    logAway = true;
    // then
    assertRefused(request(4, "c", "v1", "token-of-v1"), ConnectRefusal.LOG_AWAY);
    assertRefused(request(4, "c", "v1", "x"), ConnectRefusal.CREDENTIALS);
  }

  @Test
  void eachVersionHearsACodeOfItsOwn() {
    for (ConnectRefusal refusal : ConnectRefusal.values()) {
      assertThat(Byte.toUnsignedInt(refusal.code(4).byteValue())).as(refusal.tag()).isBetween(1, 5);
      assertThat(Byte.toUnsignedInt(refusal.code(5).byteValue()))
          .as(refusal.tag())
          .isBetween(0x80, 0x9F);
    }
    assertThat(ConnectRefusal.CREDENTIALS.code(4))
        .isEqualTo(MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD);
  }

  private void assertRefused(ConnectRequest request, ConnectRefusal refusal) {
    assertThat(judge.judge(request).refusal()).isEqualTo(refusal);
  }

  private static ConnectRequest request(
      int level, String clientId, String username, String password) {
    return new ConnectRequest(level, clientId, username, password, null, null, false);
  }
}
