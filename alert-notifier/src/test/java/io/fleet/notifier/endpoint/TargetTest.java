package io.fleet.notifier.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mailto:ops@example.org",
        "MAILTO:night.shift+fleet@mail.example.co",
        "mailto:root@localhost"
      })
  void aMailboxIsATarget(String url) {
    Target target = new Target(URI.create(url), Map.of());

    assertThat(target.isMail()).isTrue();
    assertThat(target.mailAddress()).isEqualTo(url.substring(7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mailto:ops",
        "mailto:a@b.example,c@d.example",
        "mailto:a@b.example?subject=x",
        "mailto:a@b.example?bcc=c@d.example",
        "mailto:a%0d%0aBcc:c@b.example",
        "mailto:%22a%20b%22@b.example",
        "mailto:a@b.example#x",
        "mailto:a@-b.example",
        "mailto:.a@b.example",
        "mailto:a@127.0.0.1",
        "ftp://a.example/",
        "file:///etc/passwd",
        "gopher://a.example/",
        "http:a.example",
        "https://user@a.example/",
        "https://a.example/#x",
        "https://a.example:0/",
        "https://a.example:65536/",
        "https://a_b..example/",
        "https://ä.example/",
        "https://a.example/ä"
      })
  void whatIsNoneIsRefusedWithoutBeingTold(String url) {
    assertThatThrownBy(() -> new Target(URI.create(url), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("url: ")
        .hasMessageNotContaining("example");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"X-Token | secret-1", "Authorization | Bearer abc.def", "accept | */*"})
  void furtherHeadersAreTaken(String name, String value) {
    assertThatCode(() -> web(Map.of(name, value))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "webhook-id",
        "Webhook-Signature",
        "WEBHOOK-TIMESTAMP",
        "host",
        "Host",
        "content-type",
        "Content-Length",
        "transfer-encoding",
        "connection",
        "expect",
        "upgrade",
        "proxy-authorization",
        "user-agent",
        "a b",
        "a:b",
        "a\r\nb",
        "",
        "ü"
      })
  void headersOfTheRequestItselfAndNamesThatAreNoneAreRefused(String name) {
    assertThatThrownBy(() -> web(Map.of(name, "s3cret")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("headers")
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"s3cret\r\nwebhook-id: x", "s3cret\n", "s3cret\u0000", "s3crét", "\u007f"})
  void noValueCanEndItsLine(String value) {
    assertThatThrownBy(() -> web(Map.of("x-token", value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("headers.x-token: 1 to 1024 visible ASCII characters expected");
  }

  @Test
  void aHeaderStandsOnce() {
    assertThatThrownBy(() -> web(Map.of("X-A", "1", "x-a", "2"))).hasMessage("headers.x-a: twice");
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/, STANDARD, true, false, ",
    "http://a.example/, STANDARD, true, false, url: https only",
    "http://a.example/, SLACK, false, false, ",
    "mailto:a@b.example, EMAIL, true, true, ",
    "mailto:a@b.example, EMAIL, true, false, 'url: no e-mail can be sent, for no SMTP server is"
        + " configured (QUARKUS_MAILER_HOST)'",
    "mailto:a@b.example, STANDARD, true, true, 'format: email goes with mailto:, and nothing else"
        + " does'",
    "https://a.example/, EMAIL, true, true, 'format: email goes with mailto:, and nothing else does'"
  })
  void theInstallationSaysWhatItDeliversTo(
      String url, Format format, boolean httpsOnly, boolean mail, String problem) {
    Target target = new Target(URI.create(url), Map.of());
    TargetPolicy policy = new TargetPolicy(httpsOnly, mail);

    if (problem == null) {
      assertThatCode(() -> policy.check(target, format)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> policy.check(target, format)).hasMessage(problem);
    }
  }

  private static Target web(Map<String, String> headers) {
    return new Target(URI.create("https://a.example/"), headers);
  }
}
