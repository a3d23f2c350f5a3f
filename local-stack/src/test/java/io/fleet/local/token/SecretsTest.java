package io.fleet.local.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  @TempDir Path directory;

  private Secrets secrets;

  @BeforeEach
  void setUp() throws Exception {
    secrets = new Secrets(directory, Clock.fixed(NOW, ZoneOffset.UTC));
    secrets.ensure();
  }

  @Test
  void everySecretIsForItsOwnerAlone() throws Exception {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void keysAreMadeOnceAndKept() throws Exception {
    // given
    String before = Files.readString(secrets.keys().publicFile());

    // when
    secrets.ensure();

    // then
    assertThat(Files.readString(secrets.keys().publicFile())).isEqualTo(before);
  }

  @Test
  void theGatewaysCertificateIsMadeOnceForItsKeyAndNames() throws Exception {
    // given
    String before = Files.readString(secrets.certificate().certificateFile());

    // when
    secrets.ensure();

    // then
    assertThat(Files.readString(secrets.certificate().certificateFile())).isEqualTo(before);
    X509Certificate certificate;
    try (InputStream in = Files.newInputStream(secrets.certificate().certificateFile())) {
      certificate =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
    assertThat(certificate.getSubjectAlternativeNames())
        .extracting(name -> name.get(1).toString())
        .contains("localhost", "127.0.0.1");
    String pem = Files.readString(secrets.certificate().keyFile());
    byte[] key = Base64.getDecoder().decode(pem.replaceAll("-----[A-Z ]+-----|\\s", ""));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)));
    signature.update(key);
    byte[] signed = signature.sign();
    signature.initVerify(certificate);
    signature.update(key);
    assertThat(signature.verify(signed)).isTrue();
  }

  @Test
  void aTokenIsVerifiedByThePublicKeyAndSaysWhoMayDoWhat() throws Exception {
    // when
    String token =
        secrets.minter().mint("local", TokenMinter.EVERY_GROUP, "import", Duration.ofHours(12));

    // then
    JwtClaims claims = verified(token);
    assertThat(claims.getSubject()).isEqualTo("local");
    assertThat(claims.getStringListClaimValue("groups"))
        .containsExactly("device", "viewer", "operator", "admin");
    assertThat(claims.getStringClaimValue("scope")).isEqualTo("import");
    assertThat(claims.getExpirationTime().getValue())
        .isEqualTo(NOW.plus(Duration.ofHours(12)).getEpochSecond());
  }

  @Test
  void theSimulatorPostsForAnyVehicleAndDoesNothingElse() throws Exception {
    // when
    JwtClaims claims = verified(Files.readString(secrets.simulatorToken()));

    // then
    assertThat(claims.getStringListClaimValue("groups")).isEqualTo(List.of("relay"));
    assertThat(claims.hasClaim("scope")).isFalse();
  }

  @Test
  void plansOfSimulatedRoundsHaveATokenOfTheirOwn() throws Exception {
    // when
    JwtClaims claims = verified(Files.readString(secrets.planToken()));

    // then
    assertThat(claims.getStringListClaimValue("groups")).isEqualTo(List.of("operator"));
    assertThat(claims.hasClaim("scope")).isFalse();
  }

  private JwtClaims verified(String token) throws Exception {
    String pem = Files.readString(secrets.keys().publicFile());
    byte[] encoded = Base64.getDecoder().decode(pem.replaceAll("-----[A-Z ]+-----|\\s", ""));
    PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
    return new JwtConsumerBuilder()
        .setVerificationKey(key)
        .setExpectedIssuer("fleet")
        .setEvaluationTime(NumericDate.fromSeconds(NOW.getEpochSecond()))
        .setRequireExpirationTime()
        .build()
        .processToClaims(token);
  }
}
