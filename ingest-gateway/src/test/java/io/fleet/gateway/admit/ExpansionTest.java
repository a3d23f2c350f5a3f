package io.fleet.gateway.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import io.fleet.gateway.admit.BodyRefusedException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExpansionTest {
  private static final int MAX = 100_000;

  private final InFlightBytes inFlight = new InFlightBytes(20_000_000);

  @ParameterizedTest
  @EnumSource(Compressor.class)
  void upToTheLimitEverythingComesOut(Compressor compressor) throws Exception {
    // given
    byte[] plain = new byte[MAX];
    new Random(7).nextBytes(plain);
    // when
    byte[] expanded = expand(compressor, compressor.compress(plain), MAX);
    // then
    assertThat(expanded).isEqualTo(plain);
  }

  @ParameterizedTest
  @EnumSource(Compressor.class)
  void nothingExpandsToNothing(Compressor compressor) throws Exception {
    assertThat(expand(compressor, compressor.compress(new byte[0]), MAX)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Compressor.class)
  void aByteBeyondTheLimitIsTooLarge(Compressor compressor) throws Exception {
    assertRefused(compressor, compressor.compress(new byte[MAX + 1]), Reason.TOO_LARGE);
  }

  @ParameterizedTest
  @EnumSource(Compressor.class)
  void aBombIsRefusedAndItsMemoryGivenBack(Compressor compressor) throws Exception {
    // given
    byte[] bomb = compressor.compress(new byte[50_000_000]);
    // when
    try (InFlightBytes.Share share = inFlight.open()) {
      assertThatThrownBy(() -> Expansion.expand(compressor.encoding, bomb, MAX, share))
          .isInstanceOfSatisfying(
              BodyRefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
      assertThat(inFlight.used()).isLessThanOrEqualTo(MAX + 1 + bomb.length + (9 << 20));
    }
    // then
    assertThat(inFlight.used()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Compressor.class)
  void whatIsCutShortIsMalformed(Compressor compressor) throws Exception {
    byte[] whole = compressor.compress("some text, some text".getBytes());
    for (int length = 0; length < whole.length; length++) {
      assertRefused(compressor, Arrays.copyOf(whole, length), Reason.MALFORMED);
    }
  }

  @ParameterizedTest
  @EnumSource(Compressor.class)
  void whatFollowsTheEndIsMalformed(Compressor compressor) throws Exception {
    byte[] whole = compressor.compress("some text, some text".getBytes());
    for (int more : new int[] {1, 2, 8, 10, 17, 30, 9_000}) {
      assertRefused(compressor, Arrays.copyOf(whole, whole.length + more), Reason.MALFORMED);
    }
  }

  @ParameterizedTest
  @EnumSource(Compressor.class)
  void whatIsSomethingElseIsMalformed(Compressor compressor) throws Exception {
    assertRefused(compressor, "{\"vehicle_id\":\"a\"}".getBytes(), Reason.MALFORMED);
  }

  @ParameterizedTest
  @EnumSource(Compressor.class)
  void noMemoryIsTakenBeyondTheBound(Compressor compressor) throws Exception {
    // given
    InFlightBytes small = new InFlightBytes(50_000);
    byte[] body = compressor.compress(new byte[90_000]);
    // then
    try (InFlightBytes.Share share = small.open()) {
      assertThatThrownBy(() -> Expansion.expand(compressor.encoding, body, MAX, share))
          .isInstanceOfSatisfying(
              BodyRefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.OVERLOADED));
      assertThat(small.used()).isLessThanOrEqualTo(50_000);
    }
  }

  @Test
  void membersOfGzipAndFramesOfZstdFollowEachOther() throws Exception {
    for (Compressor compressor : new Compressor[] {Compressor.GZIP, Compressor.ZSTD}) {
      byte[] two =
          concat(compressor.compress("one,".getBytes()), compressor.compress("two".getBytes()));
      assertThat(expand(compressor, two, MAX)).isEqualTo("one,two".getBytes());
    }
  }

  @Test
  void aZstdWindowOfMoreThanEightMebibytesIsNotAllocated() throws Exception {
    // given a stream of unknown size with a window of 128 MiB
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZstdOutputStream out = new ZstdOutputStream(bytes)) {
      out.setLong(27);
      out.write(new byte[200_000]);
    }
    // then
    assertRefused(Compressor.ZSTD, bytes.toByteArray(), Reason.TOO_LARGE);
  }

  @Test
  void aLaterZstdFrameMayNotAskForMoreThanTheFirst() throws Exception {
    byte[] small = Zstd.compress("a".getBytes());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new ZstdOutputStream(bytes)) {
      out.write(new byte[3_000]);
    }
    assertRefused(Compressor.ZSTD, concat(small, bytes.toByteArray()), Reason.MALFORMED);
  }

  private byte[] expand(Compressor compressor, byte[] body, int max) throws Exception {
    try (InFlightBytes.Share share = inFlight.open()) {
      return Expansion.expand(compressor.encoding, body, max, share);
    }
  }

  private void assertRefused(Compressor compressor, byte[] body, Reason reason) {
    assertThatThrownBy(() -> expand(compressor, body, MAX))
        .isInstanceOfSatisfying(
            BodyRefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static byte[] concat(byte[] first, byte[] second) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(first);
    bytes.write(second);
    return bytes.toByteArray();
  }
}
