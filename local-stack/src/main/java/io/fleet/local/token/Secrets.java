package io.fleet.local.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

/**
 * What one stack keeps secret: its key pair, the gateway's certificate, the key that seals secrets
 * of webhook endpoints, and a token each for simulated devices, for the plans of their rounds and
 * for replays, minted anew at every start.
 */
public final class Secrets {
  private static final int ENDPOINT_KEY_BYTES = 32;
  private static final Duration LONG_LIFE = Duration.ofDays(365);

  private final Path directory;
  private final Clock clock;

  public Secrets(Path directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /** Makes what is missing. */
  public void ensure() throws IOException, GeneralSecurityException {
    keys().ensure();
    certificate().ensure();
    ensureEndpointKey();
    TokenMinter minter = minter();
    JwtKeys.writeSecret(
        simulatorToken(), minter.mint("simulator", TokenMinter.RELAY, "", LONG_LIFE));
    JwtKeys.writeSecret(
        planToken(), minter.mint("simulated-dispatcher", TokenMinter.OPERATOR, "", LONG_LIFE));
    JwtKeys.writeSecret(
        replayToken(), minter.mint("replay", TokenMinter.RELAY, "import", LONG_LIFE));
  }

  /** Made once: what it has sealed can be read with nothing else. */
  private void ensureEndpointKey() throws IOException {
    Path file = endpointKey(directory);
    if (!Files.exists(file)) {
      makeEndpointKey(file);
    }
  }

  /** Makes a key that seals. */
  public static void makeEndpointKey(Path file) throws IOException {
    byte[] key = new byte[ENDPOINT_KEY_BYTES];
    new SecureRandom().nextBytes(key);
    JwtKeys.writeSecret(file, Base64.getEncoder().encodeToString(key) + "\n");
  }

  /** What sealed them before; there only after it was replaced. */
  public static Path oldEndpointKey(Path directory) {
    return directory.resolve("notifier-old.key");
  }

  /** What seals the secrets of webhook endpoints in the log. */
  public static Path endpointKey(Path directory) {
    return directory.resolve("notifier.key");
  }

  public JwtKeys keys() {
    return new JwtKeys(directory);
  }

  /** The keys whose tokens count. */
  public JwtKeyRing ring() {
    return new JwtKeyRing(directory);
  }

  /** What the gateway speaks TLS with. */
  public ServerCertificate certificate() {
    return new ServerCertificate(directory);
  }

  /** Signs with this stack's key. */
  public TokenMinter minter() throws IOException, GeneralSecurityException {
    return ring().minter(clock);
  }

  public Path simulatorToken() {
    return directory.resolve("simulator.jwt");
  }

  /** Of the simulator's dispatcher, who may say what is to be delivered. */
  public Path planToken() {
    return directory.resolve("simulator-plans.jwt");
  }

  /** Also allows data of long ago. */
  public Path replayToken() {
    return directory.resolve("replay.jwt");
  }
}
