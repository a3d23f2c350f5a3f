package io.fleet.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class DestinationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run|give --gateway with --token-file, or --bootstrap-servers",
        "run --gateway http://127.0.0.1:1|--gateway needs --token-file",
        "run --gateway http://127.0.0.1:1 --bootstrap-servers 127.0.0.1:1|not both",
        "run --bootstrap-servers nowhere|host:port"
      })
  void aRunWithoutOneUsableDestinationIsRefused(String words, String complaint) {
    // given
    StringWriter err = new StringWriter();
    CommandLine command = new CommandLine(new SimulatorCommand()).setErr(new PrintWriter(err));

    // when
    int exit = command.execute(words.split(" "));

    // then
    assertThat(exit).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains(complaint);
  }
}
