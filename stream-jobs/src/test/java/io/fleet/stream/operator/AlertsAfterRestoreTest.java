package io.fleet.stream.operator;

import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.events.AlertJson;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.fixture.AlertLog;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.io.clickhouse.EncodedRow;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job is killed after it has told alerts that no checkpoint knows of. */
class AlertsAfterRestoreTest {
  private static final int PARTITION = 3;
  private static final int KNOWN = 55;

  /** Below the limit for a minute, above it for 30 s, then a call for help. */
  private static final List<Telemetry> DRIVE =
      DriveStory.of("van")
          .saying(b -> b.set(TelemetryField.SPEED_LIMIT, 50))
          .drive(48, minutes(1))
          .drive(70, seconds(30))
          .drive(40, seconds(30))
          .saying(TelemetryField.SOS, true)
          .drive(40, seconds(1))
          .events();

  /** The same without what made it alarming. */
  private static final List<Telemetry> CALM_DRIVE =
      DriveStory.of("van")
          .saying(b -> b.set(TelemetryField.SPEED_LIMIT, 50))
          .drive(48, seconds(KNOWN))
          .drive(48, minutes(2))
          .events();

  private final AlertLog log = new AlertLog();
  private KeyedOneInputStreamOperatorTestHarness<String, TimelineInput, EncodedRow> harness;
  private long checkpoint;
  private int collected;
  private long offset;
  private long heardMs;

  @BeforeEach
  void open() throws Exception {
    open(null);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void whatTheReplayDoesNotTellAgainIsWithdrawnOneVersionHigher() throws Exception {
    // given alerts told after the checkpoint
    OperatorSubtaskState state = untilTheCheckpoint();
    send(DRIVE, KNOWN, DRIVE.size());
    List<Alert> toldBefore = List.copyOf(log.published);
    assertThat(toldBefore).extracting(Alert::alertType).contains("overspeed", "sos");

    // when the job is restored and finds other input
    restore(state);
    send(CALM_DRIVE, KNOWN, CALM_DRIVE.size());
    heartbeats(120);

    // then
    List<Alert> since = log.published.subList(toldBefore.size(), log.published.size());
    assertThat(since).extracting(Alert::state).containsOnly(Alert.State.WITHDRAWN);
    assertThat(since)
        .extracting(Alert::alertId)
        .containsExactlyInAnyOrderElementsOf(new TreeSet<>(ids(toldBefore)));
    assertThat(since)
        .allSatisfy(
            alert ->
                assertThat(alert.version()).isEqualTo(highest(toldBefore, alert.alertId()) + 1));
  }

  @Test
  void replayOfTheSameInputWithdrawsNothingAndTellsTheSame() throws Exception {
    // given
    OperatorSubtaskState state = untilTheCheckpoint();
    send(DRIVE, KNOWN, DRIVE.size());
    List<Alert> toldBefore = List.copyOf(log.published);

    // when
    restore(state);
    send(DRIVE, KNOWN, DRIVE.size());
    heartbeats(300);

    // then
    assertThat(log.published.subList(toldBefore.size(), log.published.size()))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("emittedAtMs")
        .isEqualTo(toldBefore);
  }

  @Test
  void whatWasToldBeforeTheCheckpointStandsThoughItIsReadAgain() throws Exception {
    // given ends of the topic that nobody has answered since the start
    harness.close();
    log.holdUp();
    log.letGo();
    open(null);
    log.holdUp();
    send(DRIVE, 0, DRIVE.size());
    OperatorSubtaskState state = checkpoint();
    assertThat(log.published).isNotEmpty();
    int told = log.published.size();

    // when
    log.letGo();
    restore(state);
    heartbeats(300);

    // then
    assertThat(log.published).hasSize(told);
  }

  @Test
  void alertOpenedBeforeTheCheckpointIsNotWithdrawnForLackOfNews() throws Exception {
    // given a call that was opened long before the checkpoint and goes on after it
    List<Telemetry> call =
        DriveStory.of("van").saying(TelemetryField.SOS, true).drive(48, seconds(40)).events();
    send(call, 0, 12);
    checkpoint();
    send(call, 12, 18);
    OperatorSubtaskState state = checkpoint();
    int known = log.published.size();
    send(call, 18, call.size());
    assertThat(log.published.subList(known, log.published.size()))
        .extracting(Alert::state)
        .containsOnly(Alert.State.UPDATED);

    // when nothing more is heard of it in the replay
    restore(state);
    heartbeats(300);

    // then
    assertThat(log.published).extracting(Alert::state).doesNotContain(Alert.State.WITHDRAWN);
  }

  @Test
  void alertsOfOtherMakersAreNotTouched() throws Exception {
    // given
    OperatorSubtaskState state = untilTheCheckpoint();
    log.published.add(alert("dangerous_place", "67a1b1c4-3e0b-5c69-9f44-70b1b1b7c001", false));
    log.published.add(alert("overspeed", "a-17", true));

    // when
    restore(state);
    send(CALM_DRIVE, KNOWN, CALM_DRIVE.size());
    heartbeats(120);

    // then
    assertThat(log.published).hasSize(2);
  }

  @Test
  void slowAnswerOfTheLogTakesNothingBackThatTheReplayHasToldMeanwhile() throws Exception {
    // given
    OperatorSubtaskState state = untilTheCheckpoint();
    send(DRIVE, KNOWN, DRIVE.size());

    // when
    log.holdUp();
    restore(state);
    send(DRIVE, KNOWN, DRIVE.size());
    heartbeats(300);
    log.letGo();
    heartbeats(10);

    // then
    assertThat(log.published).extracting(Alert::state).doesNotContain(Alert.State.WITHDRAWN);
  }

  @Test
  void whoIsKilledAgainWhileWaitingStillTakesBack() throws Exception {
    // given
    OperatorSubtaskState state = untilTheCheckpoint();
    send(DRIVE, KNOWN, DRIVE.size());
    restore(state);
    send(CALM_DRIVE, KNOWN, KNOWN + 20);

    // when
    restore(checkpoint());
    send(CALM_DRIVE, KNOWN + 20, CALM_DRIVE.size());
    heartbeats(120);

    // then
    assertThat(log.published)
        .filteredOn(alert -> alert.state() == Alert.State.WITHDRAWN)
        .extracting(Alert::alertType)
        .contains("overspeed", "sos")
        .doesNotHaveDuplicates();
  }

  @Test
  void checkpointThatCannotRememberAllItsAlertsTakesNothingBackAndTheNextDoes() throws Exception {
    // given more calls than are remembered between two answers of the log
    DriveStory calls = DriveStory.of("van");
    for (int i = 0; i <= ToldAlerts.MOST_IDS / 2; i++) {
      calls
          .saying(TelemetryField.SOS, true)
          .stand(seconds(1))
          .saying(TelemetryField.SOS, false)
          .stand(seconds(1))
          .silence(Duration.ofMinutes(61));
    }
    List<Telemetry> events = calls.saying(TelemetryField.SOS, true).stand(seconds(1)).events();
    send(events, 0, events.size() - 1);
    assertThat(log.published).hasSizeGreaterThan(ToldAlerts.MOST_IDS);

    // when
    restore(checkpoint());
    heartbeats(120);
    int after = log.published.size();
    OperatorSubtaskState usable = checkpoint();
    send(events, events.size() - 1, events.size());
    restore(usable);
    heartbeats(120);

    // then
    assertThat(log.published.subList(0, after))
        .extracting(Alert::state)
        .doesNotContain(Alert.State.WITHDRAWN);
    assertThat(log.published.subList(after, log.published.size()))
        .extracting(Alert::state)
        .contains(Alert.State.WITHDRAWN);
  }

  private OperatorSubtaskState untilTheCheckpoint() throws Exception {
    send(DRIVE, 0, KNOWN);
    assertThat(log.published).isEmpty();
    return checkpoint();
  }

  private OperatorSubtaskState checkpoint() throws Exception {
    OperatorSubtaskState state = harness.snapshot(++checkpoint, heardMs);
    harness.notifyOfCompletedCheckpoint(checkpoint);
    return state;
  }

  private void restore(OperatorSubtaskState state) throws Exception {
    harness.close();
    open(state);
  }

  private void open(OperatorSubtaskState state) throws Exception {
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(
                new VehicleTimelineFunction(
                    StandardRules::book,
                    ReferenceFactory.none(),
                    log.factory(),
                    AlertTracesFactory.carried())),
            TimelineInput::key,
            Types.STRING);
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    collected = 0;
  }

