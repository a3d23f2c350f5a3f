package io.fleet.notifier.deliver.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host; may block. */
@FunctionalInterface
public interface HostResolver {

  /**
   * @return at least one address, best first
   * @throws UnknownHostException if there is none
   */
  InetAddress[] resolve(String host) throws UnknownHostException;
}
