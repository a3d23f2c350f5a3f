package io.fleet.query.api;

import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tokens that nobody must take, each of an admin. */
final class ForgedTokens {
  private ForgedTokens() {}

  static List<String> all() {
    String good = Client.token("admin", Duration.ofMinutes(5));
    String[] parts = good.split("\\.");
    return List.of(
        unsigned("none"),
        unsigned("None"),
        Client.tokenSignedBy(StoreResource.newPair().getPrivate()),
        Client.token("admin", Duration.ofMinutes(-30)),
        Client.tokenOfIssuer("evil"),
        signedWithThePublicKeyAsASecret(),
        parts[0] + '.' + changed(parts[1]) + '.' + parts[2],
        parts[0] + '.' + parts[1] + '.',
        parts[0] + '.' + parts[1],
        good + 'x',
        "flk_",
        "flk_" + "A".repeat(43),
        "flt_" + "A".repeat(43),
        "x".repeat(4_000));
  }

  private static String unsigned(String algorithm) {
    return text("{\"alg\":\"" + algorithm + "\"}")
        + '.'
        + text("{\"iss\":\"fleet\",\"sub\":\"eve\",\"groups\":[\"admin\"],\"exp\":4102444800}")
        + '.';
  }

  /** Who knows the public key must not make the check take it for a shared one. */
  private static String signedWithThePublicKeyAsASecret() {
    try {
      String place = ConfigProvider.getConfig().getValue("FLEET_JWT_PUBLIC_KEY", String.class);
      byte[] secret = Files.readAllBytes(Path.of(place));
      return Jwt.issuer("fleet")
          .subject("eve")
          .groups("admin")
          .expiresIn(300)
          .sign(new SecretKeySpec(secret, "HmacSHA256"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String changed(String claims) {
    String plain = new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8);
    return text(plain.replace("\"sub\":\"test\"", "\"sub\":\"eve\""));
  }

  private static String text(String plain) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }
}
