package io.fleet.notifier.format;

/**
 * Text that came from devices and people, made fit to be shown among text of Fleet's own: one line,
 * bounded, nothing that steers a terminal, a head of a letter or the direction of writing.
 */
public final class PlainText {
  private static final String CUT = "…";

  private PlainText() {}

  /**
   * Controls, line ends and invisible formatting become spaces; what is longer is cut.
   *
   * @param maxCodePoints at least 1
   */
  public static String oneLine(String text, int maxCodePoints) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), maxCodePoints * 2));
    int count = 0;
    for (int i = 0; i < text.length(); count++) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (count == maxCodePoints - 1 && i < text.length()) {
        return line.append(CUT).toString().strip();
      }
      line.appendCodePoint(isShown(c) ? c : ' ');
    }
    return line.toString().strip();
  }

  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
