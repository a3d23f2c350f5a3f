package io.fleet.local.bench.stack;

import io.fleet.local.layout.PortName;
import io.fleet.local.layout.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Ports of the loopback address nobody listens on, so that a bench disturbs no running stack. */
final class FreePorts {
  private FreePorts() {}

  /** One for each part; all are found before any is let go, so that they differ. */
  static Ports find(Path remembered) throws IOException {
    Map<String, String> chosen = new HashMap<>();
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (PortName name : PortName.values()) {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        held.add(socket);
        chosen.put(name.variable(), String.valueOf(socket.getLocalPort()));
      }
    } finally {
      for (ServerSocket socket : held) {
        socket.close();
      }
    }
    return Ports.choose(chosen, OptionalInt.empty(), remembered);
  }
}
