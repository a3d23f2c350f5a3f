package io.fleet.local.layout;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The port of every part, 1 to 65535. An environment variable decides first, then an offset to the
 * defaults, then what the data directory remembers, then the default.
 */
public final class Ports {
  private final Map<PortName, Integer> byName;

  private Ports(Map<PortName, Integer> byName) {
    this.byName = byName;
  }

  /**
   * Chooses the ports of a stack that is about to start.
   *
   * @throws IllegalArgumentException if a number is no port
   */
  public static Ports choose(Map<String, String> environment, OptionalInt offset, Path remembered) {
    Properties defaults = defaults();
    Properties earlier = Files.exists(remembered) ? read(remembered) : new Properties();
    Map<PortName, Integer> chosen = new EnumMap<>(PortName.class);
    for (PortName name : PortName.values()) {
      int ordinary = number(name, defaults.getProperty(name.label()));
      String variable = environment.get(name.variable());
      String memory = earlier.getProperty(name.label());
      if (variable != null && !variable.isBlank()) {
        chosen.put(name, number(name, variable));
      } else if (offset.isPresent()) {
        chosen.put(name, number(name, String.valueOf(ordinary + offset.getAsInt())));
      } else {
        chosen.put(name, memory == null ? ordinary : number(name, memory));
      }
    }
    return new Ports(chosen);
  }

  /** What the data directory remembers, the defaults where it remembers nothing. */
  public static Ports remembered(Path file) {
    return choose(Map.of(), OptionalInt.empty(), file);
  }

  public int of(PortName name) {
    return byName.get(name);
  }

  /** The port on the loopback address, {@code 127.0.0.1:PORT}. */
  public String address(PortName name) {
    return "127.0.0.1:" + of(name);
  }

  /** The port as an HTTP address, {@code http://127.0.0.1:PORT}. */
  public String url(PortName name) {
    return "http://" + address(name);
  }

  /** Every broker of a topology, {@code 127.0.0.1:PORT,…}. */
  public String brokers(Topology topology) {
    return IntStream.rangeClosed(1, topology.brokers())
        .mapToObj(broker -> address(Topology.port(broker)))
        .collect(Collectors.joining(","));
  }

  /** Remembers the ports for later commands. */
  public void save(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    byName.forEach((name, port) -> text.append(name.label()).append('=').append(port).append('\n'));
    Files.writeString(file, text);
  }

  private static int number(PortName name, String text) {
    try {
      int port = Integer.parseInt(text.trim());
      if (port >= 1 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // said below, together with numbers that are out of range
    }
    throw new IllegalArgumentException(
        "the port of " + name.label() + " must be 1 to 65535, not " + text);
  }

  private static Properties defaults() {
    try (InputStream in = Ports.class.getResourceAsStream("ports.properties");
        Reader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return read(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Properties read(Path file) {
    try (Reader text = Files.newBufferedReader(file)) {
      return read(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Properties read(Reader text) throws IOException {
    Properties properties = new Properties();
    properties.load(text);
    return properties;
  }
}
