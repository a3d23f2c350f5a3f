package io.fleet.local.device;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints devices and what they have, a line for each credential; no secret is known to print. */
@Command(
    name = "list",
    description = "Devices and their credentials.",
    mixinStandardHelpOptions = true)
final class ListDevicesCommand implements Callable<Integer> {
  private static final String LINE = "%-24s %-8s %-13s %-14s …%-5s %-24s %s%n";

  @Mixin private GatewayOption gateway;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    DeviceClient client = gateway.client();
    out.printf(LINE, "DEVICE", "STATE", "KIND", "CREDENTIAL", "END", "EXPIRES", "LABEL");
    String after = "";
    while (after != null) {
      JsonNode page = client.list(after);
      page.path("items").forEach(device -> print(out, device));
      after = page.path("next").isTextual() ? page.path("next").asText() : null;
    }
    return 0;
  }

  private static void print(PrintWriter out, JsonNode device) {
    String id = device.path("device_id").asText();
    String state = device.path("blocked").asBoolean() ? "blocked" : "active";
    if (device.path("credentials").isEmpty()) {
      out.printf(LINE, id, state, "-", "-", "", "", "");
    }
    for (JsonNode credential : device.path("credentials")) {
      out.printf(
          LINE,
          id,
          state,
          credential.path("kind").asText(),
          credential.path("credential_id").asText(),
          credential.path("last_four").asText(),
          credential.path("expires_at").asText("never"),
          credential.path("label").asText());
    }
  }
}
