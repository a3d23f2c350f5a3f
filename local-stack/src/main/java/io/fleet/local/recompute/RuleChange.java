package io.fleet.local.recompute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rules that are to hold for a span of time: what they say from its beginning, and what held before
 * from its end on.
 *
 * @param beginning of each scope
 * @param ending of each scope; empty if the rules go on
 */
public record RuleChange(List<RulesVersion> beginning, List<RulesVersion> ending) {

  /**
   * The change that a file makes, as the gateway would take it.
   *
   * @throws IllegalArgumentException if the gateway would not, or if other rules of one of the
   *     scopes begin within the span: they would take over there
   */
  public static RuleChange of(RulesFile file, Span span, RulesDesk desk)
      throws IOException, InterruptedException {
    List<RulesVersion> beginning = new ArrayList<>();
    file.bodies()
        .forEach((scope, body) -> beginning.add(new RulesVersion(scope, span.from(), body)));
    desk.check(beginning);
    List<RulesVersion> ending = new ArrayList<>();
    for (String scope : file.bodies().keySet()) {
      RulesVersion held = null;
      for (RulesVersion version : desk.versions(scope)) {
        if (version.validFrom().isAfter(span.from()) && version.validFrom().isBefore(span.end())) {
          throw new IllegalArgumentException(
              "other rules of " + scope + " begin within the span, at " + version.validFrom());
        }
        held = version.validFrom().isAfter(span.end()) ? held : version;
      }
      boolean beginsThere = held != null && held.validFrom().equals(span.to());
      if (span.to() != null && !beginsThere) {
        ending.add(new RulesVersion(scope, span.to(), held == null ? null : held.body()));
      }
    }
    return new RuleChange(List.copyOf(beginning), List.copyOf(ending));
  }

  /** Writes the versions as records of their topic, for who is to look at what they would do. */
  void writeRecords(Path file, Instant now) throws IOException {
    Files.write(
        file,
        Stream.concat(beginning.stream(), ending.stream())
            .map(version -> version.asRecord(now))
            .toList());
  }

  /** Has the change hold. The end comes after the beginning: before, it would be no change. */
  public void apply(RulesDesk desk) throws IOException, InterruptedException {
    desk.write(beginning);
    desk.write(ending);
  }
}
