package io.fleet.local.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.local.FleetCommand;
import io.fleet.local.layout.DataDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenCommandTest {
  @TempDir Path directory;

  @Test
  void anEndpointIsThereAsLongAsSomebodyListens() throws Exception {
    // given
    DataDirectory data = new DataDirectory(directory);
    data.create();
    Process listener = listen();
    try {
      await().atMost(Duration.ofSeconds(20)).until(() -> !files(data).isEmpty());
      Path file = files(data).get(0);
      JsonNode endpoint = new ObjectMapper().readTree(Files.readString(file));

      // when
      listener.destroy();
      listener.waitFor();

      // then
      assertThat(endpoint.path("secret").asText()).startsWith("whsec_");
      assertThat(endpoint.path("url").asText()).startsWith("http://127.0.0.1:");
      assertThat(endpoint.path("event_types")).hasSize(1);
      assertThat(files(data)).isEmpty();
    } finally {
      listener.destroyForcibly();
    }
  }

  @Test
  void onlyItsOwnerReadsAnEndpointsSecret() throws Exception {
    // given
    DataDirectory data = new DataDirectory(directory);
    data.create();
    java.net.URI url = java.net.URI.create("http://127.0.0.1:9911/");

    // when
    try (EndpointFile endpoint =
        EndpointFile.register(data.endpoints(), "listen-9911", url, "whsec_AAAA")) {
      // then
      assertThat(endpoint).isNotNull();
      Path file = data.endpoints().resolve("listen-9911.json");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  private Process listen() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            FleetCommand.class.getName(),
            "webhook",
            "listen",
            "--port",
            "0",
            "--data",
            directory.toString())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("listen.out").toFile())
        .start();
  }

  private static List<Path> files(DataDirectory data) throws Exception {
    try (Stream<Path> files = Files.list(data.endpoints())) {
      return files.filter(file -> file.toString().endsWith(".json")).toList();
    }
  }
}
