package io.fleet.notifier.deliver;

import io.fleet.events.NameUuid;
import io.fleet.notifier.deliver.AttemptResult.Kind;
import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.format.EmailFormat;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;

/**
 * Hands letters to the SMTP server. What it accepts is delivered, as a 2xx is; whether the mailbox
 * exists it may find out later, and tells the sender's address.
 */
final class MailSender implements Sender {
  private static final int SMTP_OK = 250;

  private final SenderTools tools;
  private final MailClient client;
  private final String from;
  private final EmailFormat format = new EmailFormat();

  /**
   * @param from the sender's address; empty if no letter can be sent
   */
  MailSender(SenderTools tools, MailClient client, String from) {
    this.tools = tools;
    this.client = client;
    this.from = from;
  }

  @Override
  public Future<AttemptResult> send(Endpoint endpoint, String messageId, Event event) {
    if (from.isEmpty()) {
      return Future.succeededFuture(AttemptResult.of(Kind.REFUSED, "no SMTP server configured"));
    }
    long startedAtMs = tools.clock().millis();
    Promise<AttemptResult> result = Promise.promise();
    long timeoutMs = tools.attempts().requestTimeout().toMillis();
    long timer =
        tools
            .vertx()
            .setTimer(
                timeoutMs,
                t -> result.tryComplete(AttemptResult.of(Kind.TIMED_OUT, "no answer in time")));
    client
        .sendMail(letter(endpoint, messageId, event))
        .onSuccess(sent -> result.tryComplete(accepted()))
        .onFailure(e -> result.tryComplete(refused(e)));
    return result
        .future()
        .onComplete(ended -> tools.vertx().cancelTimer(timer))
        .map(
            ended ->
                ended.measured(Math.max(0, tools.clock().millis() - startedAtMs), ended.excerpt()));
  }

  /** The client belongs to all lanes. */
  @Override
  public void close() {}

  /**
   * One Message-ID over all attempts, so that mailboxes show a letter sent twice once; and a thread
   * for each subject, so that an alert's end stands below its beginning.
   */
  private MailMessage letter(Endpoint endpoint, String messageId, Event event) {
    String thread = NameUuid.of("letters", event.subjectId()).toString();
    return new MailMessage()
        .setFrom(from)
        .setTo(endpoint.target().mailAddress())
        .setSubject(format.subject(event))
        .setText(format.body(event, endpoint, messageId).text())
        .addHeader("Message-ID", "<" + messageId + "@fleet.invalid>")
        .addHeader("References", "<subject-" + thread + "@fleet.invalid>")
        .addHeader("Auto-Submitted", "auto-generated");
  }

  private static AttemptResult accepted() {
    return new AttemptResult(Kind.DELIVERED, "accepted", 0, SMTP_OK, 0, "");
  }

  private static AttemptResult refused(Throwable e) {
    if (e instanceof SMTPException smtp) {
      int code = smtp.getReplyCode();
      String said = Excerpt.of(String.join(" ", smtp.getReplyMessages()));
      return new AttemptResult(Kind.REJECTED, "SMTP " + code, 0, code, 0, said);
    }
    return FailureReason.of(e);
  }
}
