package io.fleet.local.device;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Stops a device with all that it has. */
@Command(
    name = "block",
    description = "Nothing of the device counts until it is unblocked.",
    mixinStandardHelpOptions = true)
final class BlockCommand implements Callable<Integer> {
  @Mixin private GatewayOption gateway;

  @Parameters(paramLabel = "DEVICE_ID")
  private String device;

  @Override
  public Integer call() throws Exception {
    gateway.client().block(device, true);
    return 0;
  }
}
