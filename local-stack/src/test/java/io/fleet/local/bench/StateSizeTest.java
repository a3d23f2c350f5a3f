package io.fleet.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.local.bench.profile.LiveHeap;
import io.fleet.local.bench.stack.Checkpoints.Checkpoint;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateSizeTest {
  @Test
  void whatIsThereWithoutVehiclesIsNotCountedForEachFurtherOne() {
    // given
    StateSize few = size(1_000, 500_000 + 1_000 * 3_000L, 90_000_000 + 1_000 * 20_000L);
    StateSize many = size(10_000, 500_000 + 10_000 * 3_000L, 90_000_000 + 10_000 * 20_000L);

    // then
    assertThat(few.stateBytesPerVehicle()).isEqualTo(3_500);
    assertThat(many.stateBytesPerVehicle()).isEqualTo(3_050);
    assertThat(many.stateBytesPerFurtherVehicle(few)).isEqualTo(3_000);
    assertThat(many.heapBytesPerFurtherVehicle(few)).isEqualTo(20_000);
  }

  private static StateSize size(int vehicles, long stateBytes, long heapBytes) {
    StateSize.Kept kept =
        new StateSize.Kept(
            new Checkpoint(0, stateBytes, stateBytes, 100, 1, 80, Map.of("timeline", stateBytes)),
            new LiveHeap(heapBytes, List.of()),
            2 * heapBytes);
    return new StateSize(vehicles, new Pace(vehicles, 1, 0), kept, kept, 10, 0, vehicles);
  }
}
