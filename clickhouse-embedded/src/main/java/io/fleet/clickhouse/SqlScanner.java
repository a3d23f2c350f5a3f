package io.fleet.clickhouse;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Walks over the words and marks of a statement's bytes, passing over comments and what is quoted.
 * It reads bytes, since binary data may follow the statement; every mark it looks for is ASCII, and
 * no byte of a longer UTF-8 sequence is.
 */
final class SqlScanner {

  /** What a token is. */
  enum Kind {
    WORD,
    QUOTED,
    MARK,
    END
  }

  private final byte[] text;
  private final int limit;
  private int position;
  private int depth;
  private int start;
  private Kind kind = Kind.END;

  SqlScanner(byte[] text, int limit) {
    this.text = text;
    this.limit = limit;
  }

  /** Moves to the next token; {@link Kind#END} at the end of the text. */
  Kind next() {
    skipBlanksAndComments();
    start = position;
    kind = position >= limit ? Kind.END : token(text[position]);
    return kind;
  }

  private Kind token(byte c) {
    if (c == '\'' || c == '"' || c == '`') {
      skipQuoted(c);
      return Kind.QUOTED;
    }
    if (isWordPart(c)) {
      while (position < limit && isWordPart(text[position])) {
        position++;
      }
      return Kind.WORD;
    }
    position++;
    if (c == '(' || c == '[' || c == '{') {
      depth++;
    } else if (c == ')' || c == ']' || c == '}') {
      depth--;
    }
    return Kind.MARK;
  }

  private void skipQuoted(byte quote) {
    position++;
    while (position < limit) {
      byte c = text[position++];
      if (c == '\\') {
        position++;
      } else if (c == quote) {
        return;
      }
    }
    position = limit;
  }

  private void skipBlanksAndComments() {
    while (position < limit) {
      if (text[position] <= ' ' && text[position] >= 0) {
        position++;
      } else if (startsWith("--") || startsWith("# ") || startsWith("#!")) {
        skipTo("\n");
      } else if (startsWith("/*")) {
        position += 2;
        skipTo("*/");
      } else {
        return;
      }
    }
  }

  private void skipTo(String end) {
    while (position < limit && !startsWith(end)) {
      position++;
    }
    position = Math.min(limit, position + end.length());
  }

  private boolean startsWith(String mark) {
    if (position + mark.length() > limit) {
      return false;
    }
    for (int i = 0; i < mark.length(); i++) {
      if (text[position + i] != mark.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWordPart(byte c) {
    return c == '_'
        || (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c < 0;
  }

  /** The current word in capitals, or the current mark; empty for what is quoted. */
  String upper() {
    return kind == Kind.QUOTED ? "" : raw().toUpperCase(Locale.ROOT);
  }

  /** The current token as written. */
  String raw() {
    return new String(text, start, end() - start, StandardCharsets.UTF_8);
  }

  /** How many brackets are open after the current token. */
  int depth() {
    return depth;
  }

  int start() {
    return start;
  }

  int end() {
    return Math.min(position, limit);
  }
}
