package io.fleet.query.problem;

/** The closed set of failures a client can meet; type and status are public interface. */
public enum ProblemType {
  /** A query parameter is malformed, out of its limits or contradicts another. */
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
  /** What the cursor names is not kept any more. */
  CURSOR_GONE("cursor-gone", 410, "The cursor is older than what is kept"),
  /** The query took more time or memory than one query may; a narrower one will do. */
  QUERY_LIMIT("query-limit", 422, "The query needs more than it may use"),
  /** A token in the address, where it would end in logs. */
  TOKEN_IN_QUERY("token-in-query", 400, "A token belongs into the Authorization header"),
  /** The body is none of what is asked for. */
  INVALID_BODY("invalid-body", 400, "The body is not acceptable"),
  /** More requests than this caller may make now. */
  RATE_LIMITED("rate-limited", 429, "Too many requests, come again"),
  /** Another error of the client's. */
  BAD_REQUEST("bad-request", 400, "The request cannot be understood"),
  /** Our fault. */
  INTERNAL("internal", 500, "Something went wrong here"),
  /** The live stream has as many clients as it takes. */
  TOO_MANY_CLIENTS("too-many-clients", 503, "Too many clients, come again"),
  /** As many exports run as there is room for. */
  TOO_MANY_EXPORTS("too-many-exports", 503, "Too many exports run, come again"),
  /** Just started, and the keys of machines are not known yet. */
  KEYS_UNKNOWN("keys-unknown", 503, "Keys are not known yet, come again"),
  /** The log does not answer or acknowledge. */
  LOG_AWAY("log-away", 503, "The log is away, come again"),
  /** The part a request is forwarded to does not answer, or is not known. */
  PART_AWAY("part-away", 503, "The part behind this does not answer, come again"),
  /** ClickHouse does not answer. */
  STORE_AWAY("store-away", 503, "The store is away, come again");

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
      default -> status < 500 ? BAD_REQUEST : INTERNAL;
    };
  }
}
