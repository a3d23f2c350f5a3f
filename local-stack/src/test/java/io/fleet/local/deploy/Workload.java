package io.fleet.local.deploy;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What runs in one container, in the words that compose and Kubernetes share.
 *
 * @param where the file, for messages
 * @param name of the service
 * @param image without variables
 * @param arguments command and arguments
 * @param environment values as written; {@code secret:…} where a secret is put in
 * @param expanded variables that are put into arguments or others before anything reads them
 * @param ports it listens on, as far as they are named
 */
record Workload(
    String where,
    String name,
    String image,
    List<String> arguments,
    Map<String, String> environment,
    Set<String> expanded,
    Set<Integer> ports) {

  /** The value behind {@code --name=} or after {@code --name}. */
  String argument(String option) {
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i).startsWith(option + "=")) {
        return arguments.get(i).substring(option.length() + 1);
      }
      if (arguments.get(i).equals(option)) {
        return arguments.get(i + 1);
      }
    }
    throw new AssertionError(where + ": " + name + " has no " + option + " in " + arguments);
  }

  @Override
  public String toString() {
    return where + ": " + name;
  }
}
