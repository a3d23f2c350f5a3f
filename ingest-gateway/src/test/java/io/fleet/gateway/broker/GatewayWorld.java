package io.fleet.gateway.broker;

import io.fleet.gateway.mqtt.TestTls;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the gateway needs around it: a broker and a key pair. */
public final class GatewayWorld implements QuarkusTestResourceLifecycleManager {
  private static KafkaBroker broker;
  private static PrivateKey key;
  private static int mqttPort;
  private static int mqttsPort;
  private static Path files;

  private Path directory;

  @Override
  public Map<String, String> start() {
    try {
      directory = Files.createTempDirectory("gateway-test");
      files = directory;
      mqttPort = KafkaBroker.freePort();
      KeyPair pair = newKeyPair();
      key = pair.getPrivate();
      broker = new KafkaBroker(directory).start();
      Path publicKey = directory.resolve("public.pem");
      Files.writeString(publicKey, pem(pair));
      mqttsPort = KafkaBroker.freePort();
      TestTls.write(directory, "gateway");
      TestTls.write(directory, "device-ca");
      return Map.ofEntries(
          Map.entry("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers()),
          Map.entry("FLEET_JWT_PUBLIC_KEY", publicKey.toString()),
          Map.entry("fleet.gateway.logins.max-failures", "10000"),
          Map.entry("fleet.gateway.mqtt.port", Integer.toString(mqttPort)),
          Map.entry("fleet.gateway.mqtt.tls.reload-period", "500ms"),
          Map.entry("fleet.gateway.mqtt.tls.enabled", "true"),
          Map.entry("fleet.gateway.mqtt.tls.port", Integer.toString(mqttsPort)),
          Map.entry(
              "fleet.gateway.mqtt.tls.certificate", directory.resolve("gateway.crt").toString()),
          Map.entry("fleet.gateway.mqtt.tls.key", directory.resolve("gateway.key").toString()),
          Map.entry(
              "fleet.gateway.mqtt.tls.client-ca", directory.resolve("device-ca.crt").toString()),
          Map.entry("fleet.gateway.mqtt.trusted-networks", "127.0.0.1/32,::1/128"),
          Map.entry("fleet.gateway.mqtt.connects-per-address-per-s", "20"),
          Map.entry("fleet.gateway.mqtt.max-unacknowledged", "50"),
          Map.entry("fleet.gateway.mqtt.max-message", "64K"),
          Map.entry("fleet.gateway.mqtt.max-connections", "20"),
          Map.entry("fleet.gateway.mqtt.connect-patience", "2s"));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The broker of this test run. */
  public static KafkaBroker broker() {
    return broker;
  }

  /** Where the gateway listens for MQTT. */
  public static int mqttPort() {
    return mqttPort;
  }

  /** Where the gateway listens for MQTT with TLS. */
  public static int mqttsPort() {
    return mqttsPort;
  }

  /** Where the certificates are: {@code gateway.crt}, {@code device-ca.crt} and its key. */
  public static Path files() {
    return files;
  }

  /** A valid token with a role. */
  public static String token(String role) {
    return token("tracker-1", role);
  }

  /** A valid token of somebody with a role. */
  public static String token(String name, String role) {
    return token(name, role, Duration.ofHours(1), key);
  }

  /** A token with a further permission. */
  public static String tokenWithScope(String name, String role, String scope) {
    return Jwt.issuer("fleet")
        .subject(name)
        .groups(role)
        .claim("scope", scope)
        .expiresIn(Duration.ofHours(1))
        .sign(key);
  }

  /** A token with several roles, issued at some moment. */
  public static String tokenOf(Instant issuedAt, String name, String... roles) {
    return Jwt.issuer("fleet")
        .subject(name)
        .groups(Set.of(roles))
        .issuedAt(issuedAt)
        .expiresAt(Instant.now().plus(Duration.ofHours(1)))
        .sign(key);
  }

  /** A device's token that is good for so long. */
  public static String deviceToken(String vehicleId, Duration life) {
    return token(vehicleId, "device", life, key);
  }

  /** A token for a device that somebody else has signed. */
  public static String foreignToken() throws GeneralSecurityException {
    return token("tracker-1", "device", Duration.ofHours(1), newKeyPair().getPrivate());
  }

  private static String token(String name, String role, Duration life, PrivateKey key) {
    return Jwt.issuer("fleet").subject(name).groups(role).expiresIn(life).sign(key);
  }

  private static KeyPair newKeyPair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static String pem(KeyPair pair) {
    String base64 = Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded());
    return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
  }

  @Override
  public void stop() {
    broker.close();
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
