package io.fleet.local.chaos;

import io.fleet.local.layout.FreePorts;
import io.fleet.local.layout.PortName;
import io.fleet.local.layout.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The ways between parts that can be disturbed one by one. Of each client the broker has a listener
 * of its own, which it advertises as the proxy before it.
 */
final class Ways implements AutoCloseable {
  /** Whose way to what. */
  enum Way {
    GATEWAY_TO_LOG,
    JOB_TO_LOG,
    NOTIFIER_TO_LOG,
    JOB_TO_STORE;

    boolean isToLog() {
      return this != JOB_TO_STORE;
    }

    /** Of the broker's listener for it. */
    private String listener() {
      return name().substring(0, name().indexOf('_'));
    }
  }

  private final Map<String, String> environment = FreePorts.asEnvironment();
  private final Map<Way, Integer> listeners = new EnumMap<>(Way.class);
  private final Map<Way, TcpProxy> proxies = new EnumMap<>(Way.class);
  private final Path nowhere;

  Ways(Path nowhere, long seed) throws IOException {
    this.nowhere = nowhere;
    List<String> more = new ArrayList<>(FreePorts.asEnvironment().values());
    for (Way way : Way.values()) {
      int target =
          way.isToLog() ? Integer.parseInt(more.remove(0)) : real().of(PortName.CLICKHOUSE);
      listeners.put(way, target);
      proxies.put(way, TcpProxy.to(target, seed + way.ordinal()));
    }
  }

  /** Where the parts listen. */
  Ports real() {
    return Ports.choose(environment, OptionalInt.empty(), nowhere);
  }

  /** Where others are for one part. */
  Ports seenBy(Way toLog, Way toStore) {
    Map<String, String> seen = new HashMap<>(environment);
    if (toLog != null) {
      seen.put(PortName.KAFKA.variable(), Integer.toString(proxies.get(toLog).port()));
    }
    if (toStore != null) {
      seen.put(PortName.CLICKHOUSE.variable(), Integer.toString(proxies.get(toStore).port()));
    }
    return Ports.choose(seen, OptionalInt.empty(), nowhere);
  }

  TcpProxy of(Way way) {
    return proxies.get(way);
  }

  /** The broker's properties with a listener for each way. */
  String withListeners(String properties) {
    StringBuilder listen = new StringBuilder();
    StringBuilder advertise = new StringBuilder();
    StringBuilder protocols = new StringBuilder();
    for (Way way : Way.values()) {
      if (way.isToLog()) {
        String address = "," + way.listener() + "://127.0.0.1:";
        listen.append(address).append(listeners.get(way));
        advertise.append(address).append(proxies.get(way).port());
        protocols.append(',').append(way.listener()).append(":PLAINTEXT");
      }
    }
    return properties
        .replaceAll("(?m)^(listeners=.*)$", "$1" + listen)
        .replaceAll("(?m)^(advertised\\.listeners=.*)$", "$1" + advertise)
        .replaceAll("(?m)^(listener\\.security\\.protocol\\.map=.*)$", "$1" + protocols);
  }

  @Override
  public void close() throws IOException {
    for (TcpProxy proxy : proxies.values()) {
      proxy.close();
    }
  }
}
