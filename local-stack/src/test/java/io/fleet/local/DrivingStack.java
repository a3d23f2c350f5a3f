package io.fleet.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * One stack with simulated vehicles, its processes with the options people have: for the test
 * classes that look at it while it runs, and after them for the one that kills its parts and ends
 * it.
 */
public final class DrivingStack implements BeforeAllCallback {
  /** Held by each class that uses it, or may not run beside it. */
  public static final String LOCK = "driving stack";

  /** How many vehicles drive. */
  public static final int VEHICLES = Integer.getInteger("live.vehicles", 8);

  private static final String[] DRIVING = {"--vehicles", String.valueOf(VEHICLES)};

  private static FleetStack stack;

  /** The stack, once a class with this extension has begun. */
  public static FleetStack stack() {
    return stack;
  }

  /** Starts it, and starts again what a class before has ended: none has to be the first. */
  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    context
        .getRoot()
        .getStore(Namespace.create(DrivingStack.class))
        .getOrComputeIfAbsent("stack", key -> start());
    stack.up(DRIVING);
  }

  private static FleetStack start() {
    try {
      Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
      Path data = Files.createTempDirectory(target, "driving-stack");
      Map<String, String> asPeopleHave = Map.of("FLEET_JVM_OPTIONS", "");
      stack = FleetStack.start(data, asPeopleHave, DRIVING);
      return stack;
    } catch (Exception e) {
      throw new IllegalStateException("the stack did not come up", e);
    }
  }
}
