package io.fleet.stream.operator;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.events.Alert;
import io.fleet.events.AlertJson;
import io.fleet.events.Telemetry;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.io.clickhouse.EncodedRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** A version of rules is written while the job runs. */
class ReferenceWhileRunningTest {
  private static final int CHANGE = 300;
  private static final List<Telemetry> DRIVE = DriveStory.of("van").drive(70, minutes(10)).events();

  private final List<Alert> alerts = new ArrayList<>();
  private final List<byte[]> rows = new ArrayList<>();

  @Test
  void whatTheNewVersionSaysHoldsForLaterEventsWithoutARestart() throws Exception {
    // given
    Reference reference = new Reference();
    var harness = opened(reference.factory(), null);
    send(harness, 0, CHANGE - 6);
    collect(harness);
    assertThat(alerts).isEmpty();

    // when
    reference.rules("fleet", minutes(5), "{\"overspeed\":{\"limit_kmph\":60}}");
    send(harness, CHANGE - 6, DRIVE.size());
    collect(harness);
    harness.close();

    // then
    assertThat(alerts).hasSize(1);
    assertThat(alerts.get(0).startedAtMs()).isEqualTo(at(minutes(5)));
    assertThat(alerts.get(0).data()).containsEntry("limit_kmph", 60.0);
  }

  @Test
  void aRestoredJobDecidesTheSame() throws Exception {
    // given
    Reference reference =
        new Reference().rules("fleet", minutes(5), "{\"overspeed\":{\"limit_kmph\":60}}");
    var undisturbed = opened(reference.factory(), null);
    send(undisturbed, 0, DRIVE.size());
    collect(undisturbed);
    undisturbed.close();
    List<Alert> expectedAlerts = List.copyOf(alerts);
    List<byte[]> expectedRows = List.copyOf(rows);
    alerts.clear();
    rows.clear();

    // when it is restored with the change, the first fix above and the opened episode in the
    // horizon
    var harness = opened(reference.factory(), null);
    int from = 0;
    for (int until : new int[] {CHANGE - 3, CHANGE + 5, CHANGE + 15, DRIVE.size()}) {
      send(harness, from, until);
      collect(harness);
      OperatorSubtaskState checkpoint = harness.snapshot(1, 1);
      harness.close();
      harness = opened(reference.factory(), checkpoint);
      from = until;
    }
    harness.close();

    // then
    assertThat(alerts)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("emittedAtMs")
        .isEqualTo(expectedAlerts);
    assertThat(rows).usingElementComparator(Arrays::compare).isEqualTo(expectedRows);
  }

  @Test
  void aLogThatIsAwayAtTheStartFailsTheTaskClearly() throws Exception {
    ReferenceFactory away =
        () -> {
          throw new java.util.concurrent.TimeoutException("reference data could not be read");
        };
    assertThatThrownBy(() -> opened(away, null)).hasMessageContaining("reference data");
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, TimelineInput, EncodedRow> opened(
      ReferenceFactory reference, OperatorSubtaskState checkpoint) throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<String, TimelineInput, EncodedRow>(
            new KeyedProcessOperator<>(new VehicleTimelineFunction(StandardRules::book, reference)),
            TimelineInput::key,
            Types.STRING);
    if (checkpoint != null) {
      harness.initializeState(checkpoint);
    }
    harness.open();
    return harness;
  }

  private static void send(
      KeyedOneInputStreamOperatorTestHarness<String, TimelineInput, EncodedRow> harness,
      int from,
      int until)
      throws Exception {
    for (int i = from; i < until; i++) {
      Telemetry event = DRIVE.get(i);
      long logMs = event.timestampMs() + 200;
      harness.processElement(TimelineInput.event(event, 0, i, logMs), logMs);
      harness.processWatermark(logMs);
    }
  }

  private void collect(
      KeyedOneInputStreamOperatorTestHarness<String, TimelineInput, EncodedRow> harness)
      throws Exception {
    var side = harness.getSideOutput(SideOutputs.OUTBOUND);
    if (side != null) {
      for (var record : side) {
        alerts.add(AlertJson.read(record.getValue().value));
      }
    }
    harness.extractOutputValues().forEach(row -> rows.add(row.bytes()));
    harness.getOutput().clear();
  }
}
