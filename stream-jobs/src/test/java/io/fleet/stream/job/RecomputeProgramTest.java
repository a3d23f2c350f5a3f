package io.fleet.stream.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecomputeProgramTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private int run(String... more) throws Exception {
    List<String> words = new ArrayList<>(List.of("--bootstrap-servers", "127.0.0.1:1"));
    words.addAll(List.of("--clickhouse-url", "http://127.0.0.1:1", "--staging-dir", "/nowhere"));
    words.addAll(List.of(more));
    PrintStream out = new PrintStream(said, true, UTF_8);
    return RecomputeProgram.run(out, out, words.toArray(String[]::new));
  }

  @Test
  void aTimeThatEndsBeforeItBeginsMakesNoSense() throws Exception {
    assertThat(run("--from-ms", "2", "--to-ms", "1")).isEqualTo(2);
    assertThat(said.toString(UTF_8)).contains("--to-ms must not be before --from-ms");
  }

  @Test
  void aStoreThatDoesNotAnswerIsToldInOneLine() throws Exception {
    assertThat(run("--from-ms", "1", "--to-ms", "2")).isEqualTo(1);
    assertThat(said.toString(UTF_8).lines()).hasSize(1).first().asString().contains("not answer");
  }
}
