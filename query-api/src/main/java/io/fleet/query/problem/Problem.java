package io.fleet.query.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A failure as RFC 9457 writes it.
 *
 * @param type a stable URI reference, see {@link ProblemType}
 * @param title the same sentence for every occurrence of the type
 * @param status the HTTP status
 * @param detail what was wrong this time, or null
 * @param parameter name of the parameter at fault, or null
 */
@Schema(description = "A failure as RFC 9457 writes it.")
public record Problem(
    @Schema(examples = "/problems/invalid-parameter") String type,
    @Schema(examples = "A parameter is not acceptable") String title,
    @Schema(examples = "400") int status,
    @Schema(examples = "limit: a whole number from 1 to 1000 expected") String detail,
    @Schema(examples = "limit") String parameter) {

  /** The media type of the body. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** A problem of which nothing more is to be said. */
  public static Problem of(ProblemType type) {
    return of(type, type.status(), null, null);
  }

  static Problem of(ProblemType type, int status, String detail, String parameter) {
    return new Problem(type.uri(), type.title(), status, detail, parameter);
  }
}
