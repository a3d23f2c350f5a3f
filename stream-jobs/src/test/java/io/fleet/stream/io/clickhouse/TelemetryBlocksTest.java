package io.fleet.stream.io.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Telemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TelemetryBlocksTest {
  private static final long MONTH_MS = Duration.ofDays(31).toMillis();

  private final TelemetryBlocks blocks = new TelemetryBlocks();

  @Test
  void aBlockHasNoColumnThatNoneOfItsRowsNeeds() {
    // when
    for (int n = 0; n < 3; n++) {
      assertThat(blocks.add(StagedRows.telemetry(n))).isNull();
    }
    EncodedRow rows = blocks.end().get(0);

    // then
    assertThat(rows.table()).isEqualTo(ClickHouseTable.TELEMETRY);
    assertThat(rows.month()).isEqualTo(202606);
    assertThat(rows.count()).isEqualTo(3);
    assertThat(rows.bytes()[0]).as("columns").isEqualTo((byte) 12);
    assertThat(rows.bytes()[1]).as("rows").isEqualTo((byte) 3);
    assertThat(blocks.end()).isEmpty();
  }

  @Test
  void aBlockSaysTheSameWhateverWasInTheOneBefore() {
    // given
    blocks.add(StagedRows.telemetry(1));
    byte[] alone = blocks.end().get(0).bytes();
    blocks.add(told("x", 0));
    blocks.end();

    // when
    blocks.add(StagedRows.telemetry(1));

    // then
    assertThat(blocks.end().get(0).bytes()).isEqualTo(alone);
  }

  @Test
  void aBlockIsOfOneMonthAndMonthsMayTakeTurns() {
    // when
    for (int n = 0; n < 10; n++) {
      assertThat(blocks.add(told("x", n % 2 * MONTH_MS))).isNull();
    }

    // then
    List<EncodedRow> rows = blocks.end();
    assertThat(rows).extracting(EncodedRow::month).containsExactly(202606, 202607);
    assertThat(rows).extracting(EncodedRow::count).containsExactly(5, 5);
  }

  @Test
  void manyMonthsMakeRoomForEachOther() {
    // when
    List<EncodedRow> rows = new ArrayList<>();
    for (int n = 0; n < 30; n++) {
      EncodedRow before = blocks.add(told("x", n % 10 * MONTH_MS));
      if (before != null) {
        rows.add(before);
      }
    }

    // then
    assertThat(rows).hasSize(22);
    rows.addAll(blocks.end());
    assertThat(rows.stream().mapToInt(EncodedRow::count).sum()).isEqualTo(30);
    assertThat(rows).extracting(EncodedRow::month).contains(202606, 202703);
  }

  @Test
  void manyRowsAreSeveralBlocks() {
    assertThat(StagedRows.blocks(0, 2_500))
        .extracting(EncodedRow::count)
        .containsExactly(1_000, 1_000, 500);
  }

  @Test
  void longRowsAreMoreBlocks() {
    // when
    List<EncodedRow> ended = new ArrayList<>();
    for (int n = 0; n < 1_000; n++) {
      EncodedRow before = blocks.add(told("x".repeat(1_000), 0));
      if (before != null) {
        ended.add(before);
      }
    }

    // then
    assertThat(ended)
        .hasSizeGreaterThan(5)
        .allSatisfy(rows -> assertThat(rows.bytes().length).isLessThan(160 << 10));
  }

  private static Telemetry told(String text, long laterMs) {
    return Telemetry.builder()
        .vehicleId("van")
        .timestampMs(StagedRows.START_MS + laterMs)
        .tag("said", text)
        .faultCode("P1")
        .build();
  }
}
