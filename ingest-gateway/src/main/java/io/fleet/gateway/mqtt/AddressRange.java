package io.fleet.gateway.mqtt;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A network of addresses, such as {@code 10.0.0.0/8}.
 *
 * @param network any address of it
 * @param bits how many leading bits its addresses share
 */
record AddressRange(byte[] network, int bits) {

  /**
   * Reads {@code address/bits}, or one address.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static AddressRange parse(String text) {
    String[] parts = text.trim().split("/", 2);
    try {
      if (!parts[0].matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
        throw new UnknownHostException(); // a name, which would be looked up
      }
      byte[] network = InetAddress.getByName(parts[0]).getAddress();
      int all = network.length * Byte.SIZE;
      int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
      if (bits < 0 || bits > all) {
        throw new NumberFormatException();
      }
      return new AddressRange(network, bits);
    } catch (UnknownHostException | NumberFormatException e) {
      throw new IllegalArgumentException("no network: " + text, e);
    }
  }

  /** Whether an address is in it. */
  boolean holds(byte[] address) {
    if (address.length != network.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      int at = bit / Byte.SIZE;
      if ((address[at] & mask) != (network[at] & mask)) {
        return false;
      }
    }
    return true;
  }
}
