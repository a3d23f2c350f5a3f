package io.fleet.local.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.local.command.UsersErrors;
import io.fleet.local.token.Secrets;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What people read when there is no stack to ask; with one, see the acceptance tests. */
class DeviceCommandTest {
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  @TempDir Path directory;

  private final StringWriter errors = new StringWriter();

  @Test
  void withoutAKeyItSaysWhatToDo() {
    assertThat(run("list")).isEqualTo(FAILED);
    assertThat(errors.toString()).contains("run fleet up first");
  }

  @Test
  void withoutAGatewayItSaysWhatToDo() throws Exception {
    // given
    new Secrets(Files.createDirectories(directory.resolve("secrets")), Clock.systemUTC()).ensure();
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Files.writeString(
          directory.resolve("ports.properties"), "ingest-gateway=" + free.getLocalPort() + "\n");
    }
    // when
    int exit = run("token", "van-1");
    // then
    assertThat(exit).isEqualTo(FAILED);
    assertThat(errors.toString()).contains("nobody answers at", "run fleet up first");
  }

  @Test
  void aDeviceMustBeNamed() {
    assertThat(run("token")).isEqualTo(WRONG_USAGE);
    assertThat(run("revoke")).isEqualTo(WRONG_USAGE);
    assertThat(run("block")).isEqualTo(WRONG_USAGE);
  }

  private int run(String word, String... words) {
    CommandLine command = new CommandLine(new DeviceCommand());
    command.setExecutionExceptionHandler(new UsersErrors());
    PrintWriter quiet = new PrintWriter(new StringWriter());
    command.setOut(quiet).setErr(new PrintWriter(errors, true));
    String[] all = new String[words.length + 3];
    all[0] = word;
    all[1] = "--data";
    all[2] = directory.toString();
    System.arraycopy(words, 0, all, 3, words.length);
    return command.execute(all);
  }
}
