package io.fleet.notifier.deliver.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A block of IPv4 or IPv6 addresses.
 *
 * @param network its first address
 * @param prefixLength leading bits that count, 0 to 32 or 128
 */
record Cidr(InetAddress network, int prefixLength) {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  Cidr {
    if (prefixLength < 0 || prefixLength > network.getAddress().length * 8) {
      throw new IllegalArgumentException("no such prefix length: " + prefixLength);
    }
  }

  /**
   * Reads {@code 10.0.0.0/8} or {@code fc00::/7}; without a length it is the one address.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static Cidr parse(String text) {
    int slash = text.indexOf('/');
    InetAddress network = literal(slash < 0 ? text : text.substring(0, slash));
    if (network == null) {
      throw new IllegalArgumentException("no address block: " + text);
    }
    int bits = network.getAddress().length * 8;
    try {
      return new Cidr(network, slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("no address block: " + text, e);
    }
  }

  /** The address of a literal, or null for what only a resolver could tell. Asks nobody. */
  static InetAddress literal(String host) {
    if (!IPV4.matcher(host).matches() && !IPV6.matcher(host).matches()) {
      return null;
    }
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      return null;
    }
  }

  /** Whether some address lies in both. */
  boolean overlaps(Cidr other) {
    Cidr wider = prefixLength <= other.prefixLength ? this : other;
    return wider.contains(wider == this ? other.network : network);
  }

  boolean contains(InetAddress address) {
    byte[] mine = network.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < prefixLength; bit++) {
      int mask = 0x80 >> (bit & 7);
      if ((mine[bit >> 3] & mask) != (other[bit >> 3] & mask)) {
        return false;
      }
    }
    return true;
  }
}
