package io.fleet.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A month's figures, worked by hand. */
class InsurerReportTest {
  private static final String MONTH =
      "FROM fleet.insurer_report(from = '2026-03-01 00:00:00', to = '2026-04-01 00:00:00')";

  @RegisterExtension static final Database database = new Database();

  @Test
  void aMonthOfTheFleetAndOfEachClass() throws Exception {
    // given: two vans and a vehicle nobody has described; one trip without a driver, one of April
    ScoreFacts facts = new ScoreFacts(database);
    facts.vehicle("van-1", "van");
    facts.vehicle("van-2", "van");
    UUID measured =
        facts.trip("van-1", "2026-03-02 08:00:00", "2026-03-02 12:00:00", "a", 300, 10_000);
    facts.speeds("van-1", "2026-03-02 08:00:00", measured, 300, 100, 30, 15);
    facts.trip("van-2", "2026-03-03 08:00:00", "2026-03-03 10:00:00", "", 100, 5_000);
    facts.trip("x", "2026-03-04 08:00:00", "2026-03-04 10:00:00", "b", 100, 5_000);
    facts.trip("x", "2026-04-01 00:00:00", "2026-04-01 01:00:00", "b", 100, 5_000);
    facts.harsh("van-1", "2026-03-02 09:00:00", "harsh_braking", 2);
    facts.harsh("van-2", "2026-03-03 09:00:00", "harsh_braking", 2);
    UUID wrong = facts.harsh("van-2", "2026-03-03 09:10:00", "harsh_cornering", 3);
    facts.action(wrong, "2026-03-04 09:00:00", "excluded", "", "olga");
    facts.crash("van-2", "2026-03-03 09:30:00", "confirmed", 4);
    facts.crash("van-2", "2026-03-03 08:30:00", "cleared", 2);
    facts.overspeed("van-1", "2026-03-02 10:00:00", 150, 85, 80);

    // then
    assertThat(
            database.query(
                "SELECT vehicle_class, vehicles, distance_km, crashes, crashes_per_million_km,"
                    + " harsh_events, harsh_events_per_100_km, over_limit_share "
                    + MONTH
                    + " ORDER BY vehicle_class"))
        .isEqualTo(
            "all\t3\t500\t1\t2000\t2\t0.4\t0.0075\n"
                + "unknown\t1\t100\t0\t0\t0\t0\t0\n"
                + "van\t2\t400\t1\t2500\t2\t0.5\t0.01\n");
    // a: 100 - 4 / 2.55 - 1.5
    assertThat(
            database.query(
                "SELECT vehicle_class, drivers, drivers_without_score, round(median_score, 2),"
                    + " below_60, from_60, from_70, from_80, from_90, known_driver_share,"
                    + " measured_share, round(private_share, 4), round(unjudged_share, 4) "
                    + MONTH
                    + " ORDER BY vehicle_class"))
        .isEqualTo(
            "all\t2\t0\t100\t0\t0\t0\t0\t2\t0.8\t0.6\t0.03\t0.06\n"
                + "unknown\t1\t0\t100\t0\t0\t0\t0\t1\t1\t0\t0\t0\n"
                + "van\t1\t0\t96.93\t0\t0\t0\t0\t1\t0.75\t0.75\t0.0375\t0.075\n");
  }
}
