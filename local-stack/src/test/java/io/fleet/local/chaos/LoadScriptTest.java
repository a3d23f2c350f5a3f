package io.fleet.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.local.chaos.Scenario.Extras;
import io.fleet.local.layout.ProjectHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadScriptTest {
  private static final Duration LOAD = Duration.ofSeconds(10);

  @TempDir Path directory;

  @Test
  void runsDifferInTheirNameAlone() throws Exception {
    // given
    LoadScript script = script();

    // when
    List<String> one = write(script, "one-", Extras.NONE);
    List<String> other = write(script, "other-", Extras.NONE);

    // then
    assertThat(one).hasSizeGreaterThan(5_000);
    assertThat(other).isEqualTo(one.stream().map(l -> l.replace("one-", "other-")).toList());
  }

  @Test
  void noTwoEventsOfAVehicleAreOfOneMomentAndEachVehiclesAreInOrder() throws Exception {
    // given
    Set<String> keys = new HashSet<>();
    long lastMs = 0;

    // when
    for (String line : write(script(), "one-", Extras.NONE)) {
      String[] fields = line.split("\t");
      keys.add(fields[1] + "@" + fields[2]);
      assertThat(Long.parseLong(fields[0])).isGreaterThanOrEqualTo(lastMs);
      lastMs = Long.parseLong(fields[0]);
    }

    // then
    assertThat(keys).hasSize(write(script(), "one-", Extras.NONE).size());
    assertThat(lastMs).isLessThan(LOAD.toMillis());
  }

  @Test
  void whatMayBeRefusedIsPostedAlone() throws Exception {
    List<String> alone =
        write(script(), "one-", Extras.WRONG_CLOCKS).stream()
            .filter(line -> line.split("\t")[3].equals("true"))
            .toList();
    assertThat(alone).isNotEmpty().allMatch(line -> line.contains("one-extra-"));
  }

  private static LoadScript script() {
    return new LoadScript(new ProjectHome(Path.of("nowhere")), 1, 8, Duration.ofMinutes(45));
  }

  private List<String> write(LoadScript script, String prefix, Extras extras) throws IOException {
    Path file = directory.resolve(prefix + extras);
    script.write(file, prefix, LOAD, extras);
    return Files.readAllLines(file);
  }
}
