package io.fleet.notifier.api;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;

/** A client of the API with a role. */
final class Api {
  private final String role;

  Api(String role) {
    this.role = role;
  }

  private RequestSpecification request() {
    String token = Jwt.issuer("fleet").upn("olga").groups(role).expiresIn(600).sign();
    return given().auth().oauth2(token);
  }

  Response get(String path) {
    return request().get(path);
  }

  Response post(String path, String body) {
    return request().contentType("application/json").body(body.replace('\'', '"')).post(path);
  }

  Response put(String path, String tag, String body) {
    return request()
        .contentType("application/json")
        .header("If-Match", tag)
        .body(body.replace('\'', '"'))
        .put(path);
  }

  Response delete(String path) {
    return request().delete(path);
  }
}
