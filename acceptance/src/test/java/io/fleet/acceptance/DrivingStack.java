package io.fleet.acceptance;

import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One stack with simulated vehicles: for the test classes that look at it while it runs, and for
 * the one that kills its parts and ends it.
 */
public final class DrivingStack implements BeforeAllCallback {
  /** Held by each class that uses it, or may not run beside it. */
  public static final String LOCK = "driving stack";

  /** How many vehicles drive. */
  public static final int VEHICLES = Integer.getInteger("live.vehicles", 8);

  private static final SharedStack SHARED =
      new SharedStack("driving-stack", Map.of(), "--vehicles", String.valueOf(VEHICLES));

  /** The stack, once a class with this extension has begun. */
  public static FleetStack stack() {
    return SHARED.get();
  }

  /** Ends it until a class wants it again, for a class that has a stack of its own. */
  public static void rest() throws Exception {
    SHARED.rest();
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    SHARED.begin(context);
  }
}
