package io.fleet.local.device;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a new token of a device, and nothing else; it is told this once. */
@Command(
    name = "token",
    description = "A new token for a device; it cannot be told again.",
    mixinStandardHelpOptions = true)
final class IssueTokenCommand implements Callable<Integer> {
  @Mixin private GatewayOption gateway;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DEVICE_ID")
  private String device;

  @Option(names = "--label", defaultValue = "", description = "what people call it")
  private String label;

  @Option(names = "--days", description = "how long it is good; default: until it is revoked")
  private Integer days;

  @Override
  public Integer call() throws Exception {
    Map<String, String> body = new HashMap<>();
    if (!label.isEmpty()) {
      body.put("label", label);
    }
    if (days != null) {
      body.put("expires_at", Clock.systemUTC().instant().plus(Duration.ofDays(days)).toString());
    }
    String secret = gateway.client().issueToken(device, body).path("secret").asText();
    spec.commandLine().getOut().println(secret);
    return 0;
  }
}
