package io.fleet.local.bench.stack;

import io.fleet.local.process.Launch;
import io.fleet.local.process.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A service of an ordinary stack, told more by its environment or watched more closely. */
final class PartVariant {
  private static final String JAR_OPTION = "-jar";

  private PartVariant() {}

  static Part of(Part ordinary, Map<String, String> environment, List<String> jvmOptions) {
    return ordinary.launched(launch -> launch(launch, environment, jvmOptions));
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
