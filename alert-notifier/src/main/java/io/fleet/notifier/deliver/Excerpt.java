package io.fleet.notifier.deliver;

import io.fleet.notifier.format.PlainText;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** Keeps the first bytes of an answer, as one line of text that does no harm where it is shown. */
final class Excerpt {
  private static final int MAX_BYTES = 512;

  private final Buffer kept = Buffer.buffer();

  void add(Buffer part) {
    int missing = MAX_BYTES - kept.length();
    if (missing > 0) {
      kept.appendBuffer(part, 0, Math.min(missing, part.length()));
    }
  }

  String text() {
    return of(kept.toString(StandardCharsets.UTF_8));
  }

  /** At most 512 bytes of it as UTF-8, on one line. */
  static String of(String text) {
    String line = PlainText.oneLine(text, MAX_BYTES);
    int bytes = 0;
    int end = 0;
    while (end < line.length()) {
      int c = line.codePointAt(end);
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (bytes > MAX_BYTES) {
        break;
      }
      end += Character.charCount(c);
    }
    return line.substring(0, end);
  }
}
