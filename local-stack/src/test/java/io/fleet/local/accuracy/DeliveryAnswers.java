package io.fleet.local.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.local.tables.FactTables;
import io.fleet.simulator.truth.Label;
import io.fleet.simulator.truth.LabelKind;
import io.fleet.simulator.truth.Mark;
import io.fleet.simulator.truth.Measure;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What questions about deliveries have to be answered, by what truly happened at the stops. */
final class DeliveryAnswers {
  private static final int MOST_SITES = 50;
  private static final double NEARLY_ALL = 0.95;
  private static final double SAME_S = 60;
  private static final double SAME_ERROR = 0.05;
  private static final double LONG_AFTER_S = 120;

  private DeliveryAnswers() {}

  private static boolean isReached(Label stop) {
    return stop.measures().containsKey(Measure.RANK);
  }

  /** Until the vehicle moves on, longer than planned, seconds. */
  private static double overS(Label stop) {
    return stop.seconds() - stop.measure(Measure.PLANNED_SERVICE_S);
  }

  /** Those whose doors lie apart are as slow as they were, and the slowest of all is the first. */
  static void lastMile(List<JsonNode> rows, SimulatedDays days, FactTables tables)
      throws Exception {
    assertThat(rows).hasSize(MOST_SITES);
    Set<StopKey> apart = apart(tables);
    Map<String, List<Label>> sites = bySiteAndHour(days, tables);
    int known = 0;
    int asTheyWere = 0;
    for (JsonNode row : rows) {
      List<Label> stops = sites.getOrDefault(site(row), List.of());
      if (!stops.isEmpty() && stops.stream().map(StopKey::of).allMatch(apart::contains)) {
        double longestS = stops.stream().mapToDouble(Label::seconds).max().orElseThrow();
        boolean isSame = Math.abs(row.get("dwell_p90_s").asDouble() - longestS) < SAME_S;
        known++;
        asTheyWere += isSame && row.get("stops").asInt() == stops.size() ? 1 : 0;
      }
    }
    assertThat(known).as("sites apart").isGreaterThan(5);
    assertThat(asTheyWere).as("of " + known).isGreaterThanOrEqualTo(known * 4 / 5);
  }

  /** Stops whose places no other stop of the plan shares: who stands there is there. */
  private static Set<StopKey> apart(FactTables tables) throws IOException, InterruptedException {
    Set<StopKey> apart = new HashSet<>();
    String query =
        "SELECT plan_id, stop_id FROM delivery_stops_current WHERE drop_group = 0 AND state !="
            + " 'unplanned'";
    tables.ask(query, Map.of()).forEach(row -> apart.add(stop(row)));
    return apart;
  }

  private static String site(JsonNode row) {
    return row.get("site").asText() + ' ' + row.get("hour").asInt();
  }

  private static Map<String, List<Label>> bySiteAndHour(SimulatedDays days, FactTables tables)
      throws Exception {
    Map<StopKey, String> places = new HashMap<>();
    for (ReferenceVersion plan : days.plans().toList()) {
      for (JsonNode row :
          tables.ask(
              "SELECT JSONExtractString(stop, 'stop_id') AS stop_id, h3ToString(geoToH3("
                  + "JSONExtractFloat(stop, 'lat'), JSONExtractFloat(stop, 'lon'), 10)) AS site"
                  + " FROM (SELECT arrayJoin(JSONExtractArrayRaw({plan:String}, 'stops')) AS stop)",
              Map.of("plan", plan.body()))) {
        places.put(new StopKey(plan.id(), row.get("stop_id").asText()), row.get("site").asText());
      }
    }
    Map<String, List<Label>> sites = new HashMap<>();
    days.labels(LabelKind.DELIVERY_STOP)
        .filter(DeliveryAnswers::isReached)
        .forEach(
            stop -> {
              int hour = Instant.ofEpochMilli(stop.startMs()).atOffset(ZoneOffset.UTC).getHour();
              sites
                  .computeIfAbsent(
                      places.get(StopKey.of(stop)) + ' ' + hour, site -> new ArrayList<>())
                  .add(stop);
            });
    return sites;
  }

