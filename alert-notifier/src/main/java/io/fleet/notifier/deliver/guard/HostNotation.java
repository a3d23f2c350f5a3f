package io.fleet.notifier.deliver.guard;

import java.net.Inet4Address;
import java.util.regex.Pattern;

/**
 * Refuses hosts that different readers take for different addresses: {@code 127.1}, {@code
 * 2130706433}, {@code 0x7f.0.0.1}, {@code 0177.0.0.1}, zones, IPv4 inside IPv6, digits that are not
 * ASCII. What ends in a number is an address (as the URL standard of the WHATWG has it), and an
 * address has one notation.
 */
final class HostNotation {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*\\.?");
  private static final Pattern ENDS_IN_NUMBER =
      Pattern.compile("(.*\\.)?([0-9]+|0[xX][0-9A-Fa-f]*)\\.?");
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern QUAD = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

  private HostNotation() {}

  static void check(String host) throws RefusedAddressException {
    if (host.indexOf('%') >= 0) {
      throw new RefusedAddressException("zone");
    }
    if (host.indexOf(':') >= 0) {
      checkIpv6(host);
      return;
    }
    boolean number = ENDS_IN_NUMBER.matcher(host).matches();
    if (number ? !QUAD.matcher(host).matches() : !NAME.matcher(host).matches()) {
      throw new RefusedAddressException("notation");
    }
  }

  private static void checkIpv6(String host) throws RefusedAddressException {
    var literal = Cidr.literal(host);
    if (literal == null) {
      throw new RefusedAddressException("notation");
    }
    if (literal instanceof Inet4Address) {
      throw new RefusedAddressException("ipv4_mapped");
    }
  }
}
