package io.fleet.gateway.security;

/** What a caller can show; the tag of metrics. */
public enum AuthenticationKind {
  /** A signed token. */
  JWT("jwt"),
  /** An opaque token of a device. */
  TOKEN("token"),
  /** A client certificate of a device. */
  CERTIFICATE("certificate"),
  /** A tracking key of a device. */
  TRACKING_KEY("tracking_key");

  private final String tag;

  AuthenticationKind(String tag) {
    this.tag = tag;
  }

  /** The name in metrics. */
  public String tag() {
    return tag;
  }
}
