package io.fleet.local.device;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the token that takes another's place, and nothing else. */
@Command(
    name = "rotate",
    description = "A new token in the place of one, which goes on for a while.",
    mixinStandardHelpOptions = true)
final class RotateTokenCommand implements Callable<Integer> {
  @Mixin private GatewayOption gateway;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DEVICE_ID")
  private String device;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "CREDENTIAL",
      description = "which token, if there are several; see list")
  private String credential;

  @Option(
      names = "--overlap",
      defaultValue = "PT1H",
      description = "how long the old one goes on, at most P7D; default ${DEFAULT-VALUE}")
  private String overlap;

  @Override
  public Integer call() throws Exception {
    Map<String, String> body = new HashMap<>(Map.of("overlap", overlap));
    if (credential != null) {
      body.put("credential_id", credential);
    }
    String secret = gateway.client().rotateToken(device, body).path("secret").asText();
    spec.commandLine().getOut().println(secret);
    return 0;
  }
}
