package io.fleet.clickhouse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A query or insert was refused, with ClickHouse's own error code and text. */
public final class EngineException extends Exception {

  /** Code of what carries no code of its own, ClickHouse's {@code UNKNOWN_EXCEPTION}. */
  static final int UNKNOWN = 1002;

  static final int SYNTAX_ERROR = 62;
  static final int NOT_IMPLEMENTED = 48;
  static final int READONLY = 164;
  static final int UNKNOWN_COMPRESSION = 89;
  static final int TOO_MANY_QUERIES = 202;
  static final int TIMEOUT = 209;
  static final int AUTHENTICATION_FAILED = 516;
  static final int ACCESS_DENIED = 497;

  private static final Pattern CODE = Pattern.compile("Code: (\\d+)\\. ");

  private final int code;

  private EngineException(int code, String text) {
    super(text);
    this.code = code;
  }

  /** An error the engine reported; the code is read from its text. */
  static EngineException reported(String text) {
    Matcher matcher = CODE.matcher(text);
    return matcher.find()
        ? new EngineException(Integer.parseInt(matcher.group(1)), text.substring(matcher.start()))
        : of(UNKNOWN, "UNKNOWN_EXCEPTION", text);
  }

  /** An error this server reports itself, worded like the engine's. */
  static EngineException of(int code, String name, String text) {
    return new EngineException(
        code, "Code: " + code + ". DB::Exception: " + text + " (" + name + ")");
  }

  static EngineException syntax(String text) {
    return of(SYNTAX_ERROR, "SYNTAX_ERROR", text);
  }

  /** ClickHouse's numeric error code, for example 60 for an unknown table. */
  public int code() {
    return code;
  }
}
