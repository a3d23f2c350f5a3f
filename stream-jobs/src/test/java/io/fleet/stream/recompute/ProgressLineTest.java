package io.fleet.stream.recompute;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, UTF_8);
  private long nowNs;

  private void steps(ProgressLine line, int count, long eachMs) {
    for (int i = 0; i < count; i++) {
      nowNs += TimeUnit.MILLISECONDS.toNanos(eachMs);
      line.step();
    }
  }

  @Test
  void onATerminalTheBarIsDrawnAnewUntilItIsFull() {
    // when
    steps(new ProgressLine(out, true, 4, () -> nowNs), 4, 200);

    // then
    assertThat(printed.toString(UTF_8).strip().split("\r"))
        .containsExactly(
            "[#######.......................] 1 of 4 vehicles",
            "[###############...............] 2 of 4 vehicles",
            "[######################........] 3 of 4 vehicles",
            "[##############################] 4 of 4 vehicles");
  }

  @Test
  void elsewhereALineIsWrittenNowAndThen() {
    // when
    steps(new ProgressLine(out, false, 1_000, () -> nowNs), 1_000, 25);

    // then
    assertThat(printed.toString(UTF_8).lines())
        .containsExactly("400 of 1000 vehicles", "800 of 1000 vehicles");
  }
}
