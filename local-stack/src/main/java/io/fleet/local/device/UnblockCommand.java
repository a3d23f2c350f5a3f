package io.fleet.local.device;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets a device in again. */
@Command(
    name = "unblock",
    description = "What the device has counts again.",
    mixinStandardHelpOptions = true)
final class UnblockCommand implements Callable<Integer> {
  @Mixin private GatewayOption gateway;

  @Parameters(paramLabel = "DEVICE_ID")
  private String device;

  @Override
  public Integer call() throws Exception {
    gateway.client().block(device, false);
    return 0;
  }
}
