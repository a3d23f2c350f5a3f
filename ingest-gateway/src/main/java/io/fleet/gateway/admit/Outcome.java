package io.fleet.gateway.admit;

/** What can become of an event at the gateway: a closed set, for reply, metric and log alike. */
public enum Outcome {
  /** The broker has acknowledged it. */
  ACCEPTED("accepted"),
  /** The sender's fault; sending it again changes nothing. */
  UNPROCESSABLE("unprocessable"),
  /** Our fault; sending it again later helps. */
  UNDELIVERABLE("undeliverable");

  private final String tag;

  Outcome(String tag) {
    this.tag = tag;
  }

  /** The name in metrics and logs. */
  public String tag() {
    return tag;
  }
}
