package io.fleet.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.local.bench.suite.SuiteBench;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class AllCommandTest {
  private static final int WRONG_USAGE = 2;

  @TempDir Path directory;

  @Test
  void benchesRunInTheOrderOfTheTableHoweverTheyAreNamed() {
    assertThat(SuiteBench.chosen(List.of("peer", "drain", "http", "drain")))
        .containsExactly(SuiteBench.DRAIN, SuiteBench.HTTP, SuiteBench.PEER);
    assertThat(SuiteBench.chosen(List.of())).containsExactly(SuiteBench.values());
    assertThatThrownBy(() -> SuiteBench.chosen(List.of("drain", "nonesuch")))
        .hasMessage("no bench nonesuch");
  }

  @ParameterizedTest
  @EnumSource
  void everyBenchHasATargetAndTakesWhatItIsTold(SuiteBench bench) {
    assertThat(Target.of(bench.benchName()).bench()).isEqualTo(bench.benchName());
    for (SuiteBench.Size size : SuiteBench.Size.values()) {
      List<String> words = new ArrayList<>(bench.words(size, directory.resolve("stacks")));
      words.add(0, bench.benchName());
      assertThat(
              new CommandLine(new BenchCommand())
                  .parseArgs(words.toArray(String[]::new))
                  .subcommand()
                  .commandSpec()
                  .name())
          .isEqualTo(bench.benchName());
    }
  }

  @Test
  void everyBenchIsInTheSuite() {
    assertThat(new CommandLine(new BenchCommand()).getSubcommands().keySet())
        .filteredOn(name -> !name.equals("all"))
        .allMatch(name -> SuiteBench.named(name).isPresent());
  }

  @Test
  void nonsenseIsRefusedBeforeAnythingRuns() {
    assertThat(run("--only", "drain,nonesuch")).isEqualTo(WRONG_USAGE);
    assertThat(run("--runs", "0")).isEqualTo(WRONG_USAGE);
    assertThat(directory).isEmptyDirectory();
  }

  private int run(String... arguments) {
    return new CommandLine(new AllCommand())
        .setErr(new PrintWriter(new StringWriter()))
        .execute(with("--report=" + directory, arguments));
  }

  private static String[] with(String first, String... rest) {
    List<String> all = new ArrayList<>(List.of(rest));
    all.add(0, first);
    return all.toArray(String[]::new);
  }
}
