package io.fleet.notifier.deliver.guard;

import java.util.Locale;

/** A host has no address that may be connected to. The message tells the range, no address. */
public final class RefusedAddressException extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedAddressException(String range) {
    super("refused: " + range.toLowerCase(Locale.ROOT), null, false, false);
  }
}
