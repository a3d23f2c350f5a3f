package io.fleet.query.page;

import io.fleet.query.problem.ProblemException;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters every list takes, as they came. */
public class ListParameters {
  @RestQuery
  @Parameter(
      description = "Rows from this time on: ISO-8601 with a zone, or epoch milliseconds.",
      example = "2026-01-31T08:00:00Z")
  String from;

  @RestQuery
  @Parameter(
      description = "Rows before this time: ISO-8601 with a zone, or epoch milliseconds.",
      example = "2026-01-31T18:00:00+01:00")
  String to;

  @RestQuery
  @Parameter(
      description =
          "The time zone of from and to where they are local dates (the first moment of that day)"
              + " or local times.",
      example = "Europe/Berlin")
  String zone;

  @RestQuery
  @Parameter(
      description = "Rows in one page, from 1 on. See the list for its bounds.",
      schema = @Schema(type = SchemaType.INTEGER, minimum = "1"),
      example = "100")
  String limit;

  @RestQuery
  @Parameter(
      description = "The value of `next` of the page before, with every filter unchanged.",
      example = "MX4wMTIzNDU2Nzg5YWJjZGVmfjE3Njk4NDY0MDAwMDB-dA")
  String cursor;

  public String from() {
    return from;
  }

  public String to() {
    return to;
  }

  /** The place by whose clock days are counted. */
  public Zone place() {
    return Zone.parse(zone);
  }

  /** The zone of local times, or null. */
  public ZoneId zone() {
    return Zones.parse(zone);
  }

  /**
   * The whole list, for an answer that is not paged.
   *
   * @param most rows when the client does not say
   */
  public Window whole(Filters filters, SortKey start, int most) {
    if (!TimeRange.isAbsent(cursor)) {
      throw ProblemException.parameter("cursor", "no cursor expected where there are no pages");
    }
    return new Window(filters.fingerprint(), start, new PageSize(most, most).parse(limit));
  }

  /** The stretch of the list that is asked for. */
  public Window window(Filters filters, PageSize size, SortKey start) {
    String fingerprint = filters.fingerprint();
    SortKey after = TimeRange.isAbsent(cursor) ? start : Cursor.decode(cursor, fingerprint);
    return new Window(fingerprint, after, size.parse(limit));
  }
}
