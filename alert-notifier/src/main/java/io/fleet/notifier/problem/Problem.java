package io.fleet.notifier.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A failure as RFC 9457 writes it.
 *
 * @param type a stable URI reference, see {@link ProblemType}
 * @param title the same sentence for every occurrence of the type
 * @param status the HTTP status
 * @param detail what was wrong this time, or null
 * @param member the body's member, the parameter or the header at fault, or null
 */
@Schema(description = "A failure as RFC 9457 writes it.")
public record Problem(
    @Schema(examples = "/problems/invalid") String type,
    @Schema(examples = "A member is not acceptable") String title,
    @Schema(examples = "422") int status,
    @Schema(examples = "rate_per_s: 0 to 1000 expected") String detail,
    @Schema(examples = "rate_per_s") String member) {

  /** The media type of the body. */
  public static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(ProblemType type, int status, String detail, String member) {
    return new Problem(type.uri(), type.title(), status, detail, member);
  }
}
