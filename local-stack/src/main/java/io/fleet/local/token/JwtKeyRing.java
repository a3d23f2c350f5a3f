package io.fleet.local.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;

/**
 * The keys whose tokens count: the one that signs, the one that will, and those that did until
 * their time is over. Each has an id, its thumbprint (RFC 7638), which tokens name.
 */
public final class JwtKeyRing {
  private static final Pattern RETIRED = Pattern.compile("jwt-retired-(\\d+)-[\\w-]+\\.pem");
  private static final int SHORT_ID = 8;

  private final Path secrets;
  private final JwtKeys current;
  private final JwtKeys next;

  public JwtKeyRing(Path secrets) {
    this.secrets = secrets;
    this.current = new JwtKeys(secrets);
    this.next = new JwtKeys(secrets, "jwt-next");
  }

  /** Signs with the key in use. */
  public TokenMinter minter(Clock clock) throws IOException, GeneralSecurityException {
    return minter(current, clock);
  }

  /**
   * Makes the key that will sign, unless there is one already; it counts from now on.
   *
   * @return signs with it, so that can be tried whether everybody knows it
   */
  public TokenMinter prepare(Clock clock) throws IOException, GeneralSecurityException {
    next.ensure();
    return minter(next, clock);
  }

  /**
   * The prepared key signs from now on.
   *
   * @param until when tokens of the one before cease to count
   * @return its id
   */
  public String promote(Instant until) throws IOException, GeneralSecurityException {
    String old = id(current.privateKey());
    Path retired =
        secrets.resolve(
            "jwt-retired-%d-%s.pem"
                .formatted(until.getEpochSecond(), old.substring(0, SHORT_ID).replace('_', '-')));
    JwtKeys.writeSecret(retired, pem(publicKey(current.privateKey())));
    Files.move(next.privateFile(), current.privateFile(), StandardCopyOption.ATOMIC_MOVE);
    Files.move(next.publicFile(), current.publicFile(), StandardCopyOption.ATOMIC_MOVE);
    return id(current.privateKey());
  }

  /** All that count, as services read them: a JWK set without anything private. */
  public String published(Instant now) throws IOException, GeneralSecurityException {
    JsonWebKeySet set = new JsonWebKeySet();
    set.addJsonWebKey(published(publicKey(current.privateKey())));
    if (Files.exists(next.privateFile()) && Files.exists(next.publicFile())) {
      set.addJsonWebKey(published(publicKey(next.privateKey())));
    }
    for (Path file : retired(now)) {
      String body = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
      byte[] encoded = Base64.getDecoder().decode(body);
      PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
      set.addJsonWebKey(published(key));
    }
    return set.toJson(OutputControlLevel.PUBLIC_ONLY);
  }

  private List<Path> retired(Instant now) throws IOException {
    List<Path> counting = new ArrayList<>();
    try (Stream<Path> files = Files.list(secrets)) {
      for (Path file : files.sorted().toList()) {
        Matcher name = RETIRED.matcher(file.getFileName().toString());
        if (name.matches() && Long.parseLong(name.group(1)) > now.getEpochSecond()) {
          counting.add(file);
        }
      }
    }
    return counting;
  }

  private static TokenMinter minter(JwtKeys keys, Clock clock)
      throws IOException, GeneralSecurityException {
    PrivateKey key = keys.privateKey();
    return new TokenMinter(key, id(key), clock);
  }

  private static String id(PrivateKey key) throws GeneralSecurityException {
    return id(new RsaJsonWebKey((RSAPublicKey) publicKey(key)));
  }

  private static String id(RsaJsonWebKey key) {
    return key.calculateBase64urlEncodedThumbprint("SHA-256");
  }

  private static RsaJsonWebKey published(PublicKey key) {
    RsaJsonWebKey published = new RsaJsonWebKey((RSAPublicKey) key);
    published.setKeyId(id(published));
    published.setUse("sig");
    published.setAlgorithm("RS256");
    return published;
  }

  /** Of the private one, so that both are of one pair whenever a change was cut off. */
  private static PublicKey publicKey(PrivateKey key) throws GeneralSecurityException {
    RSAPrivateCrtKey crt = (RSAPrivateCrtKey) key;
    return KeyFactory.getInstance("RSA")
        .generatePublic(new RSAPublicKeySpec(crt.getModulus(), crt.getPublicExponent()));
  }

  private static String pem(PublicKey key) {
    byte[] body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encode(key.getEncoded());
    return "-----BEGIN PUBLIC KEY-----\n"
        + new String(body, UTF_8)
        + "\n-----END PUBLIC KEY-----\n";
  }
}
