package io.fleet.notifier.deliver.guard;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Decides which address of a host is connected to. What it returns is an address, not a name, so
 * that nothing is looked up again between the check and the connection.
 */
public final class AddressGuard {
  private final AllowList allowList;
  private final HostResolver resolver;

  public AddressGuard(AllowList allowList, HostResolver resolver) {
    this.allowList = allowList;
    this.resolver = resolver;
  }

  /** Whether the host is an address itself, so that {@link #admit} will not block. */
  public boolean isLiteral(String host) {
    return Cidr.literal(host) != null;
  }

  /**
   * The first address of the host that is public or allowed.
   *
   * @param host a name or an address, IPv6 without brackets
   * @throws UnknownHostException if the host has no address
   * @throws RefusedAddressException if none of its addresses may be connected to
   */
  public InetAddress admit(String host, int port)
      throws UnknownHostException, RefusedAddressException {
    if (host.indexOf('%') >= 0) {
      throw new RefusedAddressException("zone");
    }
    InetAddress literal = Cidr.literal(host);
    if (literal instanceof Inet4Address && host.indexOf(':') >= 0) {
      throw new RefusedAddressException("ipv4_mapped");
    }
    InetAddress[] found = literal != null ? new InetAddress[] {literal} : resolver.resolve(host);
    SpecialRange refusedFor = null;
    for (InetAddress address : found) {
      SpecialRange range = SpecialRange.of(address);
      if (range == null || allowList.contains(address, port)) {
        return InetAddress.getByAddress(address.getAddress());
      }
      refusedFor = refusedFor == null ? range : refusedFor;
    }
    if (refusedFor == null) {
      throw new UnknownHostException("no address");
    }
    throw new RefusedAddressException(refusedFor.name());
  }
}
