package io.fleet.events;

/** What a vehicle may be called: 1–64 of {@code A-Za-z0-9_.:-}. */
public final class VehicleId {
  /** The greatest number of characters. */
  public static final int MAX_LENGTH = 64;

  private VehicleId() {}

  public static boolean isValid(String id) {
    if (id == null || id.isEmpty() || id.length() > MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      if (!isAllowed(id.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAllowed(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '.'
        || c == ':'
        || c == '-';
  }
}
