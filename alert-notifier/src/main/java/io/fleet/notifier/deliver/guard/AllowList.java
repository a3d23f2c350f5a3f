package io.fleet.notifier.deliver.guard;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Addresses that may be connected to although they are not public: blocks with an optional port,
 * separated by commas. With a port an IPv6 block stands in brackets: {@code
 * 127.0.0.1/32,10.1.0.0/16:8443,[::1/128]:9911}.
 */
public final class AllowList {
  private static final List<Cidr> THIS_MACHINE =
      Stream.of("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "::/127", "fe80::/10")
          .map(Cidr::parse)
          .toList();

  private final List<Entry> entries;

  private AllowList(List<Entry> entries) {
    this.entries = entries;
  }

  /**
   * @param text the list; empty means nothing
   * @throws IllegalArgumentException naming the entry that makes no sense
   */
  public static AllowList parse(String text) {
    return new AllowList(
        Stream.of(text.split(","))
            .map(String::strip)
            .filter(entry -> !entry.isEmpty())
            .map(AllowList::entry)
            .toList());
  }

  /** The entries, as they were told. */
  public String text() {
    return entries.stream().map(Entry::text).collect(Collectors.joining(","));
  }

  /**
   * @throws IllegalArgumentException if an entry holds a loopback, link-local or unspecified
   *     address
   */
  void refuseThisMachine() {
    for (Entry entry : entries) {
      if (THIS_MACHINE.stream().anyMatch(block -> block.overlaps(entry.block()))) {
        throw new IllegalArgumentException(
            "webhook allow-list: loopback and link-local are not for production: " + entry.text());
      }
    }
  }

  boolean contains(InetAddress address, int port) {
    return entries.stream().anyMatch(e -> e.isPort(port) && e.block().contains(address));
  }

  private static Entry entry(String text) {
    try {
      if (text.startsWith("[")) {
        int end = text.indexOf(']');
        String rest = text.substring(end + 1);
        Cidr block = Cidr.parse(text.substring(1, end));
        return new Entry(text, block, rest.isEmpty() ? 0 : port(rest));
      }
      int colon = text.indexOf(':');
      boolean withPort = colon >= 0 && colon == text.lastIndexOf(':');
      return withPort
          ? new Entry(text, Cidr.parse(text.substring(0, colon)), port(text.substring(colon)))
          : new Entry(text, Cidr.parse(text), 0);
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new IllegalArgumentException("webhook allow-list: no CIDR[:port]: " + text, e);
    }
  }

  private static int port(String withColon) {
    int port = Integer.parseInt(withColon.substring(1));
    if (withColon.charAt(0) != ':' || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("no such port");
    }
    return port;
  }

  /**
   * @param text as it was told
   * @param port 0 for any
   */
  private record Entry(String text, Cidr block, int port) {
    boolean isPort(int other) {
      return port == 0 || port == other;
    }
  }
}
