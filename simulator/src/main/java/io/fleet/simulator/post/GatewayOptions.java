package io.fleet.simulator.post;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of every command that posts: where to, and with which token. */
public final class GatewayOptions {
  @Option(names = "--gateway", required = true, description = "Base URL of the gateway.")
  private URI gateway;

  @Option(
      names = "--token-file",
      required = true,
      description = "File with a token of the role relay.")
  private Path tokenFile;

  /**
   * A poster to that gateway.
   *
   * @param timeout for a whole request
   * @param command whose usage is shown with a complaint
   * @throws ParameterException if the URL is none or the token cannot be read
   */
  public TelemetryPost open(Duration timeout, CommandLine command) {
    try {
      return open(gateway, tokenFile, timeout);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new ParameterException(command, e.getMessage());
    }
  }

  /** Looks at the token before anything is posted. */
  static TelemetryPost open(URI gateway, Path tokenFile, Duration timeout) {
    TokenFile token = new TokenFile(tokenFile);
    token.get();
    return new HttpTelemetryPost(gateway, token, timeout);
  }
}
