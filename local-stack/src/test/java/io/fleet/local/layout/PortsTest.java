package io.fleet.local.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
  @TempDir Path directory;

  private Path file;

  @BeforeEach
  void setUp() {
    file = directory.resolve("ports.properties");
  }

  @Test
  void withoutAnybodysWishTheDefaultsAreTaken() {
    // when
    Ports ports = Ports.choose(Map.of(), OptionalInt.empty(), file);

    // then
    assertThat(ports.of(PortName.KAFKA)).isEqualTo(9092);
    assertThat(ports.of(PortName.FLINK_UI)).isEqualTo(8081);
    assertThat(ports.url(PortName.QUERY_API)).isEqualTo("http://127.0.0.1:8092");
  }

  @Test
  void aVariableBeatsAnOffsetAndAnOffsetBeatsTheMemory() throws IOException {
    // given
    Ports.choose(Map.of(), OptionalInt.of(7), file).save(file);

    // when
    Ports ports = Ports.choose(Map.of("FLEET_PORT_FLINK_UI", "4711"), OptionalInt.of(100), file);

    // then
    assertThat(ports.of(PortName.FLINK_UI)).isEqualTo(4711);
    assertThat(ports.of(PortName.KAFKA)).isEqualTo(9192);
  }

  @Test
  void whatWasChosenIsRemembered() throws IOException {
    // given
    Ports.choose(Map.of(), OptionalInt.of(100), file).save(file);

    // when
    Ports later = Ports.remembered(file);

    // then
    assertThat(later.of(PortName.INGEST_GATEWAY)).isEqualTo(8190);
  }

  @Test
  void whatIsNoPortIsRefusedByName() {
    // when then
    assertThatThrownBy(
            () -> Ports.choose(Map.of("FLEET_PORT_KAFKA", "70000"), OptionalInt.empty(), file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the port of kafka must be 1 to 65535, not 70000");
  }
}
