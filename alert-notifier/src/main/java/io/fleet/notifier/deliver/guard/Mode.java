package io.fleet.notifier.deliver.guard;

/** How strict an installation is about where it connects to. */
public enum Mode {
  /** https only; an allow-list may name private networks, never this machine itself. */
  PRODUCTION,
  /** Plain http too; without an allow-list of its own, loopback is allowed. */
  LOCAL;

  private static final String LOOPBACK = "127.0.0.0/8,::1/128";

  /** Whether a connection must be over TLS. */
  public boolean httpsOnly() {
    return this == PRODUCTION;
  }

  /**
   * The allow-list in force.
   *
   * @param told as configured, empty if not
   * @throws IllegalArgumentException if it makes no sense, or names what this mode never allows
   */
  public AllowList allowList(String told) {
    AllowList list = AllowList.parse(this == LOCAL && told.isBlank() ? LOOPBACK : told);
    if (this == PRODUCTION) {
      list.refuseThisMachine();
    }
    return list;
  }
}
