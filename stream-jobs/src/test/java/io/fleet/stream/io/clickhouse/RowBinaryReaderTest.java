package io.fleet.stream.io.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.events.Telemetry;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowBinaryReaderTest {
  private static final String LONGER_THAN_THE_BUFFER = "é".repeat(50_000);

  private final byte[] row =
      new RowBinaryWriter()
          .string("")
          .string(LONGER_THAN_THE_BUFFER)
          .string(new byte[] {0, -1})
          .uint32(-2)
          .int64(Long.MIN_VALUE)
          .dateTime64(1_780_272_000_123L)
          .bool(true)
          .nullableInt32(Telemetry.ABSENT)
          .nullableInt32(-5)
          .nullableInt64(2_000_000_000)
          .nullableBool(Telemetry.ABSENT)
          .nullableBool(0)
          .strings(List.of("a", "b"))
          .map(Map.of("n", "v"))
          .toRow(ClickHouseTable.TELEMETRY, 0)
          .bytes();

  @Test
  void whatTheWriterWroteIsReadAgain() throws IOException {
    readRow(new RowBinaryReader(new ByteArrayInputStream(row)));
  }

  @Test
  void howTheBytesComeInDoesNotMatter() throws IOException {
    InputStream oneByOne =
        new ByteArrayInputStream(row) {
          @Override
          public synchronized int read(byte[] bytes, int offset, int length) {
            return super.read(bytes, offset, Math.min(length, 1));
          }
        };

    readRow(new RowBinaryReader(oneByOne));
  }

  private static void readRow(RowBinaryReader in) throws IOException {
    assertThat(in.hasNext()).isTrue();
    assertThat(in.string()).isEmpty();
    assertThat(in.string()).isEqualTo(LONGER_THAN_THE_BUFFER);
    assertThat(in.bytes()).containsExactly(0, -1);
    assertThat(in.int32()).isEqualTo(-2);
    assertThat(in.int64()).isEqualTo(Long.MIN_VALUE);
    assertThat(in.int64()).isEqualTo(1_780_272_000_123L);
    assertThat(in.bool()).isTrue();
    assertThat(in.nullableInt32()).isEqualTo(Telemetry.ABSENT);
    assertThat(in.nullableInt32()).isEqualTo(-5);
    assertThat(in.nullableInt64()).isEqualTo(2_000_000_000);
    assertThat(in.nullableBool()).isEqualTo(Telemetry.ABSENT);
    assertThat(in.nullableBool()).isZero();
    assertThat(List.of(in.length(), in.string(), in.string())).isEqualTo(List.of(2, "a", "b"));
    assertThat(List.of(in.length(), in.string(), in.string())).isEqualTo(List.of(1, "n", "v"));
    assertThat(in.hasNext()).isFalse();
  }

  @Test
  void aRowThatIsCutOffIsNoRow() {
    byte[] cut = Arrays.copyOf(row, row.length - 1);

    assertThatThrownBy(() -> readRow(new RowBinaryReader(new ByteArrayInputStream(cut))))
        .isInstanceOf(EOFException.class);
  }

  @Test
  void lengthsThatNobodyWroteTakeNoMemory() {
    byte[] far = {-1, -1, -1, -1, 7};
    byte[] endless = {-1, -1, -1, -1, -1, -1, -1};

    for (byte[] length : List.of(far, endless)) {
      assertThatThrownBy(() -> new RowBinaryReader(new ByteArrayInputStream(length)).bytes())
          .isExactlyInstanceOf(IOException.class);
    }
  }
}
