package io.fleet.gateway.mqtt;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mqtt.MqttServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The PEM files a TLS listener works with.
 *
 * @param certificate the gateway's certificate, with those between it and its authority
 * @param key its private key, PKCS#8
 * @param lookEvery how often to see whether they have changed
 * @param clientCa whose certificates devices may show instead of a token; empty if none
 */
public record TlsFiles(Path certificate, Path key, Duration lookEvery, Optional<Path> clientCa) {
  private static final long HANDSHAKE_S = 10;

  /** Refuses what cannot be meant. */
  public TlsFiles {
    if (lookEvery.toMillis() < 1) {
      throw new IllegalArgumentException("fleet.gateway.mqtt.tls.reload-period: at least 1 ms");
    }
  }

  /** Makes a listener speak TLS. */
  void apply(MqttServerOptions options) throws IOException {
    options.setSsl(true);
    options.setSslHandshakeTimeout(HANDSHAKE_S).setSslHandshakeTimeoutUnit(TimeUnit.SECONDS);
    options.setPemKeyCertOptions(
        new PemKeyCertOptions()
            .setCertValue(Buffer.buffer(Files.readAllBytes(certificate)))
            .setKeyValue(Buffer.buffer(Files.readAllBytes(key))));
    if (clientCa.isPresent()) {
      byte[] authorities = Files.readAllBytes(clientCa.get());
      options.setPemTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(authorities)));
      options.setClientAuth(ClientAuth.REQUEST);
    }
  }

  /** When each was written last; another answer means that they are to be read again. */
  List<FileTime> writtenAt() throws IOException {
    List<FileTime> times = new ArrayList<>();
    times.add(Files.getLastModifiedTime(certificate));
    times.add(Files.getLastModifiedTime(key));
    if (clientCa.isPresent()) {
      times.add(Files.getLastModifiedTime(clientCa.get()));
    }
    return times;
  }
}
