package io.fleet.gateway.traccar;

/**
 * A number of a foreign message, given as such or as text.
 *
 * @param isThere whether it is one
 * @param value the number; meaningless if there is none
 */
record OptionalNumber(boolean isThere, double value) {
  private static final OptionalNumber NONE = new OptionalNumber(false, 0);
  private static final int MAX_LENGTH = 64;

  static OptionalNumber of(Object value) {
    if (value instanceof Number number) {
      return new OptionalNumber(true, number.doubleValue());
    }
    if (!(value instanceof String text) || text.length() > MAX_LENGTH) {
      return NONE;
    }
    try {
      return new OptionalNumber(true, Double.parseDouble(text.trim()));
    } catch (NumberFormatException e) {
      return NONE;
    }
  }
}
