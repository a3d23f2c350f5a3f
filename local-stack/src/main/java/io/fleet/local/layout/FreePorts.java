package io.fleet.local.layout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of the loopback address nobody listens on, for stacks that must disturb no other. They lie
 * below those that systems give to outgoing connections, any of which might take one in the minute
 * until the last part of a stack listens; a process is given none twice.
 */
public final class FreePorts {
  private static final int FIRST = 10_000;
  private static final int BEHIND_LAST = 32_000;
  private static final int MOST_TRIES = 10_000;

  private static final Set<Integer> GIVEN = new HashSet<>();

  private FreePorts() {}

  /**
   * A port for each part, as the variables that set them.
   *
   * @throws IllegalStateException if hardly any is left
   */
  public static Map<String, String> asEnvironment() {
    Map<String, String> environment = new HashMap<>();
    for (PortName name : PortName.values()) {
      environment.put(name.variable(), String.valueOf(next()));
    }
    return environment;
  }

  private static synchronized int next() {
    for (int i = 0; i < MOST_TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, BEHIND_LAST);
      if (!GIVEN.contains(port) && isFree(port)) {
        GIVEN.add(port);
        return port;
      }
    }
    throw new IllegalStateException("no free port from " + FIRST + " to " + BEHIND_LAST);
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
