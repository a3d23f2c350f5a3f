package io.fleet.gateway.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.gateway.broker.GatewayWorld;
import io.fleet.gateway.security.Callers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Devices that show a certificate over HTTPS instead of a token. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
@TestProfile(UncommonGateway.class)
class ClientCertificateTest {
  @TestHTTPResource("/")
  URI plain;

  @TestHTTPResource(value = "/", tls = true)
  URI https;

  @Inject Callers callers;

  private final Keytool keytool = HttpsWorld.keytool();

  @Test
  void aRegisteredCertificateIsItsDeviceUntilItIsRevoked() throws Exception {
    // given
    DeviceApi operator = DeviceApi.operator(plain);
    X509Certificate certificate = keytool.certificate("tracker");
    JsonNode issued = operator.issue("x-1", "certificates", body("certificate", pem(certificate)));
    // when / then
    assertThat(issued.has("secret")).isFalse();
    assertThat(issued.get("expires_at").asText()).isNotEmpty();
    assertThat(callers.ofCertificate(certificate))
        .hasValueSatisfying(caller -> assertThat(caller.isDeviceOf("x-1")).isTrue());
    assertThat(post("tracker", "x-1", null)).isEqualTo(202);
    assertThat(post("tracker", "x-other", null)).isEqualTo(422);
    assertThat(
            operator
                .post("/v1/devices/x-2/certificates", body("certificate", pem(certificate)))
                .statusCode())
        .isEqualTo(409);
    // when
    operator.delete("/v1/devices/x-1/certificates/" + issued.get("credential_id").asText());
    // then
    assertThat(post("tracker", "x-1", null)).isEqualTo(401);
    // when
    String fingerprint =
        Fingerprint.of(certificate.getEncoded()).toUpperCase().replaceAll("(..)(?=.)", "$1:");
    operator.issue("x-2", "certificates", body("fingerprint", fingerprint));
    // then
    assertThat(post("tracker", "x-2", null)).isEqualTo(202);
  }

  @Test
  void aCertificateThatNobodyRegisteredIsNobody() throws Exception {
    assertThat(post("stranger", "x-3", null)).isEqualTo(401);
    assertThat(post(null, "x-3", null)).isEqualTo(401);
    assertThat(callers.ofCertificate(keytool.certificate("stranger"))).isEmpty();
  }

  @Test
  void whereATokenIsShownTheTokenCounts() throws Exception {
    assertThat(post("stranger", "x-4", GatewayWorld.deviceToken("x-4", Duration.ofHours(1))))
        .isEqualTo(202);
    assertThat(post(null, "x-4", GatewayWorld.deviceToken("x-4", Duration.ofHours(1))))
        .isEqualTo(202);
  }

  @Test
  void aCertificateOfAnotherAuthorityIsNotEvenTalkedTo() throws Exception {
    // given: registered all the same
    X509Certificate foreign = keytool.certificate("foreigner");
    DeviceApi.operator(plain).issue("x-5", "certificates", body("certificate", pem(foreign)));
    // when / then
    assertThatThrownBy(() -> post("foreigner", "x-5", null)).isInstanceOf(IOException.class);
  }

  private int post(String keyName, String vehicleId, String token) throws Exception {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(keytool.client("fleet-ca", keyName))
            .build();
    String event =
        "{\"vehicle_id\":\"%s\",\"timestamp\":\"%s\",\"rpm\":900}"
            .formatted(vehicleId, Instant.now());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(https.resolve("/v1/telemetry"))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(event));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return client.send(request.build(), BodyHandlers.ofString()).statusCode();
  }

  private static String body(String name, String value) throws Exception {
    return new ObjectMapper().writeValueAsString(Map.of(name, value));
  }

  private static String pem(X509Certificate certificate) throws Exception {
    String base64 = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
    return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
  }
}
