package io.fleet.local.privacy;

import io.fleet.local.command.DataOption;
import io.fleet.local.gateway.GatewayAccess;
import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.PortName;
import io.fleet.local.layout.Ports;
import io.fleet.local.topic.LogLogin;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who is meant, and in which stack. */
final class StoreOptions {
  private static final String SUBJECT = "privacy";

  @Mixin private DataOption data;

  @Option(
      names = "--driver",
      paramLabel = "ID",
      required = true,
      description = "the driver's id, as facts carry it")
  private String driver;

  String driver() {
    return driver;
  }

  /** The stack of the data directory; it must have been started once. */
  Stores stores() throws IOException, GeneralSecurityException {
    DataDirectory directory = data.directory();
    Ports ports = Ports.remembered(directory.ports());
    return new Stores(
        LogLogin.ofAdmin(directory, ports),
        URI.create(ports.url(PortName.CLICKHOUSE)),
        GatewayAccess.of(directory, SUBJECT));
  }
}
