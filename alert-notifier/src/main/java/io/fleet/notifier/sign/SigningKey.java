package io.fleet.notifier.sign;

/** One key of an endpoint, of one scheme of the Standard Webhooks specification. */
public interface SigningKey {

  /**
   * The signature as it stands in the header, {@code v1,…} or {@code v1a,…}, of {@code
   * id.timestamp.payload}.
   *
   * @param attemptS epoch seconds of the attempt
   */
  String sign(String messageId, long attemptS, String payload);
}
