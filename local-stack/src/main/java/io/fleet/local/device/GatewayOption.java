package io.fleet.local.device;

import io.fleet.local.command.DataOption;
import io.fleet.local.gateway.GatewayAccess;
import java.io.IOException;
import java.security.GeneralSecurityException;
import picocli.CommandLine.Mixin;

/** Which stack is meant, and how its gateway is spoken to. */
public final class GatewayOption {
  @Mixin private DataOption data;

  /** The stack's gateway, with a token that may change devices. */
  DeviceClient client() throws IOException, GeneralSecurityException {
    GatewayAccess access = GatewayAccess.of(data.directory(), "local");
    return new DeviceClient(access);
  }
}
