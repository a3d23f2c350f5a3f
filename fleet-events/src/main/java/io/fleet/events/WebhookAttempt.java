package io.fleet.events;

/**
 * One attempt to deliver a message to a webhook endpoint, or, without an attempt, a message's end.
 * What is not known is an empty text or 0.
 *
 * @param atMs when it ended, epoch milliseconds
 * @param endpointId whom the message is for
 * @param messageId the webhook-id
 * @param eventType {@code vehicle.overspeed.opened}
 * @param subjectId what the message is about, as an alert's id
 * @param version of the subject
 * @param vehicleId the vehicle it concerns
 * @param origin {@code topic-partition-offset} of what the message tells
 * @param attempt its number, from 1; of an end how many there were
 * @param outcome how the attempt ended: delivered, rejected, timed_out, unreachable, refused, gone;
 *     empty if the record is an end without an attempt
 * @param status of HTTP, 0 if none came
 * @param latencyMs from its start to its end
 * @param excerpt the beginning of the answer's body, printable, at most 512 characters
 * @param nextAttemptAtMs when the message is tried again, epoch milliseconds, 0 if it is not
 * @param finalOutcome how the message ended: delivered, exhausted, gone, disabled, overflow …;
 *     empty while it has not
 */
public record WebhookAttempt(
    long atMs,
    String endpointId,
    String messageId,
    String eventType,
    String subjectId,
    long version,
    String vehicleId,
    String origin,
    int attempt,
    String outcome,
    int status,
    int latencyMs,
    String excerpt,
    long nextAttemptAtMs,
    String finalOutcome) {
  /** Characters of an answer that are kept. */
  public static final int MAX_EXCERPT_LENGTH = 512;

  /** The beginning of a text with every control character as a space. */
  public static String printable(String text) {
    String head = text.length() > MAX_EXCERPT_LENGTH ? text.substring(0, MAX_EXCERPT_LENGTH) : text;
    StringBuilder kept = new StringBuilder(head.length());
    for (int i = 0; i < head.length(); i++) {
      char c = head.charAt(i);
      kept.append(Character.isISOControl(c) || Character.isSurrogate(c) ? ' ' : c);
    }
    return kept.toString();
  }
}
