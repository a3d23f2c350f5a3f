package io.fleet.local.acceptance;

import io.fleet.local.FleetStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * One stack without simulated vehicles for the test classes that leave it as it is: started for the
 * first of them, ended after the last test of the run.
 */
final class CalmStack implements BeforeAllCallback {
  /** Held by each class that uses it. */
  static final String LOCK = "calm stack";

  /** A device of a test brings in seconds what takes others hours. */
  private static final Map<String, String> UNHURRIED =
      Map.of("FLEET_GATEWAY_RATE_EVENTS_PER_SECOND", "0");

  private static final String STILL = "--no-simulator";

  private static FleetStack stack;

  /** The stack, once a class with this extension has begun. */
  static FleetStack stack() {
    return stack;
  }

  /** Ends it until a class wants it again, for one that starts a stack of its own beside it. */
  static void rest() throws Exception {
    if (stack != null) {
      stack.down();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    context
        .getRoot()
        .getStore(Namespace.create(CalmStack.class))
        .getOrComputeIfAbsent("stack", key -> start());
    stack.up(STILL);
  }

  private static FleetStack start() {
    try {
      Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
      Path data = Files.createTempDirectory(target, "calm-stack");
      stack = FleetStack.start(data, UNHURRIED, STILL);
      return stack;
    } catch (Exception e) {
      throw new IllegalStateException("the stack did not come up", e);
    }
  }
}
