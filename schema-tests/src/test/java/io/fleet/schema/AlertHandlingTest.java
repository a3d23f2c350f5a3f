package io.fleet.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people say about an alert, and what holds then. */
class AlertHandlingTest {
  private static final String NOTHING = "\t\\N\t\t\\N\t\t0\n";

  @RegisterExtension static final Database database = new Database();

  @Test
  void theFirstWhoAcknowledgesCountsAndTheLastToWhomItIsAssigned() {
    said("08:01", "acknowledged", "olga", "");
    said("08:02", "acknowledged", "omar", "");
    said("08:03", "assigned", "olga", "omar");
    said("08:04", "assigned", "olga", "otto");
    said("08:05", "commented", "otto", "");
    said("08:06", "commented", "otto", "");
    assertThat(handling()).isEqualTo("olga\t2026-01-05 08:01:00.000\t\t\\N\totto\t2\n");
  }

  @Test
  void whatIsReopenedIsNeitherClosedNorAcknowledgedUntilItIsAgain() {
    said("08:01", "acknowledged", "olga", "");
    said("08:02", "closed", "olga", "");
    assertThat(handling())
        .isEqualTo("olga\t2026-01-05 08:01:00.000\tolga\t2026-01-05 08:02:00.000\t\t0\n");
    said("08:03", "reopened", "omar", "");
    assertThat(handling()).isEqualTo(NOTHING);
    said("08:04", "closed", "omar", "");
    assertThat(handling()).isEqualTo("\t\\N\tomar\t2026-01-05 08:04:00.000\t\t0\n");
  }

  @Test
  void ofWhatIsSaidTwiceUnderOneKeyTheFirstRecordCounts() {
    UUID once = UUID.randomUUID();
    insert(once, Long.MAX_VALUE - 7, "08:05", "acknowledged", "olga", "");
    insert(once, Long.MAX_VALUE - 8, "08:09", "acknowledged", "olga", "");
    said("08:07", "reopened", "omar", "");
    assertThat(handling()).isEqualTo(NOTHING);
  }

  @Test
  void whatTheTableDoesNotHoldYetCountsAndWhatItHoldsCountsOnce() {
    // given
    UUID held = UUID.randomUUID();
    insert(held, 1, "08:01", "commented", "olga", "");
    String recent =
        ("[[\"%s\",\"a\",1767600300000,\"v\",\"commented\",\"\",\"t\",\"olga\"],"
                + "[\"%s\",\"a\",1767600360000,\"v\",\"closed\",\"\",\"d\\'one\",\"omar\"]]")
            .formatted(held, UUID.randomUUID());

    // when
    String told = "(recent = '" + recent + "')";
    String since = told.replace(")", ", since = '2026-01-05 08:00:00')");

    // then
    assertThat(
            database.query(
                "SELECT closed_by, closed_at, comments FROM fleet.alert_handling" + since))
        .isEqualTo("omar\t2026-01-05 08:06:00.000\t1\n");
    assertThat(
            database.query(
                "SELECT at, remark FROM fleet.alert_actions_told" + told + " ORDER BY at"))
        .isEqualTo("2026-01-05 08:01:00.000\t\n2026-01-05 08:06:00.000\td\\'one\n");
  }

  private static void said(String at, String action, String by, String assignee) {
    insert(UUID.randomUUID(), 1, at, action, by, assignee);
  }

  private static void insert(
      UUID id, long version, String at, String action, String by, String assignee) {
    database.execute(
        "INSERT INTO fleet.alert_actions (alert_id, action_id, version, withdrawn, at, vehicle_id,"
            + " action, assignee, acted_by) VALUES ('a', '%s', %d, 0, '2026-01-05 %s:00', 'v',"
                .formatted(id, version, at)
            + " '%s', '%s', '%s')".formatted(action, assignee, by));
  }

  private static String handling() {
    return database.query(
        "SELECT acknowledged_by, acknowledged_at, closed_by, closed_at, assigned_to, comments FROM"
            + " fleet.alert_handling_current WHERE alert_id = 'a'");
  }
}
