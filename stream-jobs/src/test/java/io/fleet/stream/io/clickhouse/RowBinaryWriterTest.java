package io.fleet.stream.io.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.events.Telemetry;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RowBinaryWriterTest {
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void stringsHaveTheirLengthInBytesInFront() {
    assertThat(bytes(w -> w.string("ab"))).isEqualTo("026162");
    assertThat(bytes(w -> w.string("é"))).isEqualTo("02c3a9");
    assertThat(bytes(w -> w.string(new byte[] {0, -1}))).isEqualTo("0200ff");
  }

  @Test
  void absentStringsAreEmpty() {
    assertThat(bytes(w -> w.string((String) null))).isEqualTo("00");
    assertThat(bytes(w -> w.string((byte[]) null))).isEqualTo("00");
  }

  @Test
  void lengthsFrom128OnTakeTwoBytes() {
    assertThat(bytes(w -> w.string("x".repeat(127)))).startsWith("7f78");
    assertThat(bytes(w -> w.string("x".repeat(128)))).startsWith("800178");
    assertThat(bytes(w -> w.string("x".repeat(300)))).startsWith("ac0278");
  }

  @Test
  void numbersAreLittleEndian() {
    assertThat(bytes(w -> w.uint8(255))).isEqualTo("ff");
    assertThat(bytes(w -> w.int32(-2))).isEqualTo("feffffff");
    assertThat(bytes(w -> w.uint32(0x8000_0001))).isEqualTo("01000080");
    assertThat(bytes(w -> w.int64(1))).isEqualTo("0100000000000000");
    assertThat(bytes(w -> w.uint64(-1))).isEqualTo("ffffffffffffffff");
    assertThat(bytes(w -> w.bool(true).bool(false))).isEqualTo("0100");
  }

  @Test
  void instantsAreMillisecondsAndStayInRange() {
    assertThat(bytes(w -> w.dateTime64(258))).isEqualTo("0201000000000000");
    assertThat(bytes(w -> w.dateTime64(Long.MAX_VALUE)))
        .isEqualTo(bytes(w -> w.dateTime64(PartitionMonth.MAX_MS)));
    assertThat(bytes(w -> w.dateTime64(Long.MIN_VALUE)))
        .isEqualTo(bytes(w -> w.dateTime64(PartitionMonth.MIN_MS)));
  }

  @Test
  void nullsAreOneByte() {
    assertThat(bytes(w -> w.nullableInt32(Telemetry.ABSENT))).isEqualTo("01");
    assertThat(bytes(w -> w.nullableInt64(Telemetry.ABSENT))).isEqualTo("01");
    assertThat(bytes(w -> w.nullableInt64((Long) null))).isEqualTo("01");
    assertThat(bytes(w -> w.nullableBool(Telemetry.ABSENT))).isEqualTo("01");
    assertThat(bytes(w -> w.nullableUuid(null))).isEqualTo("01");
    assertThat(bytes(w -> w.nullableDateTime64(null))).isEqualTo("01");
    assertThat(bytes(w -> w.nullableInt32(0))).isEqualTo("0000000000");
    assertThat(bytes(w -> w.nullableBool(1))).isEqualTo("0001");
    assertThat(bytes(w -> w.nullableInt64(5))).isEqualTo("000500000000000000");
  }

  @Test
  void uuidsAreTwoLittleEndianHalves() {
    UUID id = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

    assertThat(bytes(w -> w.uuid(id))).isEqualTo("7766554433221100ffeeddccbbaa9988");
  }

  @Test
  void listsAndMapsHaveTheirSizeInFront() {
    assertThat(bytes(w -> w.strings(List.of("a", "")))).isEqualTo("02016100");
    assertThat(bytes(w -> w.map(Map.of()))).isEqualTo("00");
    assertThat(bytes(w -> w.map(new TreeMap<>(Map.of("b", "2", "a", "1")).descendingMap())))
        .isEqualTo("0201610131" + "01620132");
  }

  @Test
  void aRowTakesWhatWasWrittenAndLeavesTheWriterEmpty() {
    RowBinaryWriter writer = new RowBinaryWriter();

    EncodedRow first = writer.uint8(1).toRow(ClickHouseTable.TRIPS, 202606);
    EncodedRow second = writer.uint8(2).toRow(ClickHouseTable.VEHICLE_STATES, 0);

    assertThat(first.bytes()).containsExactly(1);
    assertThat(second.bytes()).containsExactly(2);
    assertThatThrownBy(() -> writer.uint8(3).toRow(ClickHouseTable.TRIPS, 202613))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void monthsAreThoseOfUtc() {
    assertThat(PartitionMonth.of(StagedRows.START_MS)).isEqualTo(202606);
    assertThat(PartitionMonth.of(StagedRows.START_MS - 1)).isEqualTo(202605);
    assertThat(PartitionMonth.of(-1)).isEqualTo(196912);
    assertThat(PartitionMonth.of(Long.MAX_VALUE)).isEqualTo(229912);
    assertThat(PartitionMonth.of(Long.MIN_VALUE)).isEqualTo(190001);
  }

  private static String bytes(UnaryOperator<RowBinaryWriter> columns) {
    return HEX.formatHex(
        columns.apply(new RowBinaryWriter()).toRow(ClickHouseTable.TELEMETRY, 0).bytes());
  }
}
