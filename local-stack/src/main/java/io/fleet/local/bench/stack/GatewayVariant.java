package io.fleet.local.bench.stack;

import io.fleet.local.process.Launch;
import io.fleet.local.process.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The gateway of an ordinary stack, told more by its environment or watched more closely. */
final class GatewayVariant {
  private static final String JAR_OPTION = "-jar";

  private GatewayVariant() {}

  static Part of(Part gateway, Map<String, String> environment, List<String> jvmOptions) {
    return new Part(
        gateway.name(),
        gateway.url(),
        () -> launch(gateway.launch().get(), environment, jvmOptions),
        gateway.probe(),
        gateway.startPatience(),
        gateway.stopPatience());
  }

  private static Launch launch(
      Launch ordinary, Map<String, String> environment, List<String> jvmOptions) {
    List<String> command = new ArrayList<>(ordinary.command());
    command.addAll(command.indexOf(JAR_OPTION), jvmOptions);
    Map<String, String> all = new HashMap<>(ordinary.environment());
    all.putAll(environment);
    return new Launch(command, all, ordinary.directory());
  }
}
