package io.fleet.gateway.mqtt;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where MQTT is spoken and how much of it.
 *
 * @param enabled whether there is a plain listener
 * @param host the address to listen at, plain and with TLS
 * @param port the port to listen at, 1 to 65535
 * @param tlsPort the port to listen at with TLS, 1 to 65535
 * @param tls what TLS is spoken with; empty if it is not
 * @param maxConnections connected devices at a time
 * @param maxUnacknowledged messages of one connection that wait for the log, 1 to 65535; also the
 *     Receive Maximum of MQTT 5
 * @param maxMessageBytes one PUBLISH; it is judged on the event loop, so not more than 1 MiB
 * @param connectPatience how long a new connection may take to send its CONNECT, whole seconds
 * @param connectsPerAddressPerS connections one address may open a second, in the long run
 * @param trustedNetworks networks, as {@code 10.0.0.0/8}, that this does not hold for
 * @param maxKeepAlive the longest time a device may agree to be silent, whole seconds up to 65535
 */
public record MqttSettings(
    boolean enabled,
    String host,
    int port,
    int tlsPort,
    Optional<TlsFiles> tls,
    int maxConnections,
    int maxUnacknowledged,
    int maxMessageBytes,
    Duration connectPatience,
    int connectsPerAddressPerS,
    List<String> trustedNetworks,
    Duration maxKeepAlive) {
  private static final int MAX_16_BITS = 65_535;
  private static final int MAX_CONNECTS_PER_S = 1_000_000;
  private static final int MAX_MESSAGE_BYTES = 1 << 20;

  /** Refuses what cannot be meant. */
  public MqttSettings {
    within("port", port, MAX_16_BITS);
    within("tls.port", tlsPort, MAX_16_BITS);
    within("connects-per-address-per-s", connectsPerAddressPerS, MAX_CONNECTS_PER_S);
    trustedNetworks.forEach(AddressRange::parse);
    within("max-connections", maxConnections, Integer.MAX_VALUE);
    within("max-unacknowledged", maxUnacknowledged, MAX_16_BITS);
    within("max-message", maxMessageBytes, MAX_MESSAGE_BYTES);
    within("connect-patience", connectPatience.toSeconds(), MAX_16_BITS);
    within("max-keep-alive", maxKeepAlive.toSeconds(), MAX_16_BITS);
  }

  /** Whether MQTT is spoken at all. */
  boolean isSpoken() {
    return enabled || tls.isPresent();
  }

  /** The keep-alive that holds when a device asks for so many seconds, 0 meaning none. */
  int keepAliveSeconds(int asked) {
    int max = (int) maxKeepAlive.toSeconds();
    return asked == 0 ? max : Math.min(asked, max);
  }

  private static void within(String name, long value, int max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException("fleet.gateway.mqtt." + name + ": 1 to " + max);
    }
  }
}
