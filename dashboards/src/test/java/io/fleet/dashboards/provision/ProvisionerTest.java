package io.fleet.dashboards.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.dashboards.metabase.MetabaseApi;
import io.fleet.dashboards.metabase.MetabaseException;
import io.fleet.dashboards.question.Dashboard;
import io.fleet.dashboards.question.DashboardFiles;
import io.fleet.dashboards.question.Filter.FieldFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisionerTest {
  private static final String EMAIL = "fleet@fleet.example";
  private static final String PASSWORD = "correct-horse-1";
  private static final Source SOURCE =
      new Source("clickhouse", 8123, "fleet", "fleet_metabase", "battery-staple-2");
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @TempDir Path files;
  private KeptMetabase metabase;

  @BeforeEach
  void startWithTheDashboardsThereAre() throws IOException {
    copyDashboards();
    metabase = new KeptMetabase(new KeptThings(columns(), 2));
  }

  private void copyDashboards() throws IOException {
    for (Dashboard dashboard : DashboardFiles.read(Path.of(""))) {
      Path folder = Files.createDirectories(files.resolve(dashboard.key()));
      try (Stream<Path> all = Files.list(Path.of(dashboard.key()))) {
        for (Path file : all.toList()) {
          Files.copy(file, folder.resolve(file.getFileName()));
        }
      }
    }
  }

  /** Of every column a filter needs, as Metabase would have read them of ClickHouse. */
  private static List<String> columns() {
    return everyColumn().distinct().sorted().toList();
  }

  private static Stream<String> everyColumn() {
    return DashboardFiles.read(Path.of("")).stream()
        .flatMap(dashboard -> dashboard.questions().stream())
        .flatMap(placed -> placed.question().filters().stream())
        .filter(FieldFilter.class::isInstance)
        .map(filter -> Databases.column((FieldFilter) filter));
  }

  @AfterEach
  void stop() {
    metabase.close();
  }

  @Test
  void anEmptyMetabaseGetsAllThereIs() {
    // when
    Outcome outcome = run();

    // then
    List<Dashboard> dashboards = DashboardFiles.read(files);
    assertThat(names("dashboard"))
        .containsExactlyInAnyOrderElementsOf(dashboards.stream().map(Dashboard::title).toList());
    assertThat(names("card"))
        .containsExactlyInAnyOrderElementsOf(
            dashboards.stream()
                .flatMap(dashboard -> dashboard.questions().stream())
                .map(placed -> placed.question().title())
                .toList());
    assertThat(names("collection")).hasSize(1 + dashboards.size()).contains("Fleet");
    assertThat(metabase.things().named("database", "Fleet").at("/details/user").asText())
        .isEqualTo("fleet_metabase");
    assertThat(outcome.changed()).isEmpty();
    assertThat(outcome.archived()).isEmpty();
  }

  @Test
  void aDashboardHasItsQuestionsInTheirPlacesAndItsFiltersReachThem() {
    // when
    run();

    // then
    ObjectNode trips = metabase.things().named("dashboard", "Trips");
    ObjectNode longest = metabase.things().named("card", "Longest trips");
    assertThat(trips.path("dashcards")).hasSize(6);
    assertThat(trips.path("parameters").findValuesAsText("slug"))
        .containsExactly("from", "to", "vehicle", "driver", "group");
    assertThat(trips.path("description").asText())
        .contains("/dashboard/" + trips.path("id") + "#refresh=60");
    JsonNode place =
        Stream.iterate(0, i -> i + 1)
            .limit(6)
            .map(i -> trips.path("dashcards").get(i))
            .filter(one -> one.path("card_id").equals(longest.path("id")))
            .findFirst()
            .orElseThrow();
    assertThat(place.path("col").asInt()).isEqualTo(12);
    assertThat(place.path("parameter_mappings")).hasSize(5);
    JsonNode tags = longest.at("/dataset_query/native/template-tags");
    assertThat(tags.at("/vehicle/dimension/1").asInt())
        .isEqualTo(1_000 + columns().indexOf("trips_current.vehicle_id"));
    assertThat(tags.at("/from/type").asText()).isEqualTo("date");
    assertThat(longest.path("display").asText()).isEqualTo("table");
  }

  @Test
  void aSecondRunMakesNothingAndWritesNothingButThePassword() {
    // given
    run();
    List<String> before = everything();
    metabase.writes().clear();

    // when
    Outcome outcome = run();

    // then
    assertThat(everything()).isEqualTo(before);
    assertThat(metabase.writes()).containsExactly("POST /api/session", "PUT /api/database/:id");
    assertThat(outcome.made()).isEmpty();
    assertThat(outcome.unchangedCount()).isEqualTo(before.size() + 1);
  }

  @Test
  void aQuestionThatChangedIsChangedWhereItIs() throws IOException {
    // given
    run();
    int card = metabase.things().named("card", "Longest trips").path("id").asInt();
    int cards = names("card").size();
    Path file = files.resolve("trips/longest-trips.sql");
    Files.writeString(file, Files.readString(file).replace("LIMIT 20", "LIMIT 30"));

    // when
    Outcome outcome = run();

    // then
    assertThat(outcome.changed()).containsExactly("card/trips/longest-trips");
    ObjectNode changed = metabase.things().named("card", "Longest trips");
    assertThat(changed.path("id").asInt()).isEqualTo(card);
    assertThat(changed.at("/dataset_query/native/query").asText()).endsWith("LIMIT 30");
    assertThat(names("card")).hasSize(cards);
  }

  @Test
  void whatIsInNoFileAnyMoreIsArchivedIfItWasMadeHere() throws IOException {
    // given
    run();
    ObjectNode own = metabase.things().named("card", "Longest trips").deepCopy();
    own.remove(List.of("id", "archived"));
    own.put("name", "Somebody's own").put("description", "in our collection");
    metabase.things().answer("POST", "/api/card", own);
    Files.delete(files.resolve("trips/longest-trips.sql"));
    Path yaml = files.resolve("trips/dashboard.yaml");
    Files.writeString(yaml, Files.readString(yaml).replaceAll("(?m)^.*longest-trips.*\\R", ""));
    deleteFolder("delivery");

    // when
    Outcome outcome = run();

    // then
    assertThat(outcome.archived())
        .contains("card/trips/longest-trips", "dashboard/delivery", "collection/delivery")
        .hasSize(1 + 2 + 7);
    assertThat(names("dashboard")).doesNotContain("Deliveries").hasSize(4);
    assertThat(names("card")).contains("Somebody's own").doesNotContain("Longest trips");
    assertThat(metabase.things().named("dashboard", "Trips").path("dashcards")).hasSize(5);
  }

  private void deleteFolder(String name) throws IOException {
    try (Stream<Path> all = Files.list(files.resolve(name))) {
      for (Path file : all.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(files.resolve(name));
  }

  @Test
  void whereverARunIsKilledTheNextOneMakesItWhole() throws IOException {
    // given
    run();
    List<String> whole = everything();
    int writes = metabase.writes().size();

    for (int death = 1; death <= 2 * writes; death++) {
      int write = (death + 1) / 2;
      boolean done = death % 2 == 0;
      metabase.close();
      metabase = new KeptMetabase(new KeptThings(columns(), 1));
      metabase.dieAtWrite(write, done);
      assertThatThrownBy(this::run).as("write %d", write).isInstanceOf(MetabaseException.class);
      metabase.dieAtWrite(Integer.MAX_VALUE, false);

      // when
      run();

      // then
      assertThat(everything()).as("killed at write %d, done: %s", write, done).isEqualTo(whole);
    }
  }

  @Test
  void aCopyOfAQuestionIsItsOwnersAndOursStaysOurs() {
    // given
    run();
    ObjectNode copy = metabase.things().named("card", "Longest trips").deepCopy();
    copy.remove(List.of("id", "archived"));
    metabase.things().answer("POST", "/api/card", copy.put("name", "Copy of Longest trips"));

    // when
    Outcome outcome = run();

    // then
    assertThat(outcome.archived()).isEmpty();
    assertThat(outcome.changed()).isEmpty();
    assertThat(names("card")).contains("Longest trips", "Copy of Longest trips");
  }

  @Test
  void itWaitsForMetabaseAndSaysWhatItWaitedFor() {
    // given
    metabase.beUnhealthyFor(3);
    run();
    metabase.beUnhealthyFor(Integer.MAX_VALUE);

    // when then
    assertThatThrownBy(() -> run(Duration.ofMillis(50), PASSWORD))
        .isInstanceOf(MetabaseException.class)
        .hasMessageContaining("Metabase is healthy");
  }

  @Test
  void aColumnThatIsNotReadInTimeIsNamedAsWhatWasWaitedFor() throws IOException {
    // given
    metabase.close();
    metabase = new KeptMetabase(new KeptThings(columns(), Integer.MAX_VALUE));

    // when then
    assertThatThrownBy(() -> run(Duration.ofMillis(200), PASSWORD))
        .isInstanceOf(MetabaseException.class)
        .hasMessageContaining("reads the schema");
    assertThat(names("card")).isEmpty();
  }

  @Test
  void noMessageShowsAPassword() {
    // given
    run();

    // when then: the answer repeats what was sent
    assertThatThrownBy(() -> run(PATIENCE, "another-horse-3"))
        .isInstanceOf(MetabaseException.class)
        .hasMessageContaining("401")
        .hasMessageNotContaining("another-horse-3");
    assertThat(SOURCE.toString()).doesNotContain(SOURCE.password());
  }

  private Outcome run() {
    return run(PATIENCE, PASSWORD);
  }

  private Outcome run(Duration patience, String password) {
    MetabaseApi api =
        new MetabaseApi(metabase.url(), Duration.ofMillis(5), List.of(password, SOURCE.password()));
    return new Provisioner(api, patience).run(DashboardFiles.read(files), SOURCE, EMAIL, password);
  }

  private List<String> names(String kind) {
    return metabase.things().all(kind).stream().map(one -> one.path("name").asText()).toList();
  }

  /** Names and what is marked, without ids: those differ when a run died between. */
  private List<String> everything() {
    Set<String> keys = new HashSet<>();
    List<String> all =
        Stream.of("collection", "card", "dashboard")
            .flatMap(kind -> metabase.things().all(kind).stream())
            .map(
                one -> {
                  String description = one.path("description").asText();
                  Mark mark = Mark.in(description).orElseThrow();
                  assertThat(mark.content()).as(mark.key()).isNotEmpty();
                  assertThat(keys.add(mark.key())).as("once: " + mark.key()).isTrue();
                  return mark.key() + " " + one.path("dashcards").size();
                })
            .sorted()
            .toList();
    assertThat(metabase.things().all("database")).hasSize(1);
    return all;
  }
}
