package io.fleet.local.bench.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.clickhouse.EmbeddedClickHouseServer;
import io.fleet.local.bench.stack.ClickHouseSql;
import io.fleet.schema.SchemaMigrator;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small month, looked at row by row. */
class MonthTest {
  private static final Month.Size SIZE = new Month.Size(5, 3, 40);

  @TempDir static Path directory;
  private static EmbeddedClickHouseServer server;
  private static ClickHouseSql store;

  @BeforeAll
  static void load() throws Exception {
    server = EmbeddedClickHouseServer.start(directory, 0);
    new SchemaMigrator(server.jdbcUrl("default"), "default", "", "fleet").migrate();
    store =
        new ClickHouseSql(
            server.jdbcUrl("x").replaceAll(".*(http://[^/]+).*", "$1"), Duration.ofMinutes(1));
    new Month(store, SIZE, LocalDate.parse("2026-03-02")).load(day -> {});
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void itHasTheRowsItSays() throws Exception {
    assertThat(
            ask(
                "SELECT count(), uniqExact(vehicle_id), min(toDate(ts)), max(toDate(ts)) FROM telemetry FINAL"))
        .isEqualTo(SIZE.rows() + "\t5\t2026-02-27\t2026-03-01\n");
    assertThat(ask("SELECT count(), sum(fixes) FROM trips FINAL")).isEqualTo("60\t2400\n");
    assertThat(ask("SELECT count() > 20 FROM alerts_current WHERE state = 'resolved'"))
        .isEqualTo("1\n");
    assertThat(
            ask("SELECT count() FROM vehicles_current WHERE state = 'standing' AND isNotNull(lat)"))
        .isEqualTo("5\n");
  }

  @Test
  void aVehicleGoesAsFarAsItsSpeedSays() throws Exception {
    assertThat(
            ask(
                "SELECT countIf(abs(gone_m - driven_m) > 80) FROM (SELECT geoDistance(lon_e6 / 1e6, lat_e6 / 1e6,"
                    + " lagInFrame(lon_e6) OVER w / 1e6, lagInFrame(lat_e6) OVER w / 1e6) AS gone_m, speed_ckmph / 24 AS driven_m,"
                    + " row_number() OVER w AS n FROM telemetry FINAL"
                    + " WINDOW w AS (PARTITION BY vehicle_id, toDate(ts), intDiv(toHour(ts) - 5, 4) ORDER BY ts)) WHERE n > 1"))
        .isEqualTo("0\n");
  }

  @Test
  void itsHoursAreStoredAndNoneIsRecountedWhenAsked() throws Exception {
    assertThat(ask("SELECT count() FROM vehicle_hour_marks FINAL WHERE settled = 0"))
        .isEqualTo("0\n");
    assertThat(ask("SELECT sum(events), sum(fixes) FROM vehicle_hours FINAL"))
        .isEqualTo(SIZE.rows() + "\t" + SIZE.rows() + "\n");
    assertThat(ask("SELECT sum(fixes) FROM vehicle_cells_current")).isEqualTo(SIZE.rows() + "\n");
  }

  private static String ask(String sql) throws Exception {
    return store.run(sql, Map.of());
  }
}
