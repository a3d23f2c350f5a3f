package io.fleet.notifier.deliver.guard;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/**
 * The address blocks that are not the public Internet, after IANA's registries of special-purpose
 * IPv4 and IPv6 addresses, and the metadata services of clouds.
 */
enum SpecialRange {
  METADATA(
      "169.254.169.254",
      "169.254.170.2",
      "168.63.129.16",
      "100.100.100.200",
      "192.0.0.192",
      "fd00:ec2::254",
      "fd20:ce::254"),
  UNSPECIFIED("0.0.0.0/8", "::/128"),
  LOOPBACK("127.0.0.0/8", "::1/128"),
  PRIVATE("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10"),
  LINK_LOCAL("169.254.0.0/16", "fe80::/10"),
  CARRIER_NAT("100.64.0.0/10"),
  MULTICAST("224.0.0.0/4", "ff00::/8"),
  DOCUMENTATION("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32", "3fff::/20"),
  BENCHMARK("198.18.0.0/15", "2001:2::/48"),
  SIX_TO_FOUR("192.88.99.0/24", "2002::/16"),
  NAT64("64:ff9b::/96", "64:ff9b:1::/48"),
  IPV4_COMPATIBLE("::/96"),
  TEREDO("2001::/32"),
  ORCHID("2001:10::/28", "2001:20::/28"),
  DISCARD("100::/64"),
  SEGMENT_ROUTING("5f00::/16"),
  BROADCAST("255.255.255.255"),
  PROTOCOL("192.0.0.0/24", "2001::/23"),
  RESERVED("240.0.0.0/4");

  private static final Cidr GLOBAL_UNICAST = Cidr.parse("2000::/3");

  private final List<Cidr> blocks;

  SpecialRange(String... blocks) {
    this.blocks = java.util.stream.Stream.of(blocks).map(Cidr::parse).toList();
  }

  /** The range an address lies in, or null if it is public. IPv6 outside 2000::/3 is reserved. */
  static SpecialRange of(InetAddress address) {
    for (SpecialRange range : values()) {
      if (range.blocks.stream().anyMatch(block -> block.contains(address))) {
        return range;
      }
    }
    boolean reserved = address instanceof Inet6Address && !GLOBAL_UNICAST.contains(address);
    return reserved ? RESERVED : null;
  }
}
