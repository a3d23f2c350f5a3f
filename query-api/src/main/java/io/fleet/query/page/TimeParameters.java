package io.fleet.query.page;

import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters of what has a time and no pages, as they came. */
public class TimeParameters {
  @RestQuery
  @Parameter(
      description = "From this time on: ISO-8601 with a zone, or epoch milliseconds.",
      example = "2026-01-31T08:00:00Z")
  String from;

  @RestQuery
  @Parameter(
      description = "Before this time: ISO-8601 with a zone, or epoch milliseconds.",
      example = "2026-01-31T18:00:00+01:00")
  String to;

  @RestQuery
  @Parameter(
      description =
          "The time zone of from and to where they are local dates (the first moment of that day)"
              + " or local times.",
      example = "Europe/Berlin")
  String zone;

  /** The place by whose clock days are counted. */
  public Zone place() {
    return Zone.parse(zone);
  }

  /**
   * The time that is asked for; what is not given is the time up to now.
   *
   * @param usual length when {@code from} is not given
   * @param longest length that is accepted
   */
  public TimeRange recent(Clock clock, Duration usual, Duration longest) {
    return TimeRange.recent(from, to, Zones.parse(zone), clock, usual, longest);
  }
}
