package io.fleet.local.token;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;

/**
 * What one stack keeps secret: its key pair, the gateway's certificate, and a token each for the
 * simulator and for replays, minted anew at every start.
 */
public final class Secrets {
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
    TokenMinter minter = minter();
    JwtKeys.writeSecret(
        simulatorToken(), minter.mint("simulator", TokenMinter.RELAY, "", LONG_LIFE));
    JwtKeys.writeSecret(
        replayToken(), minter.mint("replay", TokenMinter.RELAY, "import", LONG_LIFE));
  }

  public JwtKeys keys() {
    return new JwtKeys(directory);
  }

  /** What the gateway speaks TLS with. */
  public ServerCertificate certificate() {
    return new ServerCertificate(directory);
  }

  /** Signs with this stack's key. */
  public TokenMinter minter() throws IOException, GeneralSecurityException {
    return new TokenMinter(keys().privateKey(), clock);
  }

  public Path simulatorToken() {
    return directory.resolve("simulator.jwt");
  }

  /** Also allows data of long ago. */
  public Path replayToken() {
    return directory.resolve("replay.jwt");
  }
}
