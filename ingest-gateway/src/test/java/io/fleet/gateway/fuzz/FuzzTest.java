package io.fleet.gateway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A short run of what {@code ./fleet fuzz} does for minutes. */
class FuzzTest {
  private static final int ENOUGH_TO_FIND_A_WORD_S = 15;

  @Test
  void theCodecThrowsNothingButRefusals() throws Exception {
    Fuzzer.Run run = Fuzzer.run(CodecTarget.class, "codec");
    assertThat(run.found()).as(run.printed()).isFalse();
  }

  @Test
  void theAdmissionThrowsNothingButRefusals() throws Exception {
    Fuzzer.Run run = Fuzzer.run(AdmissionTarget.class, "admission");
    assertThat(run.found()).as(run.printed()).isFalse();
  }

  @Test
  void whatBreaksIsFound() throws Exception {
    Fuzzer.Run run = Fuzzer.run(BrokenTarget.class, "broken", ENOUGH_TO_FIND_A_WORD_S);
    assertThat(run.found()).as(run.printed()).isTrue();
  }
}
