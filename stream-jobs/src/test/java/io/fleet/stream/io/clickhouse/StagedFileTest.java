package io.fleet.stream.io.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedFileTest {
  private static final WriterId WRITER = new WriterId("facts", 3, 1, 1_780_272_000_000L);

  @TempDir Path folder;

  @Test
  void theNameSaysAll() {
    StagedFile file =
        StagedFile.of(5, WRITER.fileName(7), "vehicle_states", 0, 12, 3_456, 0xF000_000F);

    assertThat(file.name())
        .isEqualTo(
            "0000000000005.facts-3-1-1780272000000-7.vehicle_states.000000.12.3456.f000000f");
    assertThat(StagedFile.ofName(file.name())).isEqualTo(file);
    assertThat(file.writer()).isEqualTo(WRITER);
  }

  @Test
  void otherNamesAreRefused() {
    for (String name : List.of("", "x", "1.a-b.t.0.1.1.0", "a.facts-0-0-1-1.t.0.1.1.0")) {
      assertThatThrownBy(() -> StagedFile.ofName(name))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void committablesComeThroughCheckpointsAndUnknownVersionsDoNot() throws IOException {
    StagedFileSerializer serializer = new StagedFileSerializer();
    StagedFile file = StagedFile.of(5, WRITER.fileName(0), "alerts", 202606, 1, 2, 3);

    byte[] bytes = serializer.serialize(file);

    assertThat(serializer.deserialize(1, bytes)).isEqualTo(file);
    assertThatThrownBy(() -> serializer.deserialize(2, bytes)).isInstanceOf(IOException.class);
  }

  @Test
  void aFileIsNeverWrittenOver() throws IOException {
    // given
    StagingDirectory directory = StagingDirectory.create(folder, true);
    new StagedFileWriter(directory, WRITER.fileName(0), ClickHouseTable.ALERTS, 202606);

    // when, then
    assertThatThrownBy(
            () -> new StagedFileWriter(directory, WRITER.fileName(0), ClickHouseTable.ALERTS, 0))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void theFileIsWhatItsNameSays() throws IOException {
    // given
    StagingDirectory directory = StagingDirectory.create(folder, true);

    // when
    StagedFile file = StagedRows.ready(directory, 0, StagedRows.telemetryRows(0, 1_000));

    // then
    Path path = directory.ready(file);
    FileHeader header = FileHeader.read(path);
    assertThat(Files.size(path)).isEqualTo(file.bytes());
    assertThat(file.rows()).isEqualTo(1_000);
    assertThat(file.month()).isEqualTo(202606);
    assertThat(header.table()).isEqualTo("telemetry");
    assertThat(header.columns()).isEqualTo(String.join(", ", ClickHouseTable.TELEMETRY.columns()));
    assertThat(header.length()).isEqualTo(FileHeader.bytes(ClickHouseTable.TELEMETRY).length);
  }

  @Test
  void aFileWithoutAHeaderIsNoStagedFile() throws IOException {
    Path file = folder.resolve("x");
    Files.write(file, "fleet-rows/1 t(a, b); DROP\n".getBytes(StandardCharsets.US_ASCII));

    assertThatThrownBy(() -> FileHeader.read(file)).isInstanceOf(IOException.class);
  }
}
