package io.fleet.gateway.security;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/** An identity provider: publishes its keys, and signs tokens as such providers do. */
public final class KeyServer implements QuarkusTestResourceLifecycleManager {
  private static final String ISSUER = "https://id.example.com/fleet";
  private static final String AUDIENCE = "fleet-gateway";

  private static volatile String published;

  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
      server.createContext(
          "/keys",
          exchange -> {
            byte[] body = published.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return Map.of(
        "smallrye.jwt.jwks.forced-refresh-interval",
        "0", // or a test that shows an unknown key would have to wait a minute for the next one
        "FLEET_JWT_JWKS_URL",
        "http://127.0.0.1:" + server.getAddress().getPort() + "/keys",
        "FLEET_JWT_ISSUER",
        ISSUER,
        "FLEET_JWT_AUDIENCE",
        AUDIENCE,
        "FLEET_JWT_ROLES_CLAIM",
        "realm_access/roles");
  }

  static RsaJsonWebKey newKey(String id) {
    try {
      RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
      key.setKeyId(id);
      key.setAlgorithm("RS256");
      key.setUse("sig");
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** From now on these keys are the provider's. */
  static void publish(RsaJsonWebKey... keys) {
    published = new JsonWebKeySet(List.of(keys)).toJson(OutputControlLevel.PUBLIC_ONLY);
  }

  /** A token with roles where such providers put them. */
  static String token(RsaJsonWebKey key, String name, String role) {
    return token(key, ISSUER, AUDIENCE, name, Map.of("roles", List.of(role)), null);
  }

  static String token(
      RsaJsonWebKey key,
      String issuer,
      String audience,
      String name,
      Map<String, Object> realmAccess,
      String group) {
    var claims = Jwt.issuer(issuer).subject(name).audience(audience).expiresIn(300);
    if (group != null) {
      claims.groups(group);
    }
    claims.claim("realm_access", realmAccess);
    return claims.jws().keyId(key.getKeyId()).sign(key.getPrivateKey());
  }

  static String tokenOfIssuer(RsaJsonWebKey key, String issuer) {
    return token(key, issuer, AUDIENCE, "x", Map.of("roles", List.of("relay")), null);
  }

  static String tokenForAudience(RsaJsonWebKey key, String audience) {
    return token(key, ISSUER, audience, "x", Map.of("roles", List.of("relay")), null);
  }

  static String tokenWithGroups(RsaJsonWebKey key, String group) {
    return token(key, ISSUER, AUDIENCE, "x", Map.of("roles", List.of("viewer")), group);
  }

  @Override
  public void stop() {
    server.stop(0);
  }
}
