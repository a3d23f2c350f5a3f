package io.fleet.local.deadletter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which letters a command is about. */
final class LetterOptions {
  private static final int MOST = 10_000;

  @Option(names = "--reason", defaultValue = "", description = "only of this reason")
  private String reason;

  @Option(names = "--place", defaultValue = "", description = "only of this place")
  private String place;

  @Option(names = "--vehicle", defaultValue = "", description = "only with this key")
  private String vehicle;

  @Option(
      names = "--since",
      converter = Since.class,
      description = "no earlier than this moment (ISO-8601), or this long ago (6h)")
  private Instant since = Instant.EPOCH;

  @Option(
      names = "--limit",
      defaultValue = "1000",
      description = "at most so many, oldest first; 1 to 10000, default ${DEFAULT-VALUE}")
  private int limit;

  LetterQuery query(boolean again) {
    int most = Math.max(1, Math.min(MOST, limit));
    return new LetterQuery("", reason, place, vehicle, since, again, most);
  }

  /** A moment, or how long ago it is. */
  static final class Since implements ITypeConverter<Instant> {
    private final Clock clock = Clock.systemUTC();

    @Override
    public Instant convert(String text) {
      try {
        return Instant.parse(text);
      } catch (java.time.format.DateTimeParseException e) {
        Duration ago = new Span().convert(text);
        if (ago.isNegative()) {
          throw new TypeConversionException("'" + text + "' is not in the past");
        }
        return clock.instant().minus(ago);
      }
    }
  }
}
