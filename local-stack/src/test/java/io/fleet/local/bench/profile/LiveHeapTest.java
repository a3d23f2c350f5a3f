package io.fleet.local.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveHeapTest {
  private static final String HEAD = " num     #instances         #bytes  class name (module)";
  private static final String LINE = "-------------------------------------------------------";

  @Test
  void theTotalIsReadAndTheGreatestClassesFirst() throws IOException {
    // when
    LiveHeap heap =
        LiveHeap.parse(
            List.of(
                "4711:",
                HEAD,
                LINE,
                "   1:         51234        6543210  [B (java.base@17.0.13)",
                "   2:           900          86400  io.fleet.events.Telemetry",
                "Total         52134        6629610"));

    // then
    assertThat(heap.bytes()).isEqualTo(6_629_610);
    assertThat(heap.classes())
        .containsExactly(
            new LiveHeap.OfClass("[B", 51_234, 6_543_210),
            new LiveHeap.OfClass("io.fleet.events.Telemetry", 900, 86_400));
  }

  @Test
  void aCountThatIsCutOffIsNone() {
    assertThatThrownBy(() -> LiveHeap.parse(List.of("4711:", HEAD, LINE)))
        .isInstanceOf(IOException.class);
  }
}
