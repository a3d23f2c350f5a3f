package io.fleet.notifier.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.fleet.notifier.deliver.AttemptResult.Kind;
import io.fleet.notifier.deliver.guard.AddressGuard;
import io.fleet.notifier.deliver.guard.AllowList;
import io.fleet.notifier.deliver.guard.Mode;
import io.vertx.core.net.TrustOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who the other side is: its certificate must be valid, believed, and for the host of the URL. */
class CertificatesTest {
  private static final String HOST = "hooks.example";

  @TempDir static Path directory;
  private static Path right;
  private static Path otherHost;
  private static Path expired;
  private static Path authority;

  private final AtomicInteger requests = new AtomicInteger();

  @BeforeAll
  static void make() throws Exception {
    right = TestCertificate.make(directory, "right", "san=dns:" + HOST + ",ip:127.0.0.1");
    otherHost = TestCertificate.make(directory, "other", "san=dns:elsewhere.example,dns:localhost");
    authority = TestCertificate.make(directory, "authority", "bc=ca:true");
    expired = TestCertificate.expired(directory, authority, "san=dns:" + HOST);
  }

  @Test
  void theRightOneIsDeliveredTo() throws Exception {
    assertThat(sendTo(right, HOST).kind()).isEqualTo(Kind.DELIVERED);
    assertThat(sendTo(right, "127.0.0.1").kind()).isEqualTo(Kind.DELIVERED);
    assertThat(requests).hasValue(2);
  }

  @Test
  void aCertificateOfAnotherHostIsNot() throws Exception {
    assertTlsFailed(sendTo(otherHost, HOST));
    assertTlsFailed(sendTo(otherHost, "127.0.0.1"));
  }

  @Test
  void anExpiredOneIsNot() throws Exception {
    assertTlsFailed(sendTo(expired, HOST));
  }

  @Test
  void oneThatNobodyBelievedVouchesForIsNot() throws Exception {
    assertTlsFailed(send(right, HOST, trust(otherHost, authority)));
  }

  @Test
  void thePlatformsAuthoritiesAreBelievedWhereNoneAreNamed() throws Exception {
    assertTlsFailed(send(right, HOST, null));
  }

  @Test
  void plainTextWhereTlsIsExpectedIsAFailure() throws Exception {
    try (RawServer plain =
            new RawServer((socket, out) -> RawServer.write(out, "HTTP/1.1 200 OK\r\n\r\n"));
        Sending sending =
            Sending.through(guard(), Duration.ofSeconds(10), trust(right, otherHost, authority))) {
      AttemptResult result = sending.send("https://" + HOST + ":" + plain.port() + "/");

      assertThat(result.kind()).isEqualTo(Kind.UNREACHABLE);
      assertThat(result.reason()).isEqualTo("TLS failed");
    }
  }

  private void assertTlsFailed(AttemptResult result) {
    assertThat(result.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(result.reason()).isEqualTo("TLS failed");
    assertThat(requests).hasValue(0);
  }

  private AttemptResult sendTo(Path certificate, String host) throws Exception {
    return send(certificate, host, trust(right, otherHost, authority));
  }

  private AttemptResult send(Path certificate, String host, TrustOptions trust) throws Exception {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    server.setHttpsConfigurator(new HttpsConfigurator(TestCertificate.serverContext(certificate)));
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try (Sending sending = Sending.through(guard(), Duration.ofSeconds(10), trust)) {
      return sending.send("https://" + host + ":" + server.getAddress().getPort() + "/hook");
    } finally {
      server.stop(0);
    }
  }

  private static AddressGuard guard() {
    return new AddressGuard(
        Mode.PRODUCTION,
        AllowList.parse("127.0.0.1"),
        host -> new InetAddress[] {InetAddress.getByName("127.0.0.1")});
  }

  private static TrustOptions trust(Path... believed) throws Exception {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(TestCertificate.believing(believed));
    return TrustOptions.wrap((javax.net.ssl.X509TrustManager) factory.getTrustManagers()[0]);
  }
}
