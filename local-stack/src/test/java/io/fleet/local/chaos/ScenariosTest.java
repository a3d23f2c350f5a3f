package io.fleet.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.local.part.PartNames;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenariosTest {
  private final List<String> names =
      new Scenarios(Duration.ofSeconds(30), Duration.ofMinutes(5), 1)
          .all().stream().map(Scenario::name).toList();

  @Test
  void everyPartButTheSimulatorIsKilledAndStopped() {
    for (String part : PartNames.ALL) {
      if (!part.equals(PartNames.SIMULATOR)) {
        assertThat(names).contains("kill-" + part, "pause-" + part);
      }
    }
  }

  /** Vehicles are named after their scenario and a dot. */
  @Test
  void namesAreOnesThatVehiclesMayHave() {
    assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z-]{1,40}"));
  }
}
