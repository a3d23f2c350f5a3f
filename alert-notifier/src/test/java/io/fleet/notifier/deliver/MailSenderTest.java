package io.fleet.notifier.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.fleet.notifier.deliver.AttemptResult.Kind;
import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.endpoint.Format;
import io.fleet.notifier.endpoint.Secret;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.format.BodyFormats;
import io.fleet.notifier.format.Examples;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import jakarta.mail.Address;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Letters through real SMTP. */
class MailSenderTest {
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final Duration LONG = Duration.ofSeconds(15);

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void aLetterArrivesWithSubjectAndText() throws Exception {
    GreenMail server = server();
    try {
      AttemptResult result = send(server.getSmtp().getPort(), Examples.overspeed("für 東京"));

      assertThat(result.kind()).isEqualTo(Kind.DELIVERED);
      assertThat(result.status()).isEqualTo(250);
      MimeMessage letter = server.getReceivedMessages()[0];
      assertThat(letter.getSubject()).isEqualTo("[Fleet] Overspeed opened: van-1");
      assertThat(letter.getAllRecipients())
          .extracting(Address::toString)
          .containsExactly("ops@example.org");
      assertThat(letter.getFrom()[0]).hasToString("fleet@example.org");
      assertThat(letter.getMessageID()).isEqualTo("<msg_1@fleet.invalid>");
      assertThat(letter.getContentType()).startsWith("text/plain");
      assertThat((String) letter.getContent())
          .contains(
              "für 東京", "Severity: high", "Driver: driver-7", "Position: 48.137154, 11.576124")
          .contains("Message msg_1 for endpoint e1, event vehicle.overspeed.opened");
    } finally {
      server.stop();
    }
  }

  @Test
  void noTextOfADeviceBecomesAHeaderOrARecipient() throws Exception {
    GreenMail server = server();
    try {
      Event evil =
          Examples.overspeed(
              "x\r\n.\r\nMAIL FROM:<a@b.example>\r\n", "V\r\nBcc: evil@example.org\r\n\r\nbody");

      AttemptResult result = send(server.getSmtp().getPort(), evil);

      assertThat(result.kind()).isEqualTo(Kind.DELIVERED);
      assertThat(server.getReceivedMessages()).hasSize(1);
      MimeMessage letter = server.getReceivedMessages()[0];
      assertThat(letter.getHeader("Bcc")).isNull();
      assertThat(letter.getAllRecipients())
          .extracting(Address::toString)
          .containsExactly("ops@example.org");
      assertThat(letter.getSubject())
          .isEqualTo("[Fleet] Overspeed opened: V  Bcc: evil@example.org    body");
      assertThat((String) letter.getContent()).contains("MAIL FROM:<a@b.example>");
    } finally {
      server.stop();
    }
  }

  @Test
  void aServerThatRefusesIsARejectionWithItsWords() throws Exception {
    try (RawServer refusing =
        new RawServer(
            (socket, out) -> {
              RawServer.write(out, "554 5.7.1 not\u0007you\r\n");
              socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
            })) {
      AttemptResult result = send(refusing.port(), Examples.overspeed());

      assertThat(result.kind()).isEqualTo(Kind.REJECTED);
      assertThat(result.status()).isEqualTo(554);
      assertThat(result.reason()).isEqualTo("SMTP 554");
      assertThat(result.excerpt()).contains("not you");
    }
  }

  @Test
  void aServerThatSaysNothingCostsTheTimeOut() throws Exception {
    try (RawServer silent =
        new RawServer(
            (socket, out) ->
                socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream()))) {
      AttemptResult result = send(silent.port(), "a@b.example", Examples.overspeed(), SHORT);

      assertThat(result.kind()).isEqualTo(Kind.TIMED_OUT);
      assertThat(result.latencyMs()).isBetween(SHORT.toMillis() - 50, LONG.toMillis());
    }
  }

  @Test
  void withoutASenderNothingIsSent() throws Exception {
    AttemptResult result = send(1, "", Examples.overspeed(), SHORT);

    assertThat(result.kind()).isEqualTo(Kind.REFUSED);
  }

  private static GreenMail server() {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    return server;
  }

  private AttemptResult send(int port, Event event) throws Exception {
    return send(port, "fleet@example.org", event, LONG);
  }

  private AttemptResult send(int port, String from, Event event, Duration timeout)
      throws Exception {
    MailConfig config =
        new MailConfig("127.0.0.1", port).setStarttls(StartTLSOptions.DISABLED).setKeepAlive(false);
    SenderTools tools =
        new SenderTools(
            vertx,
            vertx.createSharedWorkerExecutor("resolve", 1),
            Sending.guard("", InetAddress::getAllByName),
            new AttemptSettings(timeout, timeout, 1_000),
            new BodyFormats("/fleet"),
            null,
            Clock.systemUTC());
    Endpoint mailbox =
        Sending.endpoint(
            "mailto:ops@example.org", Map.of(), Format.EMAIL, List.of(Secret.hmac(Sending.SECRET)));
    return new MailSender(tools, MailClient.create(vertx, config), from)
        .send(mailbox, "msg_1", event)
        .toCompletionStage()
        .toCompletableFuture()
        .get(20, TimeUnit.SECONDS);
  }
}
