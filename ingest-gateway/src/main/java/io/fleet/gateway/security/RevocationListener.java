package io.fleet.gateway.security;

/** Hears that a device's credential no longer counts, wherever it was revoked. */
public interface RevocationListener {
  /**
   * Connections that were opened with any credential of the device are to be closed; those with a
   * good one come again. Must neither block nor throw.
   */
  void revoked(String deviceId);
}
