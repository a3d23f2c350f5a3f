package io.fleet.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people say about an event, and what it weighs then. */
class EventDecisionsTest {
  @RegisterExtension static final Database database = new Database();
  private ScoreFacts facts;
  private UUID event;

  @BeforeEach
  void anEventThatTakesEightPoints() {
    facts = new ScoreFacts(database);
    facts.trip("v", "2026-01-05 08:00:00", "2026-01-05 10:00:00", "d", 100, 3_600);
    event = facts.harsh("v", "2026-01-05 09:00:00", "harsh_braking", 3);
    assertThat(weighs()).isEqualTo("92\t8\t\n");
  }

  @Test
  void aContestIsSeenAndWeighsAllTheSame() {
    facts.action(event, "2026-01-06 08:00:00", "contested", "d", "d");
    assertThat(weighs()).isEqualTo("92\t8\tcontested\n");
  }

  @Test
  void aContestOfSomebodyElsesEventIsKeptAndChangesNothing() {
    facts.action(event, "2026-01-06 08:00:00", "contested", "e", "e");
    assertThat(weighs()).isEqualTo("92\t8\t\n");
    assertThat(database.query("SELECT count() FROM fleet.event_actions_current")).isEqualTo("1\n");
  }

  @Test
  void anExcludedEventWeighsNothingAndStaysVisible() {
    facts.action(event, "2026-01-06 08:00:00", "contested", "d", "d");
    facts.action(event, "2026-01-06 09:00:00", "excluded", "d", "olga");
    assertThat(weighs()).isEqualTo("100\t0\texcluded\n");

    // and whoever contests it once more takes nothing back
    facts.action(event, "2026-01-06 10:00:00", "contested", "d", "d");
    assertThat(weighs()).isEqualTo("100\t0\texcluded\n");
  }

  @Test
  void aRestoredEventWeighsAgain() {
    facts.action(event, "2026-01-06 10:00:00", "restored", "", "olga");
    facts.action(event, "2026-01-06 09:00:00", "excluded", "", "olga");
    assertThat(weighs()).isEqualTo("92\t8\trestored\n");
  }

  @Test
  void aRejectedContestStandsAndMayBeContestedAgain() {
    facts.action(event, "2026-01-06 08:00:00", "contested", "d", "d");
    facts.action(event, "2026-01-06 09:00:00", "rejected", "", "olga");
    assertThat(weighs()).isEqualTo("92\t8\trejected\n");
    facts.action(event, "2026-01-06 10:00:00", "contested", "d", "d");
    assertThat(weighs()).isEqualTo("92\t8\tcontested\n");
  }

  @Test
  void ofTwoDecisionsOfOneMillisecondTheGreaterIdHolds() {
    // given: ids rise with each call
    facts.action(event, "2026-01-06 09:00:00", "restored", "", "olga");
    facts.action(event, "2026-01-06 09:00:00", "excluded", "", "otto");

    // then
    assertThat(weighs()).isEqualTo("100\t0\texcluded\n");
  }

  @Test
  void whoAndWhyStaysForEveryAction() {
    facts.action(event, "2026-01-06 08:00:00", "excluded", "d", "olga");
    facts.action(event, "2026-01-06 09:00:00", "restored", "d", "otto");
    assertThat(
            database.query(
                "SELECT at, action, acted_by, reason FROM fleet.event_actions_current ORDER BY at"))
        .isEqualTo(
            "2026-01-06 08:00:00.000\texcluded\tolga\tas told\n"
                + "2026-01-06 09:00:00.000\trestored\totto\tas told\n");
  }

  /** The score, the event's points and its state. */
  private static String weighs() {
    String window = "(from = '2026-01-01', to = '2026-02-01', profile = 'standard')";
    return database.query(
        "SELECT score, points, state FROM fleet.driver_score_totals%s AS total, fleet.driver_score_deductions%s AS one WHERE total.scope = 'window'"
            .formatted(window, window));
  }
}
