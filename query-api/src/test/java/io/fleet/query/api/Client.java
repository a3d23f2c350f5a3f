package io.fleet.query.api;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Requests with a token of one role. */
final class Client {
  private Client() {}

  static RequestSpecification as(String role) {
    return given().auth().oauth2(token(role, Duration.ofMinutes(5)));
  }

  /** A driver whose id is the token's name. */
  static RequestSpecification driver(String driverId) {
    String token = Jwt.issuer("fleet").subject(driverId).groups("driver").expiresIn(300).sign();
    return given().auth().oauth2(token);
  }

  static RequestSpecification viewer() {
    return as("viewer");
  }

  /** The JSON of an answer that must be 200. */
  static JsonPath ok(RequestSpecification request, String path, Object... pathParameters) {
    ValidatableResponse response = request.get(path, pathParameters).then().statusCode(200);
    return response.extract().jsonPath();
  }

  static String token(String role, Duration validFor) {
    return Jwt.issuer("fleet")
        .subject("test")
        .groups(role)
        .issuedAt(Instant.now().minus(Duration.ofHours(1)))
        .expiresAt(Instant.now().plus(validFor))
        .sign();
  }

  /** A token of one role that sees the vehicles of some groups. */
  static String scoped(String subject, String role, String... groups) {
    return Jwt.issuer("fleet")
        .subject(subject)
        .groups(role)
        .claim("fleet_vehicle_groups", List.of(groups))
        .expiresIn(300)
        .sign();
  }

  static RequestSpecification with(String token) {
    return given().auth().oauth2(token);
  }

  static String tokenSignedBy(PrivateKey key) {
    return Jwt.issuer("fleet").subject("test").groups("admin").expiresIn(300).sign(key);
  }

  static String tokenOfIssuer(String issuer) {
    return Jwt.issuer(issuer).subject("test").groups("admin").expiresIn(300).sign();
  }
}
