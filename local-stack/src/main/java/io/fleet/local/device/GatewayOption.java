package io.fleet.local.device;

import io.fleet.local.command.DataOption;
import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.PortName;
import io.fleet.local.layout.Ports;
import io.fleet.local.token.Secrets;
import io.fleet.local.token.TokenMinter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Mixin;

/** Which stack is meant, and how its gateway is spoken to. */
public final class GatewayOption {
  private static final Duration LIFE = Duration.ofMinutes(5);

  @Mixin private DataOption data;

  /** The stack's gateway, with a token that may change devices. */
  DeviceClient client() throws IOException, GeneralSecurityException {
    DataDirectory directory = data.directory();
    try {
      TokenMinter minter = new Secrets(directory.secrets(), Clock.systemUTC()).minter();
      String token = minter.mint("local", List.of("admin"), "", LIFE);
      String url = Ports.remembered(directory.ports()).url(PortName.INGEST_GATEWAY);
      return new DeviceClient(URI.create(url), token);
    } catch (NoSuchFileException e) {
      throw new IllegalStateException(
          "no key yet in " + directory.root() + "; run fleet up first", e);
    }
  }
}
