package io.fleet.gateway.mqtt;

import io.vertx.core.net.SocketAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Networks whose addresses stand for many devices, such as those of load balancers: nothing is
 * counted against them.
 */
@Singleton
class TrustedNetworks {
  private final List<AddressRange> ranges;

  @Inject
  TrustedNetworks(MqttSettings settings) {
    this(settings.trustedNetworks());
  }

  TrustedNetworks(List<String> networks) {
    this.ranges = networks.stream().map(AddressRange::parse).toList();
  }

  /** Whether an address is of one of them. */
  boolean hold(InetAddress address) {
    byte[] bytes = address.getAddress();
    for (AddressRange range : ranges) {
      if (range.holds(bytes)) {
        return true;
      }
    }
    return false;
  }

  /** The same of a socket's other end; what has no address is not of them. */
  boolean hold(SocketAddress remote) {
    try {
      String literal = remote.hostAddress();
      return literal != null && hold(InetAddress.getByName(literal)); // nothing is looked up
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
