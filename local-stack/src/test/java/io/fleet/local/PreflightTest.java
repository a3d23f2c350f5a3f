package io.fleet.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.local.layout.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pieces of the pre-flight, run by bash as the command runs them. */
class PreflightTest {
  @TempDir Path directory;

  private Path home;

  @BeforeEach
  void setUp() {
    home = Path.of("..").toAbsolutePath().normalize();
  }

  @Test
  void versionsAreComparedAsNumbers() throws Exception {
    assertThat(bash("at_least 3.10.1 3.8 && echo enough")).isEqualTo("enough\n");
    assertThat(bash("at_least 3.6.3 3.8 || echo too old")).isEqualTo("too old\n");
  }

  @Test
  void aJdkIsKnownByItsReleaseFileAndItsCompiler() throws Exception {
    // given
    jdk("17.0.15");
    Path runtimeOnly = Files.createDirectories(directory.resolve("jre"));
    Files.writeString(runtimeOnly.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");

    // then
    assertThat(bash("jdk_major " + directory.resolve("jdk"))).isEqualTo("17\n");
    assertThat(bash("jdk_major " + runtimeOnly)).isEmpty();
  }

  @Test
  void aJdkNobodyTriedIsNamedAndNotTaken() throws Exception {
    // given
    String only = "jdk_candidates() { echo " + jdk("25.0.1") + "; }; ";

    // when
    String table = bash(only + "check_jdk; print_table; echo \"get ${missing_packages[*]}\"");

    // then
    assertThat(table).contains("MISS", "only JDK 25", "get openjdk-");
  }

  @Test
  void nodeIsNeededAlsoWhenTheEngineIsThere() throws Exception {
    // given
    String here = "node() { echo %s; }; npm() { :; }; %s check_node; print_table; ";
    String wanted = "echo \"get ${missing_packages[*]}\"";

    // then
    assertThat(bash(here.formatted("v18.20.4", "") + wanted)).contains("ok ", "get \n");
    assertThat(bash(here.formatted("v18.19.0", "") + wanted)).contains("MISS", "get nodejs npm");
    assertThat(bash(here.formatted("v20.1.0", "command() { false; };") + wanted))
        .contains("without npm");
    assertThat(bash("FLEET_ENGINE_LIB=/dev/null; preflight; print_table")).contains("Node 18.20");
  }

  @Test
  void aPortIsSaidToBeTakenByWhatHoldsIt() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      // given
      Map<String, String> ports = FreePorts.asEnvironment();
      ports.put("FLEET_PORT_KAFKA", String.valueOf(socket.getLocalPort()));

      // when
      String table = bash(ports, "check_ports; print_table");

      // then
      String kafka = line(table, " for kafka ");
      assertThat(kafka).startsWith("MISS").contains("taken by");
      assertThat(line(table, "query-api")).startsWith("ok").contains("free");
    }
  }

  @Test
  void portsFollowVariableThenOffsetThenMemory() throws Exception {
    // given
    Files.writeString(directory.resolve("ports.properties"), "flink-ui=8181\n");

    // then
    assertThat(bash("port_of flink-ui 8081")).isEqualTo("8181\n");
    assertThat(bash("port_offset=7; port_of flink-ui 8081")).isEqualTo("8088\n");
    assertThat(bash(Map.of("FLEET_PORT_FLINK_UI", "4711"), "port_of flink-ui 8081"))
        .isEqualTo("4711\n");
  }

  @Test
  void nothingIsChangedByLooking() throws Exception {
    // given
    Path data = directory.resolve("never-made");

    // when
    String table = bash("data=" + data + "; preflight with_ports; print_table");

    // then
    assertThat(table).contains("needed", "6 GB of free disk", "ulimit -n", "Maven");
    assertThat(data).doesNotExist();
  }

  private Path jdk(String version) throws IOException {
    Path jdk = Files.createDirectories(directory.resolve("jdk/bin")).getParent();
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    assertThat(Files.createFile(jdk.resolve("bin/javac")).toFile().setExecutable(true)).isTrue();
    return jdk;
  }

  private String bash(String script) throws Exception {
    return bash(Map.of(), script);
  }

  private String bash(Map<String, String> environment, String script) throws Exception {
    String prologue =
        "set -euo pipefail; home='%s'; data='%s'; port_offset=''; source \"$home/local-stack/preflight.sh\"; "
            .formatted(home, directory);
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", prologue + script);
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes());
    process.waitFor();
    return printed;
  }

  private static String line(String table, String part) {
    return table.lines().filter(line -> line.contains(part)).findFirst().orElse(table);
  }
}
