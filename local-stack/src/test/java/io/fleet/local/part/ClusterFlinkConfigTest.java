package io.fleet.local.part;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.Ports;
import io.fleet.local.layout.ProjectHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flink on one machine is told nothing but places beside the file of the containers. */
class ClusterFlinkConfigTest {
  private static final ProjectHome HOME = new ProjectHome(Path.of("..").toAbsolutePath());
  private static final String PLACES =
      "-D(jobmanager\\.rpc\\..*|.*bind-(host|port|address)|rest\\.(address|port)|blob\\..*"
          + "|taskmanager\\.(host|rpc\\.port|load-balance\\.mode)|.*tmp.*"
          + "|execution\\.checkpointing\\.dir)=.*";

  @TempDir Path directory;

  @Test
  void theFileIsTheVeryOneAndWhatIsToldBesideItIsAMatterOfMachines() throws IOException {
    // given
    DataDirectory data = new DataDirectory(directory);
    Path configuration = directory.resolve("conf/flink");

    // when
    List<String> arguments =
        new ClusterFlinkConfig(HOME, data, Ports.remembered(data.ports())).arguments(configuration);

    // then
    assertThat(arguments.subList(0, 2)).containsExactly("--configDir", configuration.toString());
    assertThat(arguments.subList(2, arguments.size()))
        .isNotEmpty()
        .allMatch(a -> a.matches(PLACES));
    assertThat(configuration.resolve("config.yaml")).hasSameBinaryContentAs(HOME.flinkConfig());
    assertThat(Files.readString(configuration.resolve("config.yaml")))
        .contains("restart-strategy.type", "execution.checkpointing.interval");
  }
}