  /** Who stood for minutes longer than planned, and for how long. */
  static void loading(List<JsonNode> rows, SimulatedDays days, FactTables tables) throws Exception {
    Set<StopKey> apart = apart(tables);
    Map<StopKey, Double> found = new HashMap<>();
    rows.forEach(row -> found.put(stop(row), row.get("over_s").asDouble()));
    List<Label> longer =
        days.labels(LabelKind.DELIVERY_STOP)
            .filter(stop -> isReached(stop) && overS(stop) > LONG_AFTER_S)
            .filter(stop -> apart.contains(StopKey.of(stop)))
            .toList();
    assertThat(longer).hasSizeGreaterThan(10);
    long right =
        longer.stream()
            .filter(
                stop -> Math.abs(found.getOrDefault(StopKey.of(stop), 0.0) - overS(stop)) < SAME_S)
            .count();
    assertThat(right).as("of " + longer.size()).isGreaterThanOrEqualTo(part(longer.size()));
    Set<StopKey> known = new HashSet<>(longer.stream().map(StopKey::of).toList());
    long more =
        found.entrySet().stream()
            .filter(each -> each.getValue() > LONG_AFTER_S + SAME_S)
            .filter(each -> apart.contains(each.getKey()) && !known.contains(each.getKey()))
            .count();
    assertThat(more).as("beside " + longer.size()).isLessThanOrEqualTo(1);
  }

  private static StopKey stop(JsonNode row) {
    return new StopKey(row.get("plan_id").asText(), row.get("stop_id").asText());
  }

  private static long part(int all) {
    return (long) Math.floor(NEARLY_ALL * all);
  }

  /** Plan by plan, of each outcome of windows as many as there were. */
  static void promises(List<JsonNode> rows, SimulatedDays days, FactTables tables) {
    assertThat(rows).hasSize(SimulatedDays.OPTIONS.rounds());
    int different = 0;
    int windows = 0;
    for (JsonNode row : rows) {
      List<Label> stops =
          days.labels(LabelKind.DELIVERY_STOP)
              .filter(stop -> StopKey.of(stop).planId().equals(row.get("plan_id").asText()))
              .toList();
      assertThat(row.get("stops").asInt()).isEqualTo(stops.size());
      for (String sla : List.of("early", "on_time", "late", "missed")) {
        int truly = count(stops, stop -> stop.mark(Mark.SLA).equals(sla));
        windows += truly;
        different += Math.abs(row.get(sla).asInt() - truly);
      }
      int failed = count(stops, stop -> stop.mark(Mark.STATE).equals("failed"));
      different += Math.abs(row.get("failed").asInt() - (isScanned(stops) ? failed : 0));
    }
    assertThat(windows).isGreaterThan(100);
    assertThat(different).as("of " + windows).isLessThanOrEqualTo(windows / 50);
  }

  /** That nobody opened is for a driver to say. */
  private static boolean isScanned(List<Label> stops) {
    return stops.get(0).mark(Mark.SCANS).equals("yes");
  }

  private static int count(List<Label> stops, Predicate<Label> which) {
    return (int) stops.stream().filter(which).count();
  }

  /** What was told is held against when vehicles truly came. */
  static void etas(List<JsonNode> rows, SimulatedDays days, FactTables tables) throws Exception {
    List<EtaVerdict> truth =
        EtaVerdict.all(new TrueArrivals(days.labels()), new Surprises(days.labels()), told(tables));
    assertThat(truth).hasSameSizeAs(EtaVerdict.HORIZONS_MIN);
    for (EtaVerdict verdict : truth) {
      double etas = 0;
      double errorS = 0;
      for (JsonNode row : rows) {
        if (row.get("horizon_min").asInt() == verdict.horizonMin()) {
          etas += row.get("etas").asInt();
          errorS += row.get("etas").asInt() * row.get("mae_s").asDouble();
        }
      }
      assertThat(etas / verdict.all().etas())
          .as(verdict.horizonMin() + " min before")
          .isCloseTo(1, within(1 - NEARLY_ALL));
      assertThat(errorS / etas)
          .as(verdict.horizonMin() + " min before")
          .isCloseTo(verdict.all().meanErrorS(), withinPercentage(100 * SAME_ERROR));
    }
  }

  private static List<FoundEta> told(FactTables tables) throws IOException, InterruptedException {
    return new ClickHouseFacts(tables.httpUrl(), Set.of()).etas();
  }
}
