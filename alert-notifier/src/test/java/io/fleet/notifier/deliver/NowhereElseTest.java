package io.fleet.notifier.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.notifier.deliver.AttemptResult.Kind;
import io.fleet.notifier.deliver.guard.AddressGuard;
import io.fleet.notifier.deliver.guard.AllowList;
import io.fleet.notifier.deliver.guard.Mode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Targets that lead into this machine or its network, in every disguise. A server listens on all
 * addresses of the machine, so whatever is connected to by mistake is seen.
 */
class NowhereElseTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static Sending sending;
  private RawServer everywhere;

  @BeforeAll
  static void open() {
    sending = Sending.through(Sending.guard("", InetAddress::getAllByName), PATIENCE, null);
  }

  @BeforeEach
  void listen() throws UnknownHostException {
    everywhere = new RawServer(InetAddress.getByName("::"), (socket, out) -> {});
  }

  @AfterEach
  void close() {
    everywhere.close();
  }

  @AfterAll
  static void closeSending() {
    sending.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:PORT/",
        "http://127.0.0.2:PORT/",
        "http://127.255.255.254:PORT/",
        "http://127.1:PORT/",
        "http://127.0.1:PORT/",
        "http://2130706433:PORT/",
        "http://017700000001:PORT/",
        "http://0x7f000001:PORT/",
        "http://0x7f.0.0.1:PORT/",
        "http://0x7f.1:PORT/",
        "http://0177.0.0.1:PORT/",
        "http://0177.1:PORT/",
        "http://127.0.0.01:PORT/",
        "http://127.000.000.001:PORT/",
        "http://127.0.0.1.:PORT/",
        "http://0.0.0.0:PORT/",
        "http://0:PORT/",
        "http://0.1.2.3:PORT/",
        "http://localhost:PORT/",
        "http://LOCALHOST:PORT/",
        "http://localhost.:PORT/",
        "http://ip6-localhost:PORT/",
        "http://[::1]:PORT/",
        "http://[0:0:0:0:0:0:0:1]:PORT/",
        "http://[0000::0001]:PORT/",
        "http://[::]:PORT/",
        "http://[::ffff:127.0.0.1]:PORT/",
        "http://[::ffff:7f00:1]:PORT/",
        "http://[0:0:0:0:0:ffff:127.0.0.1]:PORT/",
        "http://[::ffff:0:127.0.0.1]:PORT/",
        "http://[::127.0.0.1]:PORT/",
        "http://[64:ff9b::127.0.0.1]:PORT/",
        "http://[64:ff9b:1::7f00:1]:PORT/",
        "http://[2002:7f00:1::]:PORT/",
        "http://[2001:0:7f00:1::]:PORT/",
        "http://[::1%25lo]:PORT/",
        "http://[fe80::1%25lo]:PORT/",
        "http://[fe80::1]:PORT/",
        "http://[fd00:ec2::254]:PORT/",
        "http://8.8.8.8@127.0.0.1:PORT/",
        "http://user:secret@localhost:PORT/",
        "http://127.0.0.1:PORT@8.8.8.8/",
        "http://127.0.0.1:PORT#@8.8.8.8/",
        "http://127.0.0.1:PORT\\@8.8.8.8/",
        "http://127.0.0.1%2f@8.8.8.8:PORT/",
        "http://127.0.0.1%00.a.example:PORT/",
        "http://１２７.０.０.１:PORT/",
        "http://127。0。0。1:PORT/",
        "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:PORT/",
        "http://localhost\t:PORT/",
        "http:127.0.0.1:PORT/",
        "http:///127.0.0.1:PORT/",
        "//127.0.0.1:PORT/",
        "ftp://127.0.0.1:PORT/",
        "jar:http://127.0.0.1:PORT/",
        "http://10.0.0.1:PORT/",
        "http://172.31.0.1:PORT/",
        "http://192.168.1.1:PORT/",
        "http://100.64.0.1:PORT/",
        "http://169.254.169.254:PORT/latest/meta-data/",
        "http://0xa9fea9fe:PORT/",
        "http://[::ffff:169.254.169.254]:PORT/",
        "http://100.100.100.200:PORT/",
        "http://224.0.0.1:PORT/",
        "http://255.255.255.255:PORT/"
      })
  void noDisguiseOpensAConnection(String disguised) throws Exception {
    String url = disguised.replace("PORT", Integer.toString(everywhere.port()));
    try {
      AttemptResult result = sending.send(url);
      assertThat(result.kind()).isIn(Kind.REFUSED, Kind.UNREACHABLE);
      assertThat(result.reason()).matches("refused: .*|host not found");
    } catch (IllegalArgumentException e) {
      assertThat(e).isNotNull(); // no endpoint can be made with it
    }
    assertThat(everywhere.connections()).isZero();
  }

  @Test
  void theServerWouldSeeAConnection() throws Exception {
    try (Sending local = Sending.locally(PATIENCE)) {
      local.send("http://127.0.0.1:" + everywhere.port() + "/");
      local.send("http://[::1]:" + everywhere.port() + "/");

      assertThat(everywhere.connections()).isEqualTo(2);
    }
  }

  @Test
  void aNameThatTurnsInwardsAtTheSecondLookUpIsRefusedThen() throws Exception {
    // given: 127.0.0.9 stands for an address outside, all others of the machine are inside
    Iterator<String> answers = List.of("127.0.0.9", "127.0.0.1", "127.0.0.1").iterator();
    AddressGuard guard =
        Sending.guard(
            "127.0.0.9", host -> new InetAddress[] {InetAddress.getByName(answers.next())});
    MovedClock clock = new MovedClock();
    try (RawServer outside =
            new RawServer(
                InetAddress.getByName("127.0.0.9"),
                (socket, out) -> {
                  RawServer.readHead(socket);
                  RawServer.write(out, "HTTP/1.1 503 Later\r\nConnection: close\r\n\r\n");
                });
        Sending rebound = Sending.at(clock, guard)) {
      String url = "http://rebinding.example:" + outside.port() + "/";

      // when: the attempt, and its retries
      AttemptResult first = rebound.send(url);
      clock.moveOn(Duration.ofSeconds(6));
      AttemptResult second = rebound.send(url);
      AttemptResult third = rebound.send(url);

      // then
      assertThat(first.status()).isEqualTo(503);
      assertThat(second.reason()).isEqualTo("refused: loopback");
      assertThat(third.kind()).isEqualTo(Kind.REFUSED);
      assertThat(outside.connections()).isEqualTo(1);
      assertThat(everywhere.connections()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectInwardsIsAFailureThatIsNotFollowed(int status) throws Exception {
    String inwards = "http://127.0.0.1:" + everywhere.port() + "/";
    try (RawServer redirecting =
            new RawServer(
                (socket, out) -> {
                  RawServer.readHead(socket);
                  RawServer.write(
                      out,
                      "HTTP/1.1 "
                          + status
                          + " Go\r\nLocation: "
                          + inwards
                          + "\r\nContent-Length: 0\r\n\r\n");
                  socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
                });
        Sending local = Sending.locally(PATIENCE)) {
      AttemptResult result = local.send("http://127.0.0.1:" + redirecting.port() + "/");

      assertThat(result.kind()).isEqualTo(Kind.REJECTED);
      assertThat(result.status()).isEqualTo(status);
      assertThat(everywhere.connections()).isZero();
    }
  }

  @Test
  void theNameStaysInTheRequestWhileTheCheckedAddressIsConnected() throws Exception {
    StringBuffer head = new StringBuffer();
    try (RawServer server =
            new RawServer(
                (socket, out) -> {
                  byte[] buffer = new byte[4_096];
                  head.append(new String(buffer, 0, socket.getInputStream().read(buffer)));
                  RawServer.write(out, "HTTP/1.1 204 OK\r\n\r\n");
                  socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
                });
        Sending named =
            Sending.through(
                Sending.guard(
                    "127.0.0.1", host -> new InetAddress[] {InetAddress.getByName("127.0.0.1")}),
                PATIENCE,
                null)) {
      AttemptResult result = named.send("http://hooks.example:" + server.port() + "/in?a=b%20c");

      assertThat(result.kind()).isEqualTo(Kind.DELIVERED);
      assertThat(head.toString())
          .startsWith("POST /in?a=b%20c HTTP/1.1\r\n")
          .containsIgnoringCase("\r\nhost: hooks.example:" + server.port() + "\r\n");
    }
  }

  @Test
  void plainHttpIsRefusedInProductionBeforeAnybodyIsAsked() throws Exception {
    AddressGuard strict =
        new AddressGuard(Mode.PRODUCTION, AllowList.parse("127.0.0.1"), InetAddress::getAllByName);
    try (Sending production = Sending.through(strict, PATIENCE, null)) {
      AttemptResult result = production.send("http://127.0.0.1:" + everywhere.port() + "/");

      assertThat(result.reason()).isEqualTo("refused: no_tls");
      assertThat(everywhere.connections()).isZero();
    }
  }
}
