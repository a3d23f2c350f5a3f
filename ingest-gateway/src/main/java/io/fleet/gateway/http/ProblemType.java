package io.fleet.gateway.http;

/** The kinds of problem an answer can name; type and status are public interface. */
public enum ProblemType {
  /** No JSON, not of its encoding, an empty or unreadable body. */
  MALFORMED("malformed", 400, "The body cannot be read"),
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
  /** The sender took too long over its body. */
  TIMEOUT("timeout", 408, "The body did not arrive in time"),
  /** What {@code If-Match} or {@code If-None-Match} asks for is not so. */
  PRECONDITION_FAILED("precondition-failed", 412, "Somebody else has changed it"),
  /** More bytes than allowed, as sent or expanded. */
  TOO_LARGE("too-large", 413, "The body is too large"),
  /** More events than allowed. */
  TOO_MANY_EVENTS("too-many-events", 413, "Too many events in one request"),
  /** Neither JSON nor NDJSON, or an encoding that is not taken. */
  MEDIA_TYPE("media-type", 415, "This type of content is not taken"),
  /** More headers than allowed, or larger ones. */
  HEADERS("headers", 431, "The headers are too many or too large"),
  /** Every event of the request is refused. */
  UNPROCESSABLE("unprocessable", 422, "No event of the request is acceptable"),
  /** More events than this sender may bring now. */
  RATE_LIMITED("rate-limited", 429, "Too many events, come again"),
  /** Another error of the client's. */
  BAD_REQUEST("bad-request", 400, "The request cannot be understood"),
  /** A token in the address, where it would end in logs. */
  TOKEN_IN_QUERY("token-in-query", 400, "A token belongs into the Authorization header"),
  /** It contradicts what is there. */
  CONFLICT("conflict", 409, "This contradicts what is there"),
  /** Fields of a document are missing, unknown or wrong. */
  INVALID("invalid", 422, "Some fields are not acceptable"),
  /** Too many wrong credentials from one address. */
  TOO_MANY_FAILED_LOGINS("too-many-failed-logins", 429, "Too many wrong credentials"),
  /** Our fault. */
  INTERNAL("internal", 500, "Something went wrong here"),
  /** As many bytes in flight as allowed. */
  OVERLOADED("overloaded", 503, "Too much at once, come again"),
  /** The log does not acknowledge. */
  LOG_AWAY("log-away", 503, "The log is away, come again"),
  /** Just started, and devices are not known yet. */
  NOT_READY("not-ready", 503, "Not ready yet, come again");

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

  /** The last part of {@link #uri()}: the reason in metrics. */
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
    for (ProblemType type : values()) {
      if (type.status == status) {
        return type;
      }
    }
    return status < 500 ? BAD_REQUEST : INTERNAL;
  }
}
