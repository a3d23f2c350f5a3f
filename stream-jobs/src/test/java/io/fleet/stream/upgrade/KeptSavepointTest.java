package io.fleet.stream.upgrade;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fleet.events.Alert;
import io.fleet.events.AlertJson;
import io.fleet.events.Change;
import io.fleet.events.ChangeJson;
import io.fleet.events.Topic;
import io.fleet.stream.io.OutboundRecord;
import io.fleet.stream.io.clickhouse.EncodedRow;
import io.fleet.stream.operator.SideOutputs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.util.MiniClusterWithClientResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The savepoint of the previous release, taken with two subtasks, goes on in this one with four and
 * then with one.
 */
class KeptSavepointTest {
  private static final int MORE = 4;
  private static final Duration A_WHILE = Duration.ofSeconds(60);

  private static final MiniClusterWithClientResource CLUSTER =
      new MiniClusterWithClientResource(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(MORE)
              .build());

  private static final Told TOLD = new Told();

  @BeforeAll
  static void theJobGoesOnWithFourSubtasksAndThenWithOne(@TempDir Path directory) throws Exception {
    CLUSTER.before();
    FleetRun run = new FleetRun(TOLD);
    JobClient four =
        run.start(MORE, KeptSavepoint.directory().toUri().toString(), UpgradeStory.halfOfTheRest());
    await().atMost(A_WHILE).until(() -> allRun(four.getJobID()));
    await().atMost(A_WHILE).until(() -> TOLD.events() + 1 >= UpgradeStory.halfOfTheRest());
    String savepoint = FleetRun.stop(four, directory.toUri().toString());
    FleetRun.finish(run.start(1, savepoint, UpgradeStory.size()));
  }

  private static boolean allRun(JobID job) throws Exception {
    var graph = CLUSTER.getMiniCluster().getExecutionGraph(job).get(10, SECONDS);
    boolean isMade = graph.getState() == JobStatus.RUNNING;
    for (var vertex : graph.getAllExecutionVertices()) {
      isMade &= vertex.getExecutionState() == ExecutionState.RUNNING;
    }
    return isMade;
  }

  @AfterAll
  static void close() {
    CLUSTER.after();
  }

  @Test
  void itsOpenTripIsTheSameTripWhenItEnds() throws Exception {
    // given
    Change before = lastBefore(Change.TRIP, UpgradeStory.ON_A_TRIP);

    // when
    List<Change> after = changes(Change.TRIP, UpgradeStory.ON_A_TRIP);

    // then it ends once, under its id, with all it had come by before
    assertThat(before.state()).isEqualTo("open");
    assertThat(after)
        .filteredOn(trip -> trip.state().equals("closed"))
        .singleElement()
        .satisfies(
            trip -> {
              assertThat(trip.id()).isEqualTo(before.id());
              assertThat(trip.version()).isGreaterThan(before.version());
              assertThat(trip.data()).contains("\"distance_m\":1499");
            });
    assertThat(after).extracting(Change::id).containsOnly(before.id());
  }

  @Test
  void itsOpenAlertsAreResolvedUnderTheirIdsWithRisingVersions() throws Exception {
    for (String type : List.of("overspeed", "sos", "silent_vehicle")) {
      // given
      Alert before = lastAlertBefore(type);

      // when
      List<Alert> after = alerts(type);

      // then
      assertThat(before.state()).as(type).isNotEqualTo(Alert.State.RESOLVED);
      assertThat(after).as(type).extracting(Alert::alertId).containsOnly(before.alertId());
      assertThat(after.get(after.size() - 1).state()).as(type).isEqualTo(Alert.State.RESOLVED);
      assertThat(after)
          .as(type)
          .extracting(Alert::version)
          .allMatch(version -> version > before.version())
          .isSorted();
    }
  }

  @Test
  void theDriversHoursAreThoseOfBothReleases() throws Exception {
    // given 4 h 20 min before, and 20 min after
    Alert before = lastAlertBefore("driving_hours");

    // when
    List<Alert> after = alerts("driving_hours");

    // then
    assertThat(after).extracting(Alert::alertId).containsOnly(before.alertId());
    assertThat(after)
        .anySatisfy(alert -> assertThat(alert.data()).containsEntry("stage", "exceeded"));
  }

  @Test
  void fourSubtasksAndThenOneTellWhatOneTellsThatNeverStops() throws Exception {
    // given
    try (OneTask one = new OneTask().run()) {
      List<EncodedRow> undisturbed = one.rows();

      // then
      assertThat(undisturbed).hasSizeGreaterThan(10);
      assertThat(TOLD.rows).containsAll(undisturbed);
      assertThat(TOLD.rows)
          .filteredOn(row -> tablesOf(undisturbed).contains(row.table().tableName()))
          .containsExactlyInAnyOrderElementsOf(undisturbed);
      assertThat(withoutTime(TOLD.outbound))
          .containsAll(withoutTime(one.side(SideOutputs.OUTBOUND)))
          .containsAll(withoutTime(one.side(SideOutputs.CHANGES)));
    }
  }

  private static List<String> tablesOf(List<EncodedRow> rows) {
    return rows.stream().map(row -> row.table().tableName()).distinct().toList();
  }

  private static List<String> withoutTime(List<OutboundRecord> records) {
    return records.stream()
        .map(r -> new String(r.value, StandardCharsets.UTF_8))
        .map(json -> json.replaceFirst("\"emitted_at\":\"[^\"]*\"", ""))
        .toList();
  }

  @Test
  void aVehicleThatWasSilentForADayIsKeptAsAResidue() throws Exception {
    try (OneTask one = new OneTask()) {
      assertThat(one.state(UpgradeStory.SILENT).isResidue()).isTrue();
      assertThat(one.state(UpgradeStory.ON_A_TRIP).isResidue()).isFalse();
    }
  }

  private static Alert lastAlertBefore(String type) throws Exception {
    List<Alert> told = new ArrayList<>();
    for (byte[] json : KeptSavepoint.told(Topic.ALERTS)) {
      told.add(AlertJson.read(json));
    }
    return told.stream().filter(alert -> alert.alertType().equals(type)).findAny().orElseThrow();
  }

  private static Change lastBefore(String type, String vehicle) throws Exception {
    List<Change> told = new ArrayList<>();
    for (byte[] json : KeptSavepoint.told(Topic.CHANGES)) {
      told.add(ChangeJson.read(json));
    }
    return told.stream()
        .filter(change -> change.type().equals(type) && change.vehicleId().equals(vehicle))
        .findAny()
        .orElseThrow();
  }

  private static List<Change> changes(String type, String vehicle) throws Exception {
    List<Change> changes = new ArrayList<>();
    for (byte[] json : TOLD.of(Topic.CHANGES)) {
      Change change = ChangeJson.read(json);
      if (change.type().equals(type) && change.vehicleId().equals(vehicle)) {
        changes.add(change);
      }
    }
    return changes;
  }

  private static List<Alert> alerts(String type) throws Exception {
    List<Alert> alerts = new ArrayList<>();
    for (byte[] json : TOLD.of(Topic.ALERTS)) {
      Alert alert = AlertJson.read(json);
      if (alert.alertType().equals(type)) {
        alerts.add(alert);
      }
    }
    return alerts;
  }
}
