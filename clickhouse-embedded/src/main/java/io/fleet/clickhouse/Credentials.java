package io.fleet.clickhouse;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;

/**
 * Who asks, from {@code X-ClickHouse-User}/{@code -Key}, HTTP Basic or the URL, in this order. The
 * engine knows no users, so the server compares with the one account it was given; without a
 * password in that account everybody may come in.
 */
record Credentials(String user, String password) {

  private static final String BASIC = "Basic ";

  static Credentials of(Headers headers, Map<String, String> url) {
    if (headers.containsKey("X-ClickHouse-User") || headers.containsKey("X-ClickHouse-Key")) {
      return named(headers.getFirst("X-ClickHouse-User"), headers.getFirst("X-ClickHouse-Key"));
    }
    String authorization = headers.getFirst("Authorization");
    if (authorization != null && authorization.startsWith(BASIC)) {
      return basic(authorization.substring(BASIC.length()).strip());
    }
    return named(url.get("user"), url.get("password"));
  }

  private static Credentials basic(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? named(pair, null)
          : named(pair.substring(0, colon), pair.substring(colon + 1));
    } catch (IllegalArgumentException e) {
      return named("", null);
    }
  }

  private static Credentials named(String user, String password) {
    return new Credentials(user == null ? "default" : user, password == null ? "" : password);
  }

  /**
   * Refuses who is not the account. The time it takes does not depend on where the password
   * differs.
   */
  void requireEqualTo(Credentials account) throws EngineException {
    boolean same =
        user.equals(account.user)
            && MessageDigest.isEqual(bytes(password), bytes(account.password));
    if (!account.password.isEmpty() && !same) {
      throw EngineException.of(
          EngineException.AUTHENTICATION_FAILED,
          "AUTHENTICATION_FAILED",
          "Authentication failed: password is incorrect, or there is no user with such name.");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "Credentials[user=" + user + "]";
  }
}
