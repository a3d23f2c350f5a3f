package io.fleet.local.device;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes one credential away, or all of them. */
@Command(
    name = "revoke",
    description = "One credential counts no longer; without one, none of the device's does.",
    mixinStandardHelpOptions = true)
final class RevokeCommand implements Callable<Integer> {
  @Mixin private GatewayOption gateway;

  @Parameters(index = "0", paramLabel = "DEVICE_ID")
  private String device;

  @Parameters(index = "1", arity = "0..1", paramLabel = "CREDENTIAL", description = "see list")
  private String credential;

  @Override
  public Integer call() throws Exception {
    DeviceClient client = gateway.client();
    if (credential == null) {
      client.revokeAll(device);
    } else {
      client.revoke(device, kind(client.get(device)), credential);
    }
    return 0;
  }

  private String kind(JsonNode known) {
    for (JsonNode one : known.path("credentials")) {
      if (one.path("credential_id").asText().equals(credential)) {
        return one.path("kind").asText();
      }
    }
    throw new IllegalStateException("the device has no such credential; see fleet device list");
  }
}
