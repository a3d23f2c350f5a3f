package io.fleet.gateway.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.gateway.admit.BodyRefusedException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ExpansionTest {
  private static final int MAX = 100_000;

  private final InFlightBytes inFlight = new InFlightBytes(1_000_000);

  @Test
  void upToTheLimitEverythingComesOut() throws Exception {
    // given
    byte[] plain = new byte[MAX];
    Arrays.fill(plain, (byte) 'x');
    // when
    byte[] expanded = Expansion.expand(gzip(plain), MAX, inFlight.open());
    // then
    assertThat(expanded).isEqualTo(plain);
  }

  @Test
  void nothingExpandsToNothing() throws Exception {
    assertThat(Expansion.expand(gzip(new byte[0]), MAX, inFlight.open())).isEmpty();
  }

  @Test
  void aBombIsRefusedAndItsMemoryGivenBack() throws Exception {
    // given
    byte[] bomb = gzip(new byte[50_000_000]);
    // when
    try (InFlightBytes.Share share = inFlight.open()) {
      assertRefused(bomb, MAX, share, Reason.TOO_LARGE);
      assertThat(inFlight.used()).isLessThanOrEqualTo(MAX + 1);
    }
    // then
    assertThat(inFlight.used()).isZero();
  }

  @Test
  void whatIsNoGzipOrCutShortIsMalformed() throws Exception {
    byte[] whole = gzip("some text".getBytes());
    assertRefused(Arrays.copyOf(whole, whole.length - 4), MAX, inFlight.open(), Reason.MALFORMED);
    assertRefused("{}".getBytes(), MAX, inFlight.open(), Reason.MALFORMED);
  }

  @Test
  void noMemoryIsTakenBeyondTheBound() throws Exception {
    // given
    InFlightBytes small = new InFlightBytes(50_000);
    // then
    assertRefused(gzip(new byte[90_000]), MAX, small.open(), Reason.OVERLOADED);
    assertThat(small.used()).isLessThanOrEqualTo(50_000);
  }

  private static void assertRefused(
      byte[] body, int max, InFlightBytes.Share share, Reason reason) {
    assertThatThrownBy(() -> Expansion.expand(body, max, share))
        .isInstanceOfSatisfying(
            BodyRefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }
}
