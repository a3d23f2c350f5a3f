package io.fleet.local.accuracy;

import static io.fleet.local.accuracy.UseCase.ALERTS;
import static io.fleet.local.accuracy.UseCase.DOWNTIME;
import static io.fleet.local.accuracy.UseCase.DRIVERS;
import static io.fleet.local.accuracy.UseCase.EMERGENCIES;
import static io.fleet.local.accuracy.UseCase.ETAS;
import static io.fleet.local.accuracy.UseCase.IDLING;
import static io.fleet.local.accuracy.UseCase.LAST_MILE;
import static io.fleet.local.accuracy.UseCase.LOADING;
import static io.fleet.local.accuracy.UseCase.MULTI_TRIP;
import static io.fleet.local.accuracy.UseCase.OVERSPEED;
import static io.fleet.local.accuracy.UseCase.PROMISES;
import static io.fleet.local.accuracy.UseCase.ROUTES;
import static io.fleet.local.accuracy.UseCase.TRIPS;
import static io.fleet.local.accuracy.UseCase.UNDER_USED;
import static io.fleet.local.accuracy.UseCase.VISITS;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.local.tables.FactTables;
import io.fleet.stream.operator.StandardRules;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.timeline.RuleBook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is asked of a fleet, of which it is known what truly happened: every answer is right with
 * all rules, and wrong without the rule it rests on.
 */
class UseCasesInTrialTest {
  @TempDir static Path folder;

  private static SimulatedDays days;
  private static FactTables tables;

  @BeforeAll
  static void drive() throws Exception {
    days = new SimulatedDays();
    tables = new FactTables(folder);
  }

  @AfterAll
  static void stop() {
    tables.close();
  }

  @Test
  void everyAnswerIsWhatTrulyHappened() throws Exception {
    assertThat(wrong(StandardRules.book())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void anAnswerIsWrongWithoutTheRuleItRestsOn(String rule, Set<UseCase> answers) throws Exception {
    // given
    List<Rule<?>> others = new ArrayList<>(StandardRules.book().rules());
    assertThat(others.removeIf(each -> each.name().equals(rule))).as(rule).isTrue();

    // when
    Map<UseCase, String> wrong = wrong(new RuleBook(StandardRules.book().motion(), others));

    // then
    assertThat(wrong.keySet()).isEqualTo(answers);
  }

  @Test
  void everyAnswerRestsOnARule() {
    Set<UseCase> all = EnumSet.noneOf(UseCase.class);
    rules().forEach(each -> all.addAll(answers(each)));
    assertThat(all).containsExactlyInAnyOrder(UseCase.values());
  }

  /** Each rule, and the answers that are wrong without it. */
  static Stream<Arguments> rules() {
    return Stream.of(
        without("harsh", DRIVERS),
        without("overspeed", DRIVERS, OVERSPEED, ALERTS),
        without("trip", DRIVERS, TRIPS, ROUTES, UNDER_USED, MULTI_TRIP, DOWNTIME),
        without("idling", TRIPS, IDLING, DOWNTIME),
        without("geofence", VISITS),
        without("delivery", LAST_MILE, LOADING, PROMISES, ETAS),
        without("route", ROUTES),
        without("span", UNDER_USED, MULTI_TRIP, DOWNTIME),
        without("sos", EMERGENCIES, ALERTS),
        without("crash", DRIVERS, EMERGENCIES, ALERTS),
        without("crash_course", DRIVERS, EMERGENCIES),
        without("tow", ALERTS));
  }

  private static Arguments without(String rule, UseCase... answers) {
    return Arguments.of(rule, EnumSet.copyOf(Arrays.asList(answers)));
  }

  @SuppressWarnings("unchecked")
  private static Set<UseCase> answers(Arguments arguments) {
    return (Set<UseCase>) arguments.get()[1];
  }

  /** The answers that are not as they have to be, and why. */
  private static Map<UseCase, String> wrong(RuleBook book) throws Exception {
    tables.empty();
    tables.insert(days.judgedBy(book));
    Map<UseCase, String> wrong = new TreeMap<>();
    for (UseCase each : UseCase.values()) {
      try {
        each.hold(days, tables);
      } catch (AssertionError e) {
        wrong.put(each, e.getMessage());
      }
    }
    return wrong;
  }
}
