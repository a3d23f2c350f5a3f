package io.fleet.acceptance;

import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One stack without simulated vehicles for the test classes that leave it as it is. */
final class CalmStack implements BeforeAllCallback {
  /** Held by each class that uses it. */
  static final String LOCK = "calm stack";

  /** A device of a test brings in seconds what takes others hours. */
  private static final Map<String, String> UNHURRIED =
      Map.of("FLEET_GATEWAY_RATE_EVENTS_PER_SECOND", "0");

  private static final SharedStack SHARED =
      new SharedStack("calm-stack", UNHURRIED, "--no-simulator");

  /** The stack, once a class with this extension has begun. */
  static FleetStack stack() {
    return SHARED.get();
  }

  /** Ends it until a class wants it again, for one that starts a stack of its own beside it. */
  static void rest() throws Exception {
    SHARED.rest();
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    SHARED.begin(context);
  }
}
