package io.fleet.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every view there is, as {@code system.tables} lists them: after corrections, withdrawals, repeats
 * and a replay in another order it shows what it shows of the facts that hold in the end, told
 * once.
 */
class EveryViewTest {
  /** What the marts are kept by, and not what anybody asks for. */
  private static final Set<String> INNER =
      Set.of(
          "vehicle_hour_marks_current",
          "alert_hour_marks_current",
          "vehicle_hours_recount",
          "vehicle_cells_recount",
          "alert_hours_recount",
          "trip_speeds_due");

  private static final Set<String> OF_MARTS =
      Set.of(
          "vehicle_hour_marks",
          "alert_hour_marks",
          "vehicle_hours",
          "alert_hours",
          "score_facts",
          "driver_vehicles",
          "vehicle_last_positions");

  /** Needs two weeks of trips where three days are told; {@link UtilisationTest} shows it. */
  private static final Set<String> OF_WEEKS = Set.of("vehicle_odd_days");

  /** Needs ETAs of the very stops that are reached; {@link EtaErrorsTest} shows it. */
  private static final Set<String> OF_PAIRS = Set.of("eta_errors");

  private static final Predicate<String> WITHDRAWN = view -> view.endsWith("_withdrawn");
  private static final Predicate<String> EVERY =
      WITHDRAWN.or(INNER::contains).or(OF_WEEKS::contains).or(OF_PAIRS::contains).negate();

  private static final Pattern PARAMETER = Pattern.compile("\\{([a-z_]+):");
  private static final Instant START =
      Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(5)).plusSeconds(30);
  private static final Map<String, String> PARAMETERS =
      Map.ofEntries(
          Map.entry("from", RandomDrives.time(START.minus(Duration.ofDays(1)).toEpochMilli())),
          Map.entry("since", RandomDrives.time(START.minus(Duration.ofDays(1)).toEpochMilli())),
          Map.entry("to", RandomDrives.time(START.plus(Duration.ofDays(9)).toEpochMilli())),
          Map.entry("until", RandomDrives.time(START.plus(Duration.ofDays(9)).toEpochMilli())),
          Map.entry("zone", "'Europe/Berlin'"),
          Map.entry("profile", "'standard'"),
          Map.entry("driver", "'anna'"),
          Map.entry("vehicle", "''"),
          Map.entry("recent", "'[]'"),
          Map.entry("whole_fleet", "true"),
          Map.entry("groups", "[]"),
          Map.entry("vehicles", "[]"));

  @RegisterExtension static final Database database = new Database();

  @Test
  void everyViewIsOfTheFactsThatHold() {
    // given: what speeds a trip had is told here, and not counted meanwhile
    database.execute("SYSTEM STOP VIEW fleet.trip_speeds_refresh");
    List<RandomTable> tables = tables(1);

    // when half is told and the marts are stored, and then all is told, in another order
    Random random = new Random(2);
    tell(tables, table -> table.beginning(random), random);
    settle();
    tell(tables, table -> table.everything(random), random);
    Map<String, String> told = shown(EVERY);
    Map<String, String> withdrawn = shown(WITHDRAWN);

    // then
    database.empty();
    tables.forEach(table -> table.truth(false).forEach(database::execute));
    Map<String, String> expected = shown(EVERY);
    assertThat(told).as("views that show nothing would always be right").doesNotContainValue("");
    assertThat(expected.keySet())
        .filteredOn(view -> !told.get(view).equals(expected.get(view)))
        .as("views that show something else when it is told twice")
        .isEmpty();

    // and when
    tables.forEach(table -> table.truth(true).forEach(database::execute));

    // then
    assertThat(withdrawn).hasSize(6).doesNotContainValue("");
    assertThat(shown(WITHDRAWN)).isEqualTo(withdrawn);
  }

  private static List<RandomTable> tables(long seed) {
    return database.tables().stream()
        .filter(table -> !OF_MARTS.contains(table))
        .map(table -> new RandomTable(database, table, START.toEpochMilli(), seed))
        .toList();
  }

  private static void tell(
      List<RandomTable> tables, Function<RandomTable, List<String>> part, Random random) {
    List<String> inserts = new ArrayList<>();
    tables.forEach(table -> inserts.addAll(part.apply(table)));
    Collections.shuffle(inserts, random);
    inserts.forEach(database::execute);
  }

  private static void settle() {
    database.settle("vehicle_hour_marks", "vehicle_hours_refresh");
    database.settle("alert_hour_marks", "alert_hours_refresh");
  }

  /** The rows of views, sorted, by their names. */
  private static Map<String, String> shown(Predicate<String> which) {
    Map<String, String> shown = new TreeMap<>();
    database
        .query(
            "SELECT name, create_table_query FROM system.tables WHERE database = 'fleet' AND"
                + " engine = 'View'")
        .lines()
        .map(line -> line.split("\t", 2))
        .filter(view -> which.test(view[0]))
        .forEach(view -> shown.put(view[0], rows(view[0], view[1])));
    return shown;
  }

  private static String rows(String view, String definition) {
    List<String> given = new ArrayList<>();
    Matcher parameter = PARAMETER.matcher(definition);
    while (parameter.find()) {
      String name = parameter.group(1);
      assertThat(PARAMETERS).as("a value for %s of %s", name, view).containsKey(name);
      given.add(name + " = " + PARAMETERS.get(name));
    }
    String arguments =
        given.isEmpty()
            ? ""
            : given.stream().distinct().collect(Collectors.joining(", ", "(", ")"));
    String rows = database.query("SELECT * FROM fleet." + view + arguments);
    return Arrays.stream(rows.split("\n")).sorted().collect(Collectors.joining("\n"));
  }
}
