package io.fleet.local.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JavaCommandTest {
  @Test
  void aPartsOwnOptionsComeAfterThoseOfAllAndBeforeItsMainClass() {
    assertThat(JavaCommand.withHeapMib(64).small().soonStarted().main("a.jar", "Main", "--port"))
        .containsSubsequence(
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            "a.jar",
            "Main",
            "--port");
  }

  @Test
  void optionsOfAllAreWordsAndABlankTextHasNone() {
    assertThat(JavaCommand.optionsOfAll(" -XX:TieredStopAtLevel=1  -ea\n"))
        .isEqualTo(List.of("-XX:TieredStopAtLevel=1", "-ea"));
    assertThat(JavaCommand.optionsOfAll(" ")).isEmpty();
  }
}
