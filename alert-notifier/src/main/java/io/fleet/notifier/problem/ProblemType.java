package io.fleet.notifier.problem;

/** The closed set of failures a client can meet; type and status are public interface. */
public enum ProblemType {
  /** The body is no JSON object. */
  MALFORMED("malformed", 400, "The body cannot be read"),
  /** A query parameter or header is malformed or out of its limits. */
  INVALID_PARAMETER("invalid-parameter", 400, "A parameter is not acceptable"),
  /** No token, or one that is unknown, expired or wrongly signed. */
  UNAUTHORIZED("unauthorized", 401, "A valid bearer token is needed"),
  /** The token's roles do not allow it. */
  FORBIDDEN("forbidden", 403, "The token does not allow this"),
  /** Nothing here. */
  NOT_FOUND("not-found", 404, "There is nothing here"),
  /** Not with this method. */
  METHOD_NOT_ALLOWED("method-not-allowed", 405, "Not with this method"),
  /** No representation that the client accepts. */
  NOT_ACCEPTABLE("not-acceptable", 406, "Not available in an accepted form"),
  /** It contradicts what is there. */
  CONFLICT("conflict", 409, "This contradicts what is there"),
  /** What {@code If-Match} asks for is not so. */
  PRECONDITION_FAILED("precondition-failed", 412, "Somebody else has changed it"),
  /** More bytes than allowed. */
  TOO_LARGE("too-large", 413, "The body is too large"),
  /** Not JSON. */
  MEDIA_TYPE("media-type", 415, "This type of content is not taken"),
  /** A member of the body is missing, unknown or wrong. */
  INVALID("invalid", 422, "A member is not acceptable"),
  /** Another error of the client's. */
  BAD_REQUEST("bad-request", 400, "The request cannot be understood"),
  /** Our fault. */
  INTERNAL("internal", 500, "Something went wrong here"),
  /** The service has no key to keep secrets with. */
  NO_KEY("no-key", 503, "The service has no key for secrets"),
  /** Just started, and endpoints are not known yet. */
  NOT_READY("not-ready", 503, "Not ready yet, come again"),
  /** The log does not take it, or does not give it back. */
  LOG_AWAY("log-away", 503, "The log is away, come again");

  private final String slug;
  private final int status;
  private final String title;

  ProblemType(String slug, int status, String title) {
    this.slug = slug;
    this.status = status;
    this.title = title;
  }

  /** The stable {@code type} of the problem. */
  public String uri() {
    return "/problems/" + slug;
  }

  /** The last part of {@link #uri()}. */
  public String slug() {
    return slug;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** The type that stands for a bare HTTP status. */
  static ProblemType ofStatus(int status) {
    return switch (status) {
      case 401 -> UNAUTHORIZED;
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 413 -> TOO_LARGE;
      case 415 -> MEDIA_TYPE;
      default -> status < 500 ? BAD_REQUEST : INTERNAL;
    };
  }
}
