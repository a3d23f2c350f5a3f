package io.fleet.local.deadletter;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A length of time as people write it: {@code -2h}, {@code 90s}, {@code 1h30m}, {@code PT2H}. */
final class Span implements ITypeConverter<Duration> {
  private static final Pattern SHORT =
      Pattern.compile("([+-]?)((?:\\d+d)?)((?:\\d+h)?(?:\\d+m)?(?:\\d+s)?)");

  @Override
  public Duration convert(String text) {
    Matcher parts = SHORT.matcher(text);
    try {
      if (!parts.matches() || (parts.group(2) + parts.group(3)).isEmpty()) {
        return Duration.parse(text);
      }
      String time = parts.group(3).isEmpty() ? "" : "T" + parts.group(3);
      Duration span = Duration.parse("P" + parts.group(2) + time);
      return parts.group(1).equals("-") ? span.negated() : span;
    } catch (java.time.format.DateTimeParseException e) {
      throw new TypeConversionException("'" + text + "' is no length of time such as -2h or PT2H");
    }
  }
}
