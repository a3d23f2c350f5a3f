package io.fleet.notifier.deliver;

import io.fleet.notifier.deliver.guard.AddressGuard;
import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.format.BodyFormat;
import io.opentelemetry.api.trace.Tracer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.TrustOptions;
import io.vertx.ext.mail.MailClient;
import java.time.Clock;

/** Gives each lane its sender: requests to web targets, letters to mailboxes. */
public final class Senders {
  private static final int RESOLVER_THREADS = 16;

  private final SenderTools tools;
  private final MailSender mail;
  private final Tracer tracer;

  /**
   * @param trust whose certificates are believed; null for the platform's authorities
   * @param letterbox hands letters to the SMTP server
   * @param mailFrom the sender of letters; empty if no letter can be sent
   * @param tracer makes the spans of attempts
   */
  public Senders(
      Vertx vertx,
      AddressGuard guard,
      AttemptSettings attempts,
      BodyFormat format,
      TrustOptions trust,
      MailClient letterbox,
      String mailFrom,
      Tracer tracer,
      Clock clock) {
    this.tools =
        new SenderTools(
            vertx,
            vertx.createSharedWorkerExecutor("fleet-resolve", RESOLVER_THREADS),
            guard,
            attempts,
            format,
            trust,
            clock);
    this.tracer = tracer;
    this.mail = new MailSender(tools, letterbox, mailFrom);
  }

  /**
   * @param concurrency attempts at the same time, at most
   */
  Sender sender(int concurrency) {
    return new TracedSender(new ByTarget(new WebhookSender(tools, concurrency), mail), tracer);
  }

  /** An endpoint's target may change while its lane stays. */
  private record ByTarget(WebhookSender web, MailSender mail) implements Sender {
    @Override
    public Future<AttemptResult> send(Endpoint endpoint, String messageId, Event event) {
      Sender sender = endpoint.target().isMail() ? mail : web;
      return sender.send(endpoint, messageId, event);
    }

    @Override
    public void close() {
      web.close();
    }
  }
}
