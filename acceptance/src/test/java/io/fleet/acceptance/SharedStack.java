package io.fleet.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * One stack for several test classes, of which none has to be the first: started for whichever
 * comes first, started again for one that finds it ended, ended after the last test of the run.
 */
public final class SharedStack {
  private final String name;
  private final Map<String, String> told;
  private final String[] options;
  private FleetStack stack;

  /**
   * @param name of its directory, and unlike that of others
   * @param told what its environment says beside the ports
   * @param options as for {@code fleet up}
   */
  public SharedStack(String name, Map<String, String> told, String... options) {
    this.name = name;
    this.told = told;
    this.options = options;
  }

  /** The stack, once a class has begun. */
  public FleetStack get() {
    return stack;
  }

  /** A class that wants it begins. */
  public void begin(ExtensionContext context) throws Exception {
    boolean isThere = stack != null;
    context
        .getRoot()
        .getStore(Namespace.create(SharedStack.class))
        .getOrComputeIfAbsent(name, key -> start());
    if (isThere) {
      stack.up(options);
    }
  }

  /** Ends it until a class wants it again. */
  public void rest() throws Exception {
    if (stack != null) {
      stack.down();
    }
  }

  private FleetStack start() {
    try {
      Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
      stack = FleetStack.start(Files.createTempDirectory(target, name), told, options);
      return stack;
    } catch (Exception e) {
      throw new IllegalStateException("the stack did not come up", e);
    }
  }
}