  /** The log gives the same record the same offset and append time, whenever it is read. */
  private void send(List<Telemetry> events, int from, int until) throws Exception {
    for (int i = from; i < until; i++) {
      hear(TimelineInput.event(events.get(i), PARTITION, i, events.get(i).timestampMs() + 200));
    }
    offset = until;
  }

  private void heartbeats(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      hear(TimelineInput.heartbeat("~0", PARTITION, offset++, heardMs + 1_000));
    }
  }

  private void hear(TimelineInput input) throws Exception {
    heardMs = input.appendMs();
    harness.processElement(input, heardMs);
    harness.processWatermark(heardMs);
    var side = harness.getSideOutput(SideOutputs.OUTBOUND);
    int known = side == null ? 0 : side.size();
    if (known > collected) {
      var records = side.stream().skip(collected).toList();
      for (var record : records) {
        log.published.add(AlertJson.read(record.getValue().value));
      }
      collected = known;
    }
  }

  private static long highest(List<Alert> alerts, String id) {
    return alerts.stream()
        .filter(alert -> alert.alertId().equals(id))
        .mapToLong(Alert::version)
        .max()
        .orElseThrow();
  }

  private static List<String> ids(List<Alert> alerts) {
    return alerts.stream().map(Alert::alertId).toList();
  }

  private static Alert alert(String type, String id, boolean external) {
    return new Alert(
        id,
        1_772_438_500_000_000L,
        Alert.State.OPENED,
        1_772_438_500_000L,
        1_772_438_500_000L,
        null,
        1_772_438_500_000L,
        type,
        2,
        "van",
        null,
        null,
        Telemetry.ABSENT,
        Telemetry.ABSENT,
        "",
        java.util.Map.of(),
        false,
        external);
  }
}
