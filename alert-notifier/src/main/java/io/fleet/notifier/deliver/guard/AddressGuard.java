package io.fleet.notifier.deliver.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Decides which address of a host is connected to. What it returns is an address, not a name, so
 * that nothing is looked up again between the check and the connection; a name that leads elsewhere
 * at the next attempt is judged anew.
 */
public final class AddressGuard {
  private final Mode mode;
  private final AllowList allowList;
  private final HostResolver resolver;

  public AddressGuard(Mode mode, AllowList allowList, HostResolver resolver) {
    this.mode = mode;
    this.allowList = allowList;
    this.resolver = resolver;
  }

  /** Whether the host is an address itself, so that {@link #admit} will not block. */
  public boolean isLiteral(String host) {
    return Cidr.literal(host) != null;
  }

  /**
   * The first address of the host that is public or allowed. One refused address among several does
   * not refuse the host: only the address that passed is connected to, and where names get an
   * address of a translator beside their own (DNS64), every host would be refused.
   *
   * @param host a name or an address, IPv6 without brackets
   * @param tls whether it will be spoken to over TLS
   * @throws UnknownHostException if the host has no address
   * @throws RefusedAddressException if none of its addresses may be connected to
   */
  public InetAddress admit(String host, int port, boolean tls)
      throws UnknownHostException, RefusedAddressException {
    if (mode.httpsOnly() && !tls) {
      throw new RefusedAddressException("no_tls");
    }
    HostNotation.check(host);
    InetAddress literal = Cidr.literal(host);
    InetAddress[] found = literal != null ? new InetAddress[] {literal} : resolver.resolve(host);
    SpecialRange refusedFor = null;
    for (InetAddress address : found) {
      SpecialRange range = SpecialRange.of(address);
      if (range == null || isAllowed(address, port, range)) {
        return InetAddress.getByAddress(address.getAddress());
      }
      refusedFor = refusedFor == null ? range : refusedFor;
    }
    if (refusedFor == null) {
      throw new UnknownHostException("no address");
    }
    throw new RefusedAddressException(refusedFor.name());
  }

  /** A cloud's metadata service hands out credentials; a wide entry never means it. */
  private boolean isAllowed(InetAddress address, int port, SpecialRange range) {
    return range != SpecialRange.METADATA && allowList.contains(address, port);
  }
}
