package io.fleet.query.track;

import io.fleet.query.problem.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** How a line is to be simplified and told, as it came. */
public class LineParameters {
  @RestQuery("tolerance_m")
  @Parameter(
      description =
          "Leave out fixes that lie within so many metres of the line of the others: 0 to 10000.",
      schema = @Schema(type = SchemaType.NUMBER, minimum = "0", maximum = "10000"),
      example = "20")
  String toleranceM;

  @RestQuery
  @Parameter(
      description = "Leave out fixes until so many are left, those that matter least first.",
      schema = @Schema(type = SchemaType.INTEGER, minimum = "2", maximum = "10000"),
      example = "500")
  String points;

  @RestQuery("gap_s")
  @Parameter(
      description =
          "Longer without a fix is a gap of signal: the line is cut there, and the fixes on both"
              + " sides stay. Seconds, 900 if not given.",
      schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "2678400"),
      example = "900")
  String gapS;

  @RestQuery
  @Parameter(
      description = "The form of the answer, for links; else the header Accept says it.",
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {"json", "geojson", "gpx", "csv"}),
      example = "gpx")
  String format;

  /** How simple it is to be. */
  public LineRequest request() {
    return LineRequest.parse(toleranceM, points, gapS);
  }

  /** The form that is asked for. */
  public TrackForm form(HttpHeaders headers) {
    return TrackForm.of(format, headers.getAcceptableMediaTypes());
  }

  /**
   * Whether pages are asked for, and not a whole line.
   *
   * @throws ProblemException if a whole line is asked for by pages
   */
  public boolean byPages(HttpHeaders headers, UriInfo address) {
    if (form(headers) == TrackForm.JSON && !request().isSimpler()) {
      return true;
    }
    for (String name : List.of("cursor", "limit")) {
      String given = address.getQueryParameters().getFirst(name);
      if (given != null && !given.isEmpty()) {
        throw ProblemException.parameter(
            name, "only of JSON that is not simplified: the line is told as a whole");
      }
    }
    return false;
  }
}
