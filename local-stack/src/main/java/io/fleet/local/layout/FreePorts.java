package io.fleet.local.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ports of the loopback address nobody listens on, for stacks that must disturb no other. */
public final class FreePorts {
  private FreePorts() {}

  /**
   * A port for each part, as the variables that set them; all are found before any is let go, so
   * that they differ.
   */
  public static Map<String, String> asEnvironment() {
    Map<String, String> environment = new HashMap<>();
    List<ServerSocket> held = new ArrayList<>();
    try {
      try {
        for (PortName name : PortName.values()) {
          ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
          held.add(socket);
          environment.put(name.variable(), String.valueOf(socket.getLocalPort()));
        }
      } finally {
        for (ServerSocket socket : held) {
          socket.close();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return environment;
  }
}
