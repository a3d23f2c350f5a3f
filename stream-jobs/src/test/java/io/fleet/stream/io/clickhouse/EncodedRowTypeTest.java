package io.fleet.stream.io.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class EncodedRowTypeTest {

  @Test
  void flinkFindsTheTypeByItself() {
    assertThat(TypeInformation.of(EncodedRow.class)).isSameAs(EncodedRowTypeInfo.INSTANCE);
  }

  @Test
  void rowsOfEveryTableComeThrough() throws IOException {
    for (ClickHouseTable table : ClickHouseTable.values()) {
      EncodedRow row = new EncodedRow(table, 202606, 2, new byte[] {1, 2, 3});
      DataOutputSerializer out = new DataOutputSerializer(64);

      EncodedRowSerializer.INSTANCE.serialize(row, out);

      DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
      assertThat(EncodedRowSerializer.INSTANCE.deserialize(in)).isEqualTo(row);
      assertThat(in.available()).isZero();
    }
  }

  @Test
  void aRowIsNotCopiedBetweenChainedOperators() {
    EncodedRow row = StagedRows.driverRow(1);

    assertThat(EncodedRowSerializer.INSTANCE.isImmutableType()).isTrue();
    assertThat(EncodedRowSerializer.INSTANCE.copy(row)).isSameAs(row);
  }

  @Test
  void tablesHaveCodesOfTheirOwn() {
    Set<Integer> codes = new HashSet<>();

    EnumSet.allOf(ClickHouseTable.class).forEach(table -> codes.add(table.code()));

    assertThat(codes).hasSize(ClickHouseTable.values().length);
    assertThatThrownBy(() -> ClickHouseTable.ofCode(0)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> ClickHouseTable.ofCode(99)).isInstanceOf(RuntimeException.class);
  }
}
