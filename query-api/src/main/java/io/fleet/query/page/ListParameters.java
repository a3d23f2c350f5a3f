package io.fleet.query.page;

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

  /** The stretch of the list that is asked for. */
  public Window window(Filters filters, PageSize size, SortKey start) {
    String fingerprint = filters.fingerprint();
    SortKey after = TimeRange.isAbsent(cursor) ? start : Cursor.decode(cursor, fingerprint);
    return new Window(fingerprint, after, size.parse(limit));
  }
}
