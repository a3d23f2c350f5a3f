package io.fleet.gateway.security;

/** What became of an authentication; the tag of metrics. */
public enum AuthenticationOutcome {
  /** Somebody is known. */
  ACCEPTED("accepted"),
  /** Unknown, expired, revoked, wrongly signed, or the device is blocked. */
  REFUSED("refused"),
  /** Refused, and the address has failed too often lately. */
  TOO_MANY("too_many"),
  /** Devices are not known yet. */
  NOT_READY("not_ready");

  private final String tag;

  AuthenticationOutcome(String tag) {
    this.tag = tag;
  }

  /** The name in metrics. */
  public String tag() {
    return tag;
  }
}
