package io.fleet.stream.recompute;

import static io.fleet.stream.fixture.DriveStory.minutes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.events.TelemetryField;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Finding;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  /** All that is found of a drive at 140 km/h, in the end. */
  private static final List<Finding> FOUND =
      TimelineRun.over(
              DriveStory.of("van")
                  .saying(b -> b.set(TelemetryField.IGNITION, true).driverId("anna"))
                  .stand(minutes(2))
                  .drive(140, minutes(5))
                  .stand(minutes(10)))
          .inTheEnd();

  private final Report report = new Report();

  private List<Difference> each(boolean isNew) {
    return FOUND.stream()
        .map(f -> isNew ? Difference.between(null, f) : Difference.between(f, null))
        .toList();
  }

  private List<String> printed() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    report.print(new PrintStream(bytes, true, UTF_8));
    return bytes.toString(UTF_8).lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
  }

  @Test
  void differencesAreCountedByTableAndAlertsByType() {
    // when
    report.add(each(true));
    report.add(each(false));
    report.add(each(false));
    report.add(List.of());

    // then
    assertThat(printed())
        .contains("new changed gone", "alerts/overspeed 1 0 2", "overspeed_episodes 1 0 2")
        .contains("trips 1 0 2")
        .anyMatch(line -> line.startsWith("duty_segments "))
        .endsWith(3 * FOUND.size() + " differences in 3 of 4 vehicles looked at");
    assertThat(report.vehicles()).isEqualTo(4);
  }

  @Test
  void nothingIsSaidInOneLine() {
    // when
    report.add(List.of());

    // then
    assertThat(printed()).containsExactly("0 differences in 0 of 1 vehicles looked at");
  }

  @Test
  void everyDifferenceIsALineOfJson(@TempDir Path directory) throws Exception {
    // given
    Path file = directory.resolve("details.ndjson");
    Finding alert = FOUND.stream().filter(AlertFinding.class::isInstance).findFirst().orElseThrow();

    // when
    try (Details details = new Details(file, report)) {
      details.add("van", Difference.between(null, alert));
      details.add("van", Difference.between(alert, null));
    }

    // then
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(2);
    JsonNode gone = new ObjectMapper().readTree(lines.get(1));
    assertThat(gone.get("vehicle_id").asText()).isEqualTo("van");
    assertThat(gone.get("table").asText()).startsWith("alerts/");
    assertThat(gone.get("change").asText()).isEqualTo("gone");
    assertThat(gone.get("finding").asText()).isEqualTo(alert.id());
    assertThat(gone.get("before").asText()).isEqualTo(alert.toString());
    assertThat(gone.has("after")).isFalse();
  }
}
