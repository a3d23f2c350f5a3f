package io.fleet.notifier.endpoint;

/**
 * What this installation delivers to. Asked when an endpoint is made or changed, so that its owner
 * is told at once; web targets are judged again at every attempt.
 *
 * @param httpsOnly whether web targets must be https
 * @param mailConfigured whether there is an SMTP server to hand letters to
 */
public record TargetPolicy(boolean httpsOnly, boolean mailConfigured) {

  /**
   * Refuses what could never be delivered.
   *
   * @throws IllegalArgumentException saying why, without the URL
   */
  public void check(Target target, Format format) {
    if (target.isMail() != (format == Format.EMAIL)) {
      throw new IllegalArgumentException("format: email goes with mailto:, and nothing else does");
    }
    if (target.isMail() && !mailConfigured) {
      throw new IllegalArgumentException(
          "url: no e-mail can be sent, for no SMTP server is configured (QUARKUS_MAILER_HOST)");
    }
    if (!target.isMail() && httpsOnly && !target.isTls()) {
      throw new IllegalArgumentException("url: https only");
    }
  }
}
