package io.fleet.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealDrivesTest {
  @TempDir Path directory;

  @Test
  void whatIsExpectedStandsInTheTableOfTheReadme() throws Exception {
    // given
    Path readme =
        Files.writeString(
            directory.resolve("README.md"),
            """
            | drive | rows (without coordinates) | first row | moving from → to | raw sum of legs m | distance m | overspeed episodes (longest s) |
            |---|---|---|---|---|---|---|
            | A05 | 1851 (0) | 2019-08-26 22:17:27 | 22:17:43 → 22:47:44 | 13,608 | 13,547 | 5 (43) |
            | A18 | 787 (0) | 2019-09-02 20:36:03 | 20:36:10 → 20:49:06 | 2,798 | 2,743 | 0 |
            | B18 | 4232 (1, at 09:56:22) | 2019-09-17 09:47:53 | 09:49:11 → 10:58:22 | 25,623 | 25,459 | 12 (66) |
            """);

    // when
    RealDrives drives = RealDrives.of("A", readme);

    // then
    assertThat(drives.drives())
        .containsExactly(
            new RealDrives.Drive(
                1_851, ms("2019-08-26T22:17:43Z"), ms("2019-08-26T22:47:44Z"), 13_547, 5),
            new RealDrives.Drive(
                787, ms("2019-09-02T20:36:10Z"), ms("2019-09-02T20:49:06Z"), 2_743, 0));
    assertThat(RealDrives.of("B", readme).drives()).hasSize(1);
  }

  private static long ms(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }
}
