package io.fleet.local.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class WebhookReceiverTest {
  private static final String SECRET = "whsec_" + "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0";
  private static final String BODY =
      "{\"type\":\"vehicle.overspeed.opened\",\"data\":{\"alert_id\":\"a-1\",\"version\":1,"
          + "\"state\":\"opened\",\"vehicle_id\":\"truck-7\"}}";

  private final List<ReceivedMessage> received = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void aMessageWithTheRightSignatureIsVerifiedAndTaken() throws Exception {
    try (WebhookReceiver receiver = start(204, Duration.ZERO)) {
      // when
      int status = post(receiver, BODY, BODY);

      // then
      assertThat(status).isEqualTo(204);
      assertThat(received)
          .singleElement()
          .extracting(ReceivedMessage::line)
          .isEqualTo("vehicle.overspeed.opened v1 opened vehicle=truck-7 alert=a-1 msg_1 verified");
    }
  }

  @Test
  void aMessageChangedOnItsWayIsRefused() throws Exception {
    try (WebhookReceiver receiver = start(204, Duration.ZERO)) {
      // when
      int status = post(receiver, BODY, BODY.replace("truck-7", "truck-8"));

      // then
      assertThat(status).isEqualTo(401);
      assertThat(received).singleElement().matches(message -> !message.verified());
      assertThat(received.get(0).line()).endsWith("NOT VERIFIED");
    }
  }

  @Test
  void aMessageWithoutSignatureIsRefused() throws Exception {
    try (WebhookReceiver receiver = start(204, Duration.ZERO)) {
      // when
      HttpRequest request =
          HttpRequest.newBuilder(receiver.url())
              .POST(HttpRequest.BodyPublishers.ofString("{}"))
              .build();
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();

      // then
      assertThat(status).isEqualTo(401);
    }
  }

  @Test
  void itFailsWhenToldTo() throws Exception {
    try (WebhookReceiver receiver = start(500, Duration.ZERO)) {
      assertThat(post(receiver, BODY, BODY)).isEqualTo(500);
      assertThat(received).singleElement().matches(ReceivedMessage::verified);
    }
  }

  @Test
  void itAnswersLateWhenToldTo() throws Exception {
    try (WebhookReceiver receiver = start(204, Duration.ofMillis(700))) {
      // when
      long started = System.nanoTime();
      post(receiver, BODY, BODY);

      // then
      assertThat(Duration.ofNanos(System.nanoTime() - started))
          .isGreaterThan(Duration.ofMillis(690));
    }
  }

  @Test
  void aBodyBeyondReasonIsNotReadToItsEnd() throws Exception {
    try (WebhookReceiver receiver = start(204, Duration.ZERO)) {
      // given
      String body = "x".repeat((1 << 20) + 1);

      // when
      int status = post(receiver, body, body);

      // then
      assertThat(status).isEqualTo(413);
      assertThat(received).isEmpty();
    }
  }

  private WebhookReceiver start(int status, Duration delay) throws Exception {
    return WebhookReceiver.start(0, SECRET, status, delay, received::add);
  }

  private int post(WebhookReceiver receiver, String signed, String sent) throws Exception {
    long now = Instant.now().getEpochSecond();
    HttpRequest request =
        HttpRequest.newBuilder(receiver.url())
            .header("webhook-id", "msg_1")
            .header("webhook-timestamp", String.valueOf(now))
            .header("webhook-signature", new Webhook(SECRET).sign("msg_1", now, signed))
            .POST(HttpRequest.BodyPublishers.ofString(sent))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
