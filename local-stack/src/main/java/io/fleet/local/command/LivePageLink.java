package io.fleet.local.command;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.PortName;
import io.fleet.local.layout.Ports;
import io.fleet.local.token.Secrets;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The address of the live map, with a token that may only look. The token stands behind the {@code
 * #}: browsers keep that part to themselves.
 */
final class LivePageLink {
  private static final Duration A_DAY = Duration.ofHours(24);

  private final DataDirectory data;

  LivePageLink(DataDirectory data) {
    this.data = data;
  }

  String text() throws IOException {
    try {
      String token =
          new Secrets(data.secrets(), Clock.systemUTC())
              .minter()
              .mint("live-page", List.of("viewer"), "", A_DAY);
      return Ports.remembered(data.ports()).url(PortName.QUERY_API) + "/#token=" + token;
    } catch (GeneralSecurityException e) {
      throw new IOException("the key cannot be read", e);
    }
  }
}
