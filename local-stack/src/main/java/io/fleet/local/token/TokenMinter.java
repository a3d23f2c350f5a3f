package io.fleet.local.token;

import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Signs bearer tokens (JWT, RS256) that the services of the same stack take. */
public final class TokenMinter {
  /** Who may do everything there is. */
  public static final List<String> EVERY_GROUP = List.of("device", "viewer", "operator", "admin");

  /** Who posts for one vehicle, the token's subject. */
  public static final List<String> DEVICE = List.of("device");

  /** Who posts for any vehicle and does nothing else. */
  public static final List<String> RELAY = List.of("relay");

  /** Who says what the fleet knows beside telemetry: plans, routes, fences, thresholds. */
  public static final List<String> OPERATOR = List.of("operator");

  /** The issuer the services expect unless told otherwise. */
  public static final String ISSUER = "fleet";

  /** The claim in which query-api looks for vehicle groups unless told otherwise. */
  private static final String VEHICLE_GROUPS = "fleet_vehicle_groups";

  private final PrivateKey key;
  private final String keyId;
  private final Clock clock;

  /**
   * @param keyId names the key among those that are published
   */
  public TokenMinter(PrivateKey key, String keyId, Clock clock) {
    this.key = key;
    this.keyId = keyId;
    this.clock = clock;
  }

  /**
   * Mints one token.
   *
   * @param subject who it is for
   * @param groups the roles it has
   * @param scope further permissions, separated by blanks; {@code import} takes old data
   * @param life how long it is good, from now on
   */
  public String mint(String subject, List<String> groups, String scope, Duration life) {
    return mint(subject, groups, scope, life, null);
  }

  /**
   * Mints one token that sees a part of the fleet.
   *
   * @param vehicleGroups groups of the vehicles it sees; null says nothing of them
   */
  public String mint(
      String subject,
      List<String> groups,
      String scope,
      Duration life,
      List<String> vehicleGroups) {
    Instant now = clock.instant();
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(ISSUER);
    claims.setSubject(subject);
    claims.setJwtId(UUID.randomUUID().toString());
    claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
    claims.setExpirationTime(NumericDate.fromSeconds(now.plus(life).getEpochSecond()));
    claims.setStringListClaim("groups", groups);
    if (!scope.isEmpty()) {
      claims.setStringClaim("scope", scope);
    }
    if (vehicleGroups != null) {
      claims.setStringListClaim(VEHICLE_GROUPS, vehicleGroups);
    }
    return sign(claims);
  }

  private String sign(JwtClaims claims) {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setKey(key);
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    signature.setHeader("typ", "JWT");
    signature.setKeyIdHeaderValue(keyId);
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("the token could not be signed", e);
    }
  }
}
