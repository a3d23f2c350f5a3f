package io.fleet.local.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcessTimesTest {

  @Test
  void aJvmsCompilersAreTakenFromItsThreads() throws IOException {
    // given: this process, which has compiled what it runs
    long pid = ProcessHandle.current().pid();

    // when
    double compilers = ProcessTimes.compilerSeconds(pid);

    // then
    assertThat(compilers).isPositive().isLessThan(ProcessTimes.seconds(pid));
  }
}
