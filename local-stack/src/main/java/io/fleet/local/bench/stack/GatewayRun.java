package io.fleet.local.bench.stack;

import io.fleet.local.layout.PortName;
import io.fleet.local.layout.Ports;
import io.fleet.local.part.PartNames;
import io.fleet.local.token.Secrets;
import io.fleet.local.token.TokenMinter;
import java.io.IOException;
import java.security.GeneralSecurityException;

/** One gateway before a log, with means to be let in. */
public final class GatewayRun {
  private final PartGroup group;
  private final Ports ports;
  private final Secrets secrets;

  GatewayRun(PartGroup group, Ports ports, Secrets secrets) {
    this.group = group;
    this.ports = ports;
    this.secrets = secrets;
  }

  public String url() {
    return ports.url(PortName.INGEST_GATEWAY);
  }

  public int mqttPort() {
    return ports.of(PortName.MQTT);
  }

  public long pid() throws IOException {
    return group.pid(PartNames.GATEWAY);
  }

  /** Signs tokens that this gateway takes. */
  public TokenMinter minter() throws IOException, GeneralSecurityException {
    return secrets.minter();
  }

  /** Memory it has in RAM now, in bytes. */
  public long residentBytes() throws IOException {
    return ResidentMemory.bytes(pid());
  }

  /** Fails when it died and came back: such a run measures nothing. */
  public void requireUndisturbed() throws IOException {
    group.requireUndisturbed();
  }
}
